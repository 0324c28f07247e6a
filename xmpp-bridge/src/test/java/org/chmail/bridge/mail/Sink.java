package org.chmail.bridge.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;
import org.subethamail.smtp.server.SMTPServer;

/** A mail server that keeps what it takes, and answers as the test wants. */
final class Sink implements AutoCloseable {

    static final String USER = "chmail@example.org";
    static final String PASSWORD = "let me in";

    final List<String> senders = new CopyOnWriteArrayList<>();
    final List<MimeMessage> mails = new CopyOnWriteArrayList<>();
    volatile @Nullable RejectException toSender;
    volatile @Nullable RejectException toRecipient;
    volatile @Nullable RejectException toData;
    private final SMTPServer server;

    /** @param port 0 takes any free one */
    Sink(int port) {
        server = SMTPServer.port(port)
                .bindAddress(InetAddress.getLoopbackAddress())
                .requireAuth()
                .authenticationHandlerFactory(new EasyAuthenticationHandlerFactory((user, password, context) -> {
                    if (!user.equals(USER) || !password.equals(PASSWORD)) {
                        throw new LoginFailedException();
                    }
                }))
                .messageHandlerFactory(Taking::new)
                .build();
        server.start();
    }

    int port() {
        return server.getPortAllocated();
    }

    @Override
    public void close() {
        server.stop();
    }

    private final class Taking implements MessageHandler {

        Taking(MessageContext context) {}

        @Override
        public void from(String from) throws RejectException {
            refuse(toSender);
            senders.add(from);
        }

        @Override
        public void recipient(String recipient) throws RejectException {
            refuse(toRecipient);
        }

        @Override
        public @Nullable String data(InputStream data) throws IOException, RejectException {
            try {
                MimeMessage mail = new MimeMessage(null, data);
                refuse(toData);
                mails.add(mail);
                return null;
            } catch (MessagingException e) {
                throw new IOException(e);
            }
        }

        @Override
        public void done() {}

        private static void refuse(@Nullable RejectException answer) throws RejectException {
            if (answer != null) {
                throw answer;
            }
        }
    }
}
