package org.chmail.it.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A server in a process of its own: started, waited for, and stopped by its own handle.
 *
 * <p>Standard output and error go to a log file, to which a later start appends. Thread-safe.
 */
public final class ServerProcess implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(50);
    private static final Duration GRACE = Duration.ofSeconds(15);

    /** Ended of itself, or by SIGINT or SIGTERM as a JVM answers them. */
    private static final int INTERRUPTED = 130;

    private static final Set<Integer> CLEAN = Set.of(0, INTERRUPTED, 143);

    private final String name;
    private final Path log;
    private final Process process;

    // Written by the thread that ends the process, read by any.
    private volatile boolean killed;
    private volatile boolean closed;

    private ServerProcess(String name, Path log, Process process) {
        this.name = name;
        this.log = log;
        this.process = process;
    }

    /**
     * Starts a server.
     *
     * @param name what messages call it
     * @param folder its working folder
     * @param log the file that its output is appended to
     * @param environment variables added to this process's own
     * @param command the program and its arguments
     */
    public static ServerProcess start(
            String name, Path folder, Path log, Map<String, String> environment, List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        try {
            return new ServerProcess(name, log, builder.start());
        } catch (IOException e) {
            throw new ServerFailure("%s cannot be started by %s".formatted(name, command.getFirst()), e);
        }
    }

    /**
     * Waits until the server answers.
     *
     * @throws ServerFailure if it ends before, or does not answer in time
     */
    void awaitReady(Probe probe, Duration atMost) {
        long deadline = System.nanoTime() + atMost.toNanos();
        Exception last = null;
        while (System.nanoTime() < deadline) {
            try {
                if (probe.isReady()) {
                    return;
                }
            } catch (Exception e) {
                last = e;
            }
            if (hasEndedWithin(POLL)) {
                throw new ServerFailure(
                        "%s ended with %d instead of starting.%s".formatted(name, process.exitValue(), logTail()));
            }
        }
        ServerFailure failure =
                new ServerFailure("%s did not answer within %d s.%s".formatted(name, atMost.toSeconds(), logTail()));
        if (last != null) {
            failure.addSuppressed(last);
        }
        throw failure;
    }

    /** The id of the process. */
    public long pid() {
        return process.pid();
    }

    /** Whether it runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** The file with what it printed. */
    public Path log() {
        return log;
    }

    /** What it printed so far, the lines that contain those words. */
    public List<String> logged(String words) {
        try {
            return Files.readAllLines(log).stream()
                    .filter(line -> line.contains(words))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(log + " cannot be read", e);
        }
    }

    /** Completes when the process has ended, for whatever reason. */
    public CompletableFuture<?> onExit() {
        return process.onExit();
    }

    /** Ends it at once (SIGKILL), as a crash would, and returns when it is gone. */
    public void kill() {
        killed = true;
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Stops it from running without ending it (SIGSTOP): its connections stay, nothing is answered. */
    public void freeze() {
        signal("STOP");
    }

    /** Lets a frozen one go on (SIGCONT). */
    public void thaw() {
        signal("CONT");
    }

    /**
     * Asks it to end (SIGTERM) and waits; kills it after 15 s. A second call does nothing.
     *
     * @throws ServerFailure if it had ended before of itself, had to be killed, or ended with an error
     */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        if (killed) {
            return;
        }
        boolean ended = !process.isAlive();
        if (ended && process.exitValue() == INTERRUPTED) {
            // Ctrl-C at the terminal reaches every process there.
            return;
        }
        thawSilently();
        process.destroy();
        if (!hasEndedWithin(GRACE)) {
            kill();
            throw new ServerFailure("%s did not end within %d s of SIGTERM, and was killed.%s"
                    .formatted(name, GRACE.toSeconds(), logTail()));
        }
        if (ended || !CLEAN.contains(process.exitValue())) {
            throw new ServerFailure("%s ended %s with %d.%s"
                    .formatted(
                            name, ended ? "before it was stopped," : "when stopped,", process.exitValue(), logTail()));
        }
    }

    private void thawSilently() {
        if (process.isAlive()) {
            thaw();
        }
    }

    private boolean hasEndedWithin(Duration time) {
        try {
            return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerFailure("interrupted while waiting for " + name, e);
        }
    }

    private void signal(String signal) {
        try {
            Process kill = new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                    .inheritIO()
                    .start();
            if (kill.waitFor() != 0) {
                throw new ServerFailure("%s did not take SIG%s".formatted(name, signal));
            }
        } catch (IOException e) {
            throw new ServerFailure("kill cannot be run", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerFailure("interrupted while signalling " + name, e);
        }
    }

    private String logTail() {
        try {
            List<String> lines = Files.readAllLines(log).stream()
                    .filter(line -> !line.startsWith("\tat "))
                    .toList();
            List<String> tail = lines.subList(Math.max(0, lines.size() - 15), lines.size());
            return " The end of its log " + log + ":\n  " + String.join("\n  ", tail);
        } catch (IOException e) {
            return " Its log " + log + " cannot be read.";
        }
    }
}
