package org.chmail.it.server;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Keys and certificates, made by the JDK alone. */
public final class Keys {

    /** The password of each key store here: what they guard lives as long as a test. */
    static final String STORE_PASSWORD = "changeit";

    private Keys() {}

    /** A fresh RSA key pair of 2048 bits. */
    public static KeyPair rsa() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK has no RSA", e);
        }
    }

    /** A key in PEM (RFC 7468): PKCS #8 if private, SubjectPublicKeyInfo if public. */
    public static String pem(Key key) {
        String label = key.getFormat().equals("PKCS#8") ? "PRIVATE KEY" : "PUBLIC KEY";
        String body = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(key.getEncoded());
        return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
    }

    /** Makes a key store with one self-signed certificate for those names or IPv4 addresses, unless the file exists. */
    static void keyStore(Path store, String type, String alias, List<String> names) {
        if (Files.exists(store)) {
            return;
        }
        keytool(
                "-genkeypair",
                "-alias",
                alias,
                "-keyalg",
                "RSA",
                "-keysize",
                "2048",
                "-validity",
                "3650",
                "-dname",
                "CN=" + names.getFirst(),
                "-ext",
                "san=" + String.join(",", names.stream().map(Keys::alternative).toList()),
                "-storetype",
                type,
                "-keystore",
                store.toString(),
                "-storepass",
                STORE_PASSWORD,
                "-keypass",
                STORE_PASSWORD);
    }

    /** A name as a certificate has it (RFC 5280 §4.2.1.6). */
    private static String alternative(String name) {
        return (name.matches("[0-9.]+") ? "ip:" : "dns:") + name;
    }

    /** Makes a store that trusts the certificate of another, unless the file exists. */
    static void trustStore(Path store, Path trusted, String alias) {
        if (Files.exists(store)) {
            return;
        }
        Path certificate = store.resolveSibling(store.getFileName() + ".crt");
        keytool(
                "-exportcert",
                "-alias",
                alias,
                "-keystore",
                trusted.toString(),
                "-storepass",
                STORE_PASSWORD,
                "-file",
                certificate.toString());
        keytool(
                "-importcert",
                "-noprompt",
                "-alias",
                alias,
                "-file",
                certificate.toString(),
                "-storetype",
                "JKS",
                "-keystore",
                store.toString(),
                "-storepass",
                STORE_PASSWORD);
    }

    private static void keytool(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        Shell.run(command.toArray(String[]::new));
    }
}
