package org.chmail.it.client;

import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * A person at a mail program: submits by SMTP with AUTH, reads by IMAP and by POP3.
 *
 * <p>Every failure of a server shows as an {@link IllegalStateException} that says which step failed.
 */
public final class MailUser {

    private static final Duration DELIVERY = Duration.ofSeconds(40);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final int TRIES = 3;

    private final MailServers servers;
    private final String address;
    private final String password;

    /**
     * A person with an account.
     *
     * @param address the mail address, which is the user name too
     */
    public MailUser(MailServers servers, String address, String password) {
        this.servers = servers;
        this.address = address;
        this.password = password;
    }

    /** The mail address. */
    public String address() {
        return address;
    }

    /** Begins a mail. */
    public Draft writes() {
        return new Draft(this);
    }

    /** Submits a mail by SMTP with AUTH (RFC 6409), each byte as it is. */
    public void submit(List<String> recipients, byte[] mail) {
        send(servers, address, password, address, recipients, mail);
    }

    /** Submits a mail with another envelope sender than the account's address. */
    public void submitAs(String sender, List<String> recipients, byte[] mail) {
        send(servers, address, password, sender, recipients, mail);
    }

    /** Hands a mail to the server as another server would: without AUTH. */
    public static void handOver(MailServers servers, String from, List<String> recipients, byte[] mail) {
        send(servers, null, null, from, recipients, mail);
    }

    /** Waits for the mail of that Message-ID and fetches it by IMAP. */
    public ArrivedMail receivesByImap(String messageId) {
        return awaits("imap", messageId);
    }

    /** Waits for the mail of that Message-ID and fetches it by POP3. */
    public ArrivedMail receivesByPop3(String messageId) {
        return awaits("pop3", messageId);
    }

    /** All mails in the mailbox now, by IMAP. */
    public List<ArrivedMail> inbox() {
        return fetch("imap");
    }

    private ArrivedMail awaits(String protocol, String messageId) {
        return Awaitility.await("the mail %s of %s, by %s".formatted(messageId, address, protocol))
                .atMost(DELIVERY)
                .pollInterval(POLL)
                .until(() -> find(fetch(protocol), messageId), mail -> mail != null);
    }

    private static @Nullable ArrivedMail find(List<ArrivedMail> mails, String messageId) {
        for (ArrivedMail mail : mails) {
            if (mail.fields("Message-ID").contains(messageId)) {
                return mail;
            }
        }
        return null;
    }

    /** Connects anew if it fails, as a mail program does: a cold James 3.8 at times leaves an IMAP FETCH unanswered. */
    private List<ArrivedMail> fetch(String protocol) {
        for (int left = TRIES - 1; ; left--) {
            try {
                return fetchOnce(protocol);
            } catch (MessagingException | IOException e) {
                if (left == 0) {
                    throw new IllegalStateException("%s cannot read mail by %s".formatted(address, protocol), e);
                }
            }
        }
    }

    private List<ArrivedMail> fetchOnce(String protocol) throws MessagingException, IOException {
        int port = protocol.equals("imap") ? servers.imap() : servers.pop3();
        List<ArrivedMail> mails = new ArrayList<>();
        try (Store store = servers.session(protocol).getStore(protocol)) {
            store.connect(servers.host(), port, address, password);
            try (Folder folder = store.getFolder("INBOX")) {
                folder.open(Folder.READ_ONLY);
                for (Message message : folder.getMessages()) {
                    mails.add(ArrivedMail.of((MimeMessage) message));
                }
            }
        }
        return mails;
    }

    private static void send(
            MailServers servers,
            @Nullable String user,
            @Nullable String password,
            String from,
            List<String> recipients,
            byte[] mail) {
        Session session = servers.session("smtp");
        session.getProperties().setProperty("mail.smtp.from", from);
        session.getProperties().setProperty("mail.smtp.auth", Boolean.toString(user != null));
        try (Transport transport = session.getTransport("smtp")) {
            transport.connect(servers.host(), servers.smtp(), user, password);
            InternetAddress[] addresses = new InternetAddress[recipients.size()];
            for (int i = 0; i < addresses.length; i++) {
                addresses[i] = new InternetAddress(recipients.get(i));
            }
            transport.sendMessage(new MimeMessage(session, new ByteArrayInputStream(mail)), addresses);
        } catch (MessagingException e) {
            throw new IllegalStateException("the mail of %s was not taken".formatted(from), e);
        }
    }
}
