package org.chmail.it.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A certificate of one's own making, as files in PEM (RFC 7468).
 *
 * @param certificate its file
 * @param key the file of its key
 * @param trusting believes it
 */
record SelfSigned(Path certificate, Path key, SSLContext trusting) {

    private static final String ALIAS = "self";

    /** Makes one for those names and IPv4 addresses. */
    static SelfSigned make(Path folder, String... names) {
        Path store = folder.resolve("certificate.p12");
        Keys.keyStore(store, "PKCS12", ALIAS, List.of(names));
        char[] password = Keys.STORE_PASSWORD.toCharArray();
        try (InputStream in = Files.newInputStream(store)) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(in, password);
            Key key = keys.getKey(ALIAS, password);
            Certificate certificate = keys.getCertificate(ALIAS);
            return new SelfSigned(
                    Files.writeString(folder.resolve("certificate.pem"), pem(certificate)),
                    Files.writeString(folder.resolve("key.pem"), Keys.pem(key)),
                    trusting(certificate));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("no certificate can be made in " + folder, e);
        }
    }

    private static String pem(Certificate certificate) throws GeneralSecurityException {
        return "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded())
                + "\n-----END CERTIFICATE-----\n";
    }

    private static SSLContext trusting(Certificate certificate) throws GeneralSecurityException, IOException {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry(ALIAS, certificate);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
