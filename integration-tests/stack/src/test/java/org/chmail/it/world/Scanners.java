package org.chmail.it.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.chmail.it.server.Http;

/** What opens the links in a mail before its receiver does: 50 scanners at once, each by HEAD and by GET. */
public final class Scanners {

    private static final int COUNT = 50;

    private Scanners() {}

    /** Lets all of them open each of the links. */
    public static void open(String... links) {
        Set<String> failed = new ConcurrentSkipListSet<>();
        try (ExecutorService scanners = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, COUNT)
                    .forEach(number -> scanners.execute(() -> {
                        for (String link : links) {
                            for (String method : List.of("HEAD", "GET")) {
                                int status = status(method, link);
                                if (status != 200) {
                                    failed.add("%d for %s %s".formatted(status, method, link));
                                }
                            }
                        }
                    }));
        }
        if (!failed.isEmpty()) {
            throw new AssertionError("scanners were answered: " + failed);
        }
    }

    private static int status(String method, String link) {
        try {
            return Http.send(method, URI.create(link), "").statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(link + " cannot be opened", e);
        }
    }
}
