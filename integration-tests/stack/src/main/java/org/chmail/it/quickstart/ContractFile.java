package org.chmail.it.quickstart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.chmail.it.Person;
import org.chmail.it.Stack;
import org.chmail.it.client.MailServers;
import org.chmail.it.server.BridgeSettings;
import org.chmail.it.server.OpenfireServer;

/**
 * {@code quickstart.env}: how to reach a running quick-start, as {@code KEY=value} lines. It is there exactly while
 * all servers answer; it is replaced by rename, so nobody reads half of it.
 */
final class ContractFile {

    private static final String NAME = "quickstart.env";

    private final Path file;

    ContractFile(Path folder) {
        this.file = folder.resolve(NAME);
    }

    Path path() {
        return file;
    }

    /** Writes what is true now. */
    void write(Stack stack, List<Person> people) {
        String text = values(stack, people).entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
                .collect(Collectors.joining());
        Path part = file.resolveSibling(NAME + ".part");
        try {
            Files.writeString(part, text);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written", e);
        }
    }

    /** What an earlier quick-start left there when it was killed; empty if there is no such file. */
    Map<String, String> read() {
        if (!Files.exists(file)) {
            return Map.of();
        }
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> line.contains("="))
                    .collect(Collectors.toMap(
                            line -> line.substring(0, line.indexOf('=')),
                            line -> line.substring(line.indexOf('=') + 1),
                            (first, second) -> second));
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be deleted", e);
        }
    }

    private static Map<String, String> values(Stack stack, List<Person> people) {
        MailServers mail = stack.mail();
        BridgeSettings bridge = stack.bridge().settings();
        Map<String, String> values = new LinkedHashMap<>();
        values.put("DOMAIN", stack.domain());
        values.put("SMTP", mail.host() + ":" + mail.smtp());
        values.put("IMAP", mail.host() + ":" + mail.imap());
        values.put("POP3", mail.host() + ":" + mail.pop3());
        values.put("JAMES_ADMIN", "http://127.0.0.1:" + stack.james().settings().webadmin());
        values.put("XMPP", stack.xmpp().host() + ":" + stack.xmpp().port());
        values.put("BRIDGE", bridge.publicUrl());
        values.put("API", bridge.apiUrl());
        values.put("API_TOKEN", stack.apiToken());
        values.put("MANAGEMENT", bridge.managementUrl());
        // The mall's pages are not there yet.
        values.put("MALL", "");
        values.put("BRIDGE_JID", stack.bridgeJid());
        values.put(
                "OPENFIRE_ADMIN",
                stack.openfire()
                        .map(server -> "http://127.0.0.1:" + server.settings().admin())
                        .orElse(""));
        values.put("USERS", people.stream().map(Person::address).collect(Collectors.joining(",")));
        values.put("PASSWORD", stack.settings().password());
        values.put("JAMES_PID", Long.toString(stack.james().process().pid()));
        values.put(
                "OPENFIRE_PID",
                stack.openfire()
                        .map(OpenfireServer::process)
                        .map(process -> Long.toString(process.pid()))
                        .orElse(""));
        values.put("BRIDGE_PID", Long.toString(stack.bridge().process().pid()));
        return values;
    }
}
