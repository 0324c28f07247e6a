package org.chmail.it.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** A name server on loopback that knows the TXT records it was given; every other name does not exist. */
final class NameServer implements AutoCloseable {

    private static final int STRING = 255;

    private final Map<Name, String> texts = new ConcurrentHashMap<>();
    private final DatagramSocket socket;

    NameServer() {
        try {
            socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        } catch (SocketException e) {
            throw new UncheckedIOException("no port for the name server", e);
        }
        Thread.ofPlatform().daemon().name("name-server").start(this::answerAll);
    }

    int port() {
        return socket.getLocalPort();
    }

    /** Publishes a text under a name without its last dot. */
    void publish(String name, String text) {
        try {
            texts.put(Name.fromString(name + "."), text);
        } catch (TextParseException e) {
            throw new IllegalArgumentException("not a name: " + name, e);
        }
    }

    @Override
    public void close() {
        socket.close();
    }

    private void answerAll() {
        byte[] buffer = new byte[4096];
        while (!socket.isClosed()) {
            DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
            try {
                socket.receive(packet);
                byte[] answer = answer(new Message(Arrays.copyOf(packet.getData(), packet.getLength())))
                        .toWire();
                socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
            } catch (IOException e) {
                if (!socket.isClosed()) {
                    throw new UncheckedIOException("the name server failed", e);
                }
            }
        }
    }

    private Message answer(Message query) {
        Record question = query.getQuestion();
        Message answer = new Message(query.getHeader().getID());
        answer.getHeader().setFlag(Flags.QR);
        answer.getHeader().setFlag(Flags.AA);
        answer.addRecord(question, Section.QUESTION);
        String text = question.getType() == Type.TXT ? texts.get(question.getName()) : null;
        if (text == null) {
            answer.getHeader().setRcode(Rcode.NXDOMAIN);
        } else {
            answer.addRecord(new TXTRecord(question.getName(), DClass.IN, 60, strings(text)), Section.ANSWER);
        }
        return answer;
    }

    /** A TXT record's text is a row of strings of at most 255 bytes (RFC 1035 §3.3.14). */
    private static List<String> strings(String text) {
        return List.of(text.split("(?<=\\G.{" + STRING + "})"));
    }
}
