package org.chmail.bridge.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Collections;

/**
 * A PKCS12 file with a private key and its certificates.
 *
 * @param path absolute
 * @param password of the file and of the key in it
 */
public record KeyStoreFile(Path path, Secret password) {

    /**
     * Opens it.
     *
     * @throws IllegalArgumentException if it cannot be opened or holds no private key; its message begins with "must"
     */
    public KeyStore load() {
        char[] secret = password.reveal().toCharArray();
        try (InputStream in = Files.newInputStream(path)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, secret);
            for (String alias : Collections.list(store.aliases())) {
                if (store.isKeyEntry(alias) && store.getKey(alias, secret) != null) {
                    return store;
                }
            }
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    "must be a PKCS12 file that its password opens (" + e.getMessage() + ")", e);
        }
        throw new IllegalArgumentException("must be a PKCS12 file with a private key and its certificate");
    }
}
