package org.chmail.bridge.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;

/** Certificates in PEM. */
public final class PemFile {

    private PemFile() {}

    /**
     * Reads all certificates of a file.
     *
     * @throws IllegalArgumentException if it holds none; its message begins with "must"
     */
    public static List<X509Certificate> certificates(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            List<X509Certificate> found = CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
                    .map(X509Certificate.class::cast)
                    .toList();
            if (!found.isEmpty()) {
                return found;
            }
        } catch (IOException | CertificateException e) {
            throw new IllegalArgumentException("must name a file of certificates in PEM", e);
        }
        throw new IllegalArgumentException("must name a file with at least one certificate in PEM");
    }
}
