package org.chmail.it.quickstart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.chmail.it.client.CHmailUser;
import org.chmail.it.client.ChatUser;
import org.chmail.it.client.MailServers;
import org.chmail.it.client.MailUser;
import org.chmail.it.client.XmppServer;
import org.chmail.it.server.Artifacts;

/** A quick-start in a process of its own, as the script starts it once everything is built. */
final class StartedQuickStart implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(2);

    private final Path folder;
    private final Path log;
    private final Process process;

    private StartedQuickStart(Path folder, Path log, Process process) {
        this.folder = folder;
        this.log = log;
        this.process = process;
    }

    static StartedQuickStart start(Path folder, String... more) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-D" + Artifacts.ROOT_PROPERTY + "=" + System.getProperty(Artifacts.ROOT_PROPERTY),
                "-cp",
                System.getProperty("java.class.path"),
                "org.chmail.it.quickstart.QuickStart",
                "--dir",
                folder.toString()));
        command.addAll(List.of(more));
        try {
            Path log = Files.createTempFile(folder, "quickstart", ".log");
            return new StartedQuickStart(
                    folder,
                    log,
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(log.toFile())
                            .start());
        } catch (IOException e) {
            throw new UncheckedIOException("the quick-start cannot be started", e);
        }
    }

    /** Waits for its end and returns the exit code. */
    int awaitExit(Duration atMost) {
        try {
            if (!process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError("the quick-start did not end within " + atMost + ":\n" + output());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Sends SIGTERM, waits, and returns the exit code. */
    int terminate(Duration atMost) {
        process.destroy();
        return awaitExit(atMost);
    }

    /** What it printed. */
    String output() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The contract file's keys and values; empty if there is none. */
    Map<String, String> contract() {
        Path file = folder.resolve("quickstart.env");
        Map<String, String> values = new LinkedHashMap<>();
        if (!Files.exists(file)) {
            return values;
        }
        try {
            for (String line : Files.readAllLines(file)) {
                int equals = line.indexOf('=');
                values.put(line.substring(0, equals), line.substring(equals + 1));
            }
            return values;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for the contract file. */
    Map<String, String> awaitContract() {
        return awaitContract(values -> !values.isEmpty());
    }

    /** Waits until the contract file has another value for that key. */
    Map<String, String> awaitContractWithout(String key, String value) {
        return awaitContract(values -> values.containsKey(key) && !value.equals(values.get(key)));
    }

    MailUser mail(String name) {
        Map<String, String> values = contract();
        MailServers servers =
                new MailServers("127.0.0.1", port(values, "SMTP"), port(values, "IMAP"), port(values, "POP3"));
        return new MailUser(servers, name + "@" + values.get("DOMAIN"), value(values, "PASSWORD"));
    }

    CHmailUser comesOn(String name) {
        Map<String, String> values = contract();
        XmppServer server = new XmppServer("127.0.0.1", port(values, "XMPP"), value(values, "DOMAIN"));
        return new CHmailUser(
                ChatUser.login(server, name, value(values, "PASSWORD"), "desk").comesOn(), value(values, "BRIDGE_JID"));
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            terminate(Duration.ofSeconds(40));
        }
    }

    private Map<String, String> awaitContract(Predicate<Map<String, String>> fits) {
        return Awaitility.await("the contract file")
                .atMost(START)
                .until(
                        () -> {
                            if (!process.isAlive()) {
                                throw new AssertionError("the quick-start ended:\n" + output());
                            }
                            return contract();
                        },
                        fits);
    }

    private static int port(Map<String, String> values, String key) {
        String value = value(values, key);
        return Integer.parseInt(value.substring(value.lastIndexOf(':') + 1));
    }

    private static String value(Map<String, String> values, String key) {
        String value = values.get(key);
        if (value == null) {
            throw new AssertionError(key + " is not in " + values);
        }
        return value;
    }
}
