package org.chmail.bridge.http;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Looks at all parts at once. One that does not answer in time is not well. */
final class Health {

    private final Map<String, Supplier<PartHealth>> parts;
    private final Duration patience;
    private final Executor executor = task -> Thread.ofVirtual().name("health").start(task);

    Health(Map<String, Supplier<PartHealth>> parts, Duration patience) {
        this.parts = new LinkedHashMap<>(parts);
        this.patience = patience;
    }

    Map<String, PartHealth> look() {
        Map<String, CompletableFuture<PartHealth>> looks = new LinkedHashMap<>();
        parts.forEach((name, part) -> looks.put(
                name,
                CompletableFuture.supplyAsync(part, executor)
                        .completeOnTimeout(
                                new PartHealth(false, "did not answer within " + patience.toSeconds() + " s"),
                                patience.toMillis(),
                                TimeUnit.MILLISECONDS)
                        .exceptionally(e -> new PartHealth(false, "could not be looked at: " + reason(e)))));
        Map<String, PartHealth> found = new LinkedHashMap<>();
        looks.forEach((name, look) -> found.put(name, look.join()));
        return found;
    }

    private static String reason(Throwable e) {
        return String.valueOf(e.getCause() == null ? e : e.getCause());
    }
}
