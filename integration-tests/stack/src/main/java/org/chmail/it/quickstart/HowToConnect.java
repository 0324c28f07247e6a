package org.chmail.it.quickstart;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.chmail.it.Person;
import org.chmail.it.Stack;
import org.chmail.it.client.MailServers;
import org.chmail.it.client.XmppServer;

/** The short table that a quick-start prints. */
final class HowToConnect {

    private final Stack stack;
    private final List<Person> people;
    private final Path contract;

    HowToConnect(Stack stack, List<Person> people, Path contract) {
        this.stack = stack;
        this.people = people;
        this.contract = contract;
    }

    void print(PrintStream out) {
        MailServers mail = stack.mail();
        XmppServer xmpp = stack.xmpp();
        out.println();
        out.println("CHmail runs.");
        row(out, "Users", people.stream().map(Person::address).collect(Collectors.joining(", ")));
        row(out, "Password", stack.settings().password() + " (of each, for mail and chat)");
        row(out, "SMTP", "%s:%d, plain text, AUTH".formatted(mail.host(), mail.smtp()));
        row(out, "IMAP", "%s:%d, plain text".formatted(mail.host(), mail.imap()));
        row(out, "POP3", "%s:%d, plain text".formatted(mail.host(), mail.pop3()));
        row(
                out,
                "XMPP",
                "%s:%d, domain %s, STARTTLS with a self-signed certificate"
                        .formatted(xmpp.host(), xmpp.port(), xmpp.domain()));
        row(out, "CHmail", stack.bridgeJid() + " in XMPP: say help to it");
        row(out, "Pages", stack.bridge().settings().publicUrl());
        row(out, "API", stack.bridge().settings().apiUrl());
        row(out, "Health", stack.bridge().settings().managementUrl() + "/health/ready");
        row(out, "For scripts", contract.toString());
        row(
                out,
                "Logs",
                "%s/{james,%sbridge}/*.log"
                        .formatted(contract.getParent(), stack.openfire().isPresent() ? "openfire," : ""));
        out.println("This James keeps mailboxes in memory: they end with it. What Openfire and the bridge know stays.");
        out.println("Ctrl-C stops all.");
        out.println();
    }

    private static void row(PrintStream out, String name, String value) {
        out.printf("  %-12s %s%n", name, value);
    }
}
