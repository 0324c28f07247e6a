package org.chmail.openfire.seats;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.chmail.openfire.SeatName;
import org.dom4j.Element;
import org.jivesoftware.openfire.interceptor.PacketInterceptor;
import org.jivesoftware.openfire.interceptor.PacketRejectedException;
import org.jivesoftware.openfire.session.Session;
import org.jspecify.annotations.Nullable;
import org.xmpp.packet.IQ;
import org.xmpp.packet.JID;
import org.xmpp.packet.Packet;

/**
 * Refuses in-band registration (XEP-0077) of the seats' names: who had one would keep people with a browser out of rooms.
 * Openfire answers {@code not-allowed}.
 */
final class NameGuard implements PacketInterceptor {
    private static final String REGISTER = "jabber:iq:register";

    @Override
    public void interceptPacket(Packet packet, @Nullable Session session, boolean incoming, boolean processed)
            throws PacketRejectedException {
        if (incoming && !processed && packet instanceof IQ && forbids((IQ) packet)) {
            throw new PacketRejectedException();
        }
    }

    /** Whether this registers a seat's name. */
    boolean forbids(IQ iq) {
        if (iq.getType() != IQ.Type.set) {
            return false;
        }
        List<Element> children = iq.getElement().elements();
        return children.stream()
                .filter(child -> REGISTER.equals(child.getNamespaceURI()))
                .flatMap(NameGuard::names)
                .anyMatch(NameGuard::isReserved);
    }

    /** §3.1.2 as fields, §3.1.2 of the forms as a form: Openfire takes either. */
    private static Stream<String> names(Element query) {
        List<Element> fields = query.elements();
        Stream<@Nullable String> plain = fields.stream()
                .filter(field -> field.getName().equals("username"))
                .map(Element::getText);
        Stream<@Nullable String> form = fields.stream()
                .filter(field -> field.getName().equals("x"))
                .flatMap(NameGuard::children)
                .filter(field -> "username".equals(field.attributeValue("var")))
                .flatMap(NameGuard::children)
                .map(Element::getText);
        return Stream.concat(plain, form).filter(Objects::nonNull).map(Objects::requireNonNull);
    }

    private static Stream<Element> children(Element parent) {
        List<Element> children = parent.elements();
        return children.stream();
    }

    /** As Openfire will write it (RFC 6122 §A): in lower case, wide letters as plain ones. */
    private static boolean isReserved(String name) {
        try {
            @Nullable String node = new JID(name.trim(), "localhost", null).getNode();
            return node != null && SeatName.isReserved(node);
        } catch (IllegalArgumentException e) {
            return false; // no user name: Openfire refuses it
        }
    }
}
