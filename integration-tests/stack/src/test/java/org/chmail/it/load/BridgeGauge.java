package org.chmail.it.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.chmail.it.server.BridgeServer;
import org.chmail.it.server.Http;

/** Measures what the bridge takes up. */
final class BridgeGauge {

    private static final double MEGABYTE = 1 << 20;

    private final BridgeServer bridge;
    private final Path database;
    private final Instant began = Instant.now();

    /** @param database the file of its database, with what stands beside it */
    BridgeGauge(BridgeServer bridge, Path database) {
        this.bridge = bridge;
        this.database = database;
    }

    /**
     * What it takes up at one moment.
     *
     * @param seconds since the first was to be taken
     * @param heap megabytes that live after a full collection
     * @param threads of the platform; virtual ones are part of the heap
     * @param database megabytes on disk
     * @param waiting rows of the outbox that are not sent yet
     * @param cpu seconds of processor time since its start
     */
    record Sample(long seconds, double heap, int threads, double database, int waiting, double cpu) {

        @Override
        public String toString() {
            return "  at %4d s: heap %.1f MB, %d threads, database %.1f MB, outbox %d, processor %.0f s"
                    .formatted(seconds, heap, threads, database, waiting, cpu);
        }
    }

    /** Measures now; the bridge collects its garbage for it. */
    Sample sample() {
        int waiting = (int) metric("chmail_outbox_waiting");
        jcmd("GC.run");
        return new Sample(
                Duration.between(began, Instant.now()).toSeconds(),
                metric("jvm_gc_live_data_size_bytes") / MEGABYTE,
                (int) metric("jvm_threads_live_threads"),
                size() / MEGABYTE,
                waiting,
                ProcessHandle.of(bridge.process().pid())
                        .flatMap(process -> process.info().totalCpuDuration())
                        .map(cpu -> cpu.toMillis() / 1000.0)
                        .orElse(0.0));
    }

    /** All of that metric's values. */
    private double metric(String name) {
        try {
            return Http.send("GET", URI.create(bridge.settings().managementUrl() + "/metrics"), "")
                    .body()
                    .lines()
                    .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
                    .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException("no metrics", e);
        }
    }

    private long size() {
        String name = database.getFileName().toString();
        try (Stream<Path> files = Files.list(database.toAbsolutePath().getParent())) {
            return files.filter(file -> file.getFileName().toString().startsWith(name))
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException("the size of %s is not known".formatted(database), e);
        }
    }

    private void jcmd(String command) {
        String program = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        try {
            Process process = new ProcessBuilder(
                            program, Long.toString(bridge.process().pid()), command)
                    .redirectErrorStream(true)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException("jcmd %s failed: %s".formatted(command, said));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(program + " cannot be run", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while measuring", e);
        }
    }
}
