package org.chmail.it.quickstart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** What remains where a quick-start was killed, and of this one when it ends. */
final class Leftovers {

    private static final Duration GRACE = Duration.ofSeconds(15);
    private static final int ROUNDS = 3;

    private Leftovers() {}

    /**
     * Ends the servers of a quick-start that was killed: those whose process ids it wrote down, if they still are
     * what they were, programs that run in that folder.
     */
    static void endServersOf(Map<String, String> contract, Path folder) {
        List<ProcessHandle> left = Stream.of("JAMES_PID", "OPENFIRE_PID", "BRIDGE_PID")
                .map(key -> contract.getOrDefault(key, ""))
                .filter(pid -> !pid.isEmpty())
                .map(pid -> ProcessHandle.of(Long.parseLong(pid)))
                .flatMap(Optional::stream)
                .filter(process -> process.info().commandLine().orElse("").contains(folder.toString()))
                .toList();
        end(left);
    }

    /** Ends every process that this one started and that still runs. */
    static void endOwn() {
        List<ProcessHandle> own = ProcessHandle.current().descendants().toList();
        // Again, for one may have been about to start another.
        for (int i = 0; i < ROUNDS && !own.isEmpty(); i++) {
            end(own);
            own = ProcessHandle.current().descendants().toList();
        }
    }

    /** Deletes a folder with all in it. */
    static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be deleted", e);
        }
    }

    private static void end(List<ProcessHandle> processes) {
        processes.forEach(ProcessHandle::destroy);
        CompletableFuture<?>[] ends =
                processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(ends).get(GRACE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            processes.forEach(ProcessHandle::destroyForcibly);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            processes.forEach(ProcessHandle::destroyForcibly);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the end of a process cannot be awaited", e);
        }
    }
}
