package org.chmail.bridge.http;

import static java.util.Objects.requireNonNull;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the three listeners are.
 *
 * @param pages the public one
 * @param api loopback, or with TLS
 * @param management loopback, or with TLS
 */
public record HttpSettings(PageSettings pages, Listener api, Listener management) {

    public HttpSettings {
        requireNonNull(pages);
        refuseOpen("api", api);
        refuseOpen("management", management);
    }

    /**
     * An address to listen at.
     *
     * @param host a name or an IP address, an IPv6 one without brackets
     * @param port 0 takes any free one
     */
    public record Bind(String host, int port) {

        public Bind {
            requireNonNull(host);
            if (port < 0 || port > 65535) {
                throw new IllegalArgumentException("a port must be between 0 and 65535, got: " + port);
            }
        }

        boolean loopback() {
            try {
                return InetAddress.getByName(host).isLoopbackAddress();
            } catch (UnknownHostException e) {
                return false;
            }
        }

        @Override
        public String toString() {
            return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
        }
    }

    /** An address, and the certificate that is shown there, if any. */
    public record Listener(Bind bind, Optional<KeyStore> tls) {

        public Listener {
            requireNonNull(bind);
            requireNonNull(tls);
        }
    }

    /** A PKCS12 file with a private key and its certificates; {@code password} opens the file and the key in it. */
    public record KeyStore(Path path, String password) {

        public KeyStore {
            requireNonNull(path);
            requireNonNull(password);
        }

        @Override
        public String toString() {
            return path.toString();
        }
    }

    private static void refuseOpen(String name, Listener listener) {
        if (listener.tls().isEmpty() && !listener.bind().loopback()) {
            throw new IllegalArgumentException("`http." + name + ".bind` is " + listener.bind()
                    + ", which is not loopback: set `http." + name + ".tls.keyStore`, or bind 127.0.0.1");
        }
    }
}
