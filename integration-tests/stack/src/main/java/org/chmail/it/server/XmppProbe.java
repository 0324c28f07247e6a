package org.chmail.it.server;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * Whether an XMPP server answers a client's stream with its features (RFC 6120 §4.3.2).
 *
 * @param port its port for clients, on loopback
 * @param domain its domain
 */
record XmppProbe(int port, String domain) implements Probe {

    private static final int LIMIT_MILLIS = 5_000;
    private static final int ENOUGH = 4_096;

    @Override
    public boolean isReady() throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), LIMIT_MILLIS);
            socket.setSoTimeout(LIMIT_MILLIS);
            socket.getOutputStream()
                    .write(("<?xml version='1.0'?><stream:stream to='" + domain
                                    + "' version='1.0' xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'>")
                            .getBytes(StandardCharsets.UTF_8));
            InputStream in = socket.getInputStream();
            StringBuilder answer = new StringBuilder();
            byte[] buffer = new byte[ENOUGH];
            while (answer.length() < ENOUGH) {
                int count = in.read(buffer);
                if (count < 0) {
                    return false;
                }
                answer.append(new String(buffer, 0, count, StandardCharsets.UTF_8));
                if (answer.indexOf("<stream:features") >= 0) {
                    return true;
                }
            }
            return false;
        }
    }
}
