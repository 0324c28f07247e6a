package org.chmail.bridge.xmpp;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collection;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jivesoftware.smack.ConnectionConfiguration.SecurityMode;
import org.jivesoftware.smack.tcp.XMPPTCPConnectionConfiguration;
import org.jxmpp.stringprep.XmppStringprepException;

/** Makes the connection as the settings say; it is not connected yet. */
final class Connections {

    private Connections() {}

    /**
     * A new connection.
     *
     * @param available whether its sessions are announced
     * @throws IllegalArgumentException if the settings are no JID, or the CA file can't be used; it names it
     */
    static Line make(XmppSettings settings, boolean available) {
        try {
            XMPPTCPConnectionConfiguration.Builder builder = XMPPTCPConnectionConfiguration.builder()
                    .setXmppDomain(settings.domain())
                    .setHost(settings.host())
                    .setPort(settings.port())
                    .setUsernameAndPassword(settings.user(), settings.password())
                    .setResource(settings.resource())
                    .setCompressionEnabled(false)
                    .setLanguage(Line.LANGUAGE)
                    .setSendPresence(available);
            secure(builder, settings);
            return new Line(builder.build());
        } catch (XmppStringprepException e) {
            throw new IllegalArgumentException(
                    "`xmpp.domain` and `node` must make a JID, got: " + settings.account() + "/" + settings.resource(),
                    e);
        }
    }

    /** RFC 6120 §13.7.1: a certificate must be checked; where the server is this very computer, there is no one between. */
    private static void secure(XMPPTCPConnectionConfiguration.Builder builder, XmppSettings settings) {
        if (!settings.tlsRequired()) {
            builder.setSecurityMode(SecurityMode.ifpossible)
                    .setCustomX509TrustManager(new TrustsAll())
                    .setHostnameVerifier((host, session) -> true);
            return;
        }
        builder.setSecurityMode(SecurityMode.required);
        settings.caFile().ifPresent(file -> builder.setCustomX509TrustManager(trusting(file)));
    }

    private static X509TrustManager trusting(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            Collection<? extends Certificate> certificates =
                    CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (certificates.isEmpty()) {
                throw new IllegalArgumentException(
                        "`xmpp.tls.caFile` must hold certificates in PEM, got none in " + file);
            }
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int n = 0;
            for (Certificate certificate : certificates) {
                store.setCertificateEntry("ca-" + n++, certificate);
            }
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            return Arrays.stream(factory.getTrustManagers())
                    .filter(X509TrustManager.class::isInstance)
                    .map(X509TrustManager.class::cast)
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException("`xmpp.tls.caFile` can't be read: " + file, e);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("`xmpp.tls.caFile` must hold certificates in PEM: " + file, e);
        }
    }

    private static final class TrustsAll implements X509TrustManager {
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
