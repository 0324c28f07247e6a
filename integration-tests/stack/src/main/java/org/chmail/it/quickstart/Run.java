package org.chmail.it.quickstart;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.chmail.it.Person;
import org.chmail.it.Stack;
import org.chmail.it.StackSettings;
import org.chmail.it.server.Artifacts;
import org.chmail.it.server.SampleSwitches;
import org.jspecify.annotations.Nullable;

/** One run of the quick-start in its folder, from the start of the servers to their end. */
final class Run implements AutoCloseable {

    /**
     * Its Openfire begins with it, and nobody was on before: who is off need not be taken for unknown for a minute. What is
     * given on the command line counts before this.
     */
    private static final List<String> OWN_SETTINGS = List.of("presence.restartGrace=10s");

    private static final List<String> USERS = List.of("alice", "bob", "carol");

    private final Artifacts artifacts;
    private final RunOptions options;
    private final PrintStream out;
    private final ContractFile contract;
    private final CountDownLatch never = new CountDownLatch(1);

    // Guarded by this: what must be undone.
    private @Nullable FileChannel lock;
    private @Nullable Stack stack;
    private @Nullable BridgeKeeper keeper;
    private List<Person> people = List.of();
    private boolean stopped;
    private volatile boolean starting;

    Run(Artifacts artifacts, RunOptions options, PrintStream out) {
        this.artifacts = artifacts;
        this.options = options;
        this.out = out;
        this.contract = new ContractFile(options.folder());
    }

    /** Starts everything, writes the contract file and prints how to connect. */
    void start() throws IOException {
        takeFolder();
        Runtime.getRuntime().addShutdownHook(new Thread(this::endBySignal, "stop"));
        starting = true;
        out.println(
                options.foreign().isPresent()
                        ? "Starting Apache James and the bridge ..."
                        : "Starting Apache James, Openfire and the bridge ...");
        Stack started = Stack.start(new StackSettings(
                artifacts,
                options.folder(),
                options.domain(),
                options.foreign(),
                StackSettings.PASSWORD,
                Stream.concat(OWN_SETTINGS.stream(), options.settings().stream())
                        .toList(),
                List.of(),
                false,
                OptionalInt.empty(),
                SampleSwitches.chatLink(artifacts.mailetContainer(), options.folder()),
                Map.of()));
        synchronized (this) {
            stack = started;
        }
        List<Person> made = USERS.stream().map(started::person).toList();
        synchronized (this) {
            people = made;
            keeper = new BridgeKeeper(started.bridge(), this::writeContract, out);
        }
        writeContract();
        new HowToConnect(started, made, contract.path()).print(out);
    }

    synchronized Stack stack() {
        return Objects.requireNonNull(stack, "not started");
    }

    synchronized List<Person> people() {
        return people;
    }

    /** Waits for the signal that ends this process. */
    void awaitStop() throws InterruptedException {
        never.await();
    }

    /** Stops everything; what does not end as it should is printed. */
    @Override
    public synchronized void close() {
        if (stopped) {
            return;
        }
        stopped = true;
        if (lock == null) {
            // The folder is another's, and so is the contract file in it.
            return;
        }
        if (starting) {
            out.println("Stopping ...");
        }
        if (keeper != null) {
            keeper.close();
        }
        contract.delete();
        try {
            if (stack != null) {
                stack.close();
            }
        } catch (RuntimeException e) {
            out.println(e.getMessage());
        }
        Leftovers.endOwn();
        closeLock();
    }

    private synchronized void writeContract() {
        if (!stopped) {
            contract.write(stack(), people);
        }
    }

    /** SIGINT and SIGTERM are how a quick-start is meant to end, so the exit code is 0. */
    private void endBySignal() {
        if (!isStopped()) {
            close();
            Runtime.getRuntime().halt(0);
        }
    }

    private synchronized boolean isStopped() {
        return stopped;
    }

    private void takeFolder() throws IOException {
        Path folder = Files.createDirectories(options.folder());
        FileChannel channel = FileChannel.open(
                folder.resolve("quickstart.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!locks(channel)) {
            channel.close();
            throw new IllegalStateException(
                    "another quickstart runs in %s: stop it, or take another folder with --dir".formatted(folder));
        }
        synchronized (this) {
            lock = channel;
        }
        Leftovers.endServersOf(contract.read(), folder);
        contract.delete();
        if (options.fresh()) {
            Stream.of("james", "openfire", "bridge", "ports.properties", "domain")
                    .map(folder::resolve)
                    .forEach(Leftovers::delete);
        }
        keepDomain(folder.resolve("domain"));
    }

    private void keepDomain(Path file) throws IOException {
        if (!Files.exists(file)) {
            Files.writeString(file, options.domain());
        } else if (!Files.readString(file).equals(options.domain())) {
            throw new IllegalStateException(
                    "%s holds data of the domain %s, not %s: forget them with --fresh, or take another folder with --dir"
                            .formatted(options.folder(), Files.readString(file), options.domain()));
        }
    }

    private static boolean locks(FileChannel channel) throws IOException {
        try {
            @Nullable FileLock taken = channel.tryLock();
            return taken != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private synchronized void closeLock() {
        try {
            if (lock != null) {
                lock.close();
            }
        } catch (IOException e) {
            out.println("the lock of " + options.folder() + " cannot be released: " + e.getMessage());
        }
    }
}
