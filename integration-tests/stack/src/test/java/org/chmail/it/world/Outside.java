package org.chmail.it.world;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.chmail.it.client.ArrivedMail;
import org.chmail.it.server.Ports;
import org.subethamail.smtp.helper.SimpleMessageListener;
import org.subethamail.smtp.helper.SimpleMessageListenerAdapter;
import org.subethamail.smtp.server.SMTPServer;

/** The mail server of everybody else: James hands to it what leaves for other domains. */
public final class Outside implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private record Arrived(String recipient, ArrivedMail mail) {}

    private final List<Arrived> mails = new CopyOnWriteArrayList<>();
    private final SMTPServer server;

    Outside() {
        server = SMTPServer.port(Ports.free())
                .bindAddress(InetAddress.getLoopbackAddress())
                .hostName("outside.example")
                .messageHandlerFactory(new SimpleMessageListenerAdapter(new Keeper()))
                .build();
        server.start();
    }

    int port() {
        return server.getPort();
    }

    /** Waits for the mail of that Message-ID. */
    public ArrivedMail receives(String messageId) {
        return Awaitility.await("the mail " + messageId + " outside")
                .atMost(PATIENCE)
                .until(
                        () -> mails.stream()
                                .map(Arrived::mail)
                                .filter(mail -> mail.fields("Message-ID").contains(messageId))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    /** Waits for a mail to that address. */
    public ArrivedMail receivesFor(String address) {
        return receivesFor(address, "", 1);
    }

    /** Waits for the n-th mail to that address with these words in its subject, the first being 1. */
    public ArrivedMail receivesFor(String address, String subject, int n) {
        return Awaitility.await("a mail to " + address + " outside")
                .atMost(PATIENCE)
                .until(
                        () -> mails.stream()
                                .filter(mail -> mail.recipient().equals(address))
                                .map(Arrived::mail)
                                .filter(mail ->
                                        mail.fields("Subject").toString().contains(subject))
                                .skip(n - 1)
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    @Override
    public void close() {
        server.stop();
    }

    private final class Keeper implements SimpleMessageListener {

        @Override
        public boolean accept(String from, String recipient) {
            return true;
        }

        @Override
        public void deliver(String from, String recipient, InputStream data) throws IOException {
            mails.add(new Arrived(recipient, ArrivedMail.of(data.readAllBytes())));
        }
    }
}
