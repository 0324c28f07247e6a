package org.chmail.it.client;

import java.security.KeyManagementException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.jivesoftware.smack.ConnectionConfiguration.SecurityMode;
import org.jivesoftware.smack.tcp.XMPPTCPConnection;
import org.jivesoftware.smack.tcp.XMPPTCPConnectionConfiguration;
import org.jxmpp.stringprep.XmppStringprepException;

/** Smack connections to a server whose certificate nobody vouches for. */
final class Connections {

    private static final Duration REPLY = Duration.ofSeconds(15);

    private Connections() {}

    /** A connection that is not opened yet; it takes STARTTLS where the server offers it. */
    static XMPPTCPConnection to(XmppServer server) {
        try {
            XMPPTCPConnectionConfiguration configuration = XMPPTCPConnectionConfiguration.builder()
                    .setHost(server.host())
                    .setPort(server.port())
                    .setXmppDomain(server.domain())
                    .setSecurityMode(SecurityMode.ifpossible)
                    .setCustomX509TrustManager(new AnyCertificate())
                    .setSslContextFactory(Connections::tls)
                    .setHostnameVerifier((name, session) -> true)
                    .setSendPresence(false)
                    .setCompressionEnabled(false)
                    .build();
            XMPPTCPConnection connection = new XMPPTCPConnection(configuration);
            connection.setReplyTimeout(REPLY.toMillis());
            // What a test closes stays closed, and what breaks must be seen.
            connection.setUseStreamManagement(false);
            return connection;
        } catch (XmppStringprepException e) {
            throw new IllegalArgumentException("not an XMPP domain: " + server.domain(), e);
        }
    }

    private static SSLContext tls() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new AnyCertificate()}, new SecureRandom());
            return context;
        } catch (NoSuchAlgorithmException | KeyManagementException e) {
            throw new IllegalStateException("this JDK has no TLS", e);
        }
    }

    /** Self-signed certificates of servers on this machine are all there is. */
    private static final class AnyCertificate implements X509TrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
