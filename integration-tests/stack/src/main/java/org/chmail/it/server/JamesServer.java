package org.chmail.it.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A real James 3.8 (its memory server: mailboxes end with the process) with our mailets.
 *
 * <p>Ready when its administration says healthy, which it does after SMTP, IMAP and POP3 listen.
 */
public final class JamesServer implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(2);

    private final String classPath;
    private final Path folder;
    private final JamesSettings settings;

    /** Who has an account, with the password: the memory server forgets them when it ends. */
    private final Map<String, String> users = new ConcurrentHashMap<>();

    // Guarded by this: what runs now.
    private ServerProcess process;

    private JamesServer(String classPath, Path folder, JamesSettings settings) {
        this.classPath = classPath;
        this.folder = folder;
        this.settings = settings;
        this.process = launch();
    }

    /**
     * Starts a James and makes its domain.
     *
     * @param folder its home, made if absent; the configuration in it is written anew
     * @throws ServerFailure if it does not answer within two minutes
     */
    public static JamesServer start(Artifacts artifacts, Path folder, JamesSettings settings) {
        JamesHome.write(artifacts, folder, settings);
        JamesServer james = new JamesServer(artifacts.jamesClassPath(), folder, settings);
        james.awaitReady();
        return james;
    }

    /** Starts it again after it ended: with its users, as a James with a database does, but without their mails. */
    public synchronized void startAgain() {
        if (process.isAlive()) {
            throw new IllegalStateException("James still runs");
        }
        process = launch();
        awaitReady();
        users.forEach(this::makeUser);
    }

    /** Makes a user with that mail address as user name; one that exists is left as it is. */
    public void addUser(String address, String password) {
        users.put(address, password);
        makeUser(address, password);
    }

    private void makeUser(String address, String password) {
        ask("PUT", "/users/" + address, "{\"password\":\"" + password + "\"}");
    }

    /** Lets mail to an alias go to an address; {@code address} may write as {@code alias}. */
    public void addAlias(String alias, String address) {
        ask("PUT", "/address/aliases/" + address + "/sources/" + alias, "");
    }

    /** Lets mail to a group go to one more member. */
    public void addToGroup(String group, String member) {
        ask("PUT", "/address/groups/" + group + "/" + member, "");
    }

    private synchronized void awaitReady() {
        URI health = webadmin("/healthcheck");
        process.awaitReady(() -> Http.answersOk(health), START);
        ask("PUT", "/domains/" + settings.domain(), "");
    }

    private ServerProcess launch() {
        List<String> options = new ArrayList<>(List.of(
                "-Dworking.directory=" + folder, "-Dlogback.configurationFile=" + folder.resolve("conf/logback.xml")));
        settings.dns().ifPresent(port -> options.add("-Ddns.server=127.0.0.1:" + port));
        return ServerProcess.start(
                "James",
                folder,
                folder.resolve("james.log"),
                Map.of(),
                Jvm.command(options, classPath, "org.apache.james.MemoryJamesServerMain"));
    }

    /** Sets and activates a user's Sieve script (RFC 5228). */
    public void setSieveScript(String address, String script) {
        ask("PUT", "/sieve/" + address + "/scripts/chmail?activate=true", script);
    }

    /**
     * Asks the administration.
     *
     * @return the answer's body
     * @throws ServerFailure if it refuses with anything but 409, "is there already"
     */
    public String ask(String method, String path, String body) {
        try {
            HttpResponse<String> answer = Http.send(method, webadmin(path), body);
            if (answer.statusCode() / 100 != 2 && answer.statusCode() != 409) {
                throw new ServerFailure(
                        "James answered %s %s with %d: %s".formatted(method, path, answer.statusCode(), answer.body()));
            }
            return answer.body();
        } catch (IOException e) {
            throw new ServerFailure("James did not answer %s %s".formatted(method, path), e);
        }
    }

    /** What it was started with. */
    public JamesSettings settings() {
        return settings;
    }

    /** The process that runs now, or ran last. */
    public synchronized ServerProcess process() {
        return process;
    }

    @Override
    public void close() {
        process().close();
    }

    private URI webadmin(String path) {
        return URI.create("http://127.0.0.1:" + settings.webadmin() + path);
    }
}
