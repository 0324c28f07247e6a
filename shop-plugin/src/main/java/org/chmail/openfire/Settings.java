package org.chmail.openfire;

import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.xmpp.packet.JID;

/**
 * The plugin's properties, as an admin sets them under "System Properties" in Openfire's console. They are read when the
 * plugin starts.
 *
 * <table>
 * <caption>Properties</caption>
 * <tr><th>property</th><th>default</th><th>why</th></tr>
 * <tr><td>{@code chmail.bridge}</td><td>{@code chmail@<xmpp.domain>}</td>
 *     <td>the one account that may watch presence and open rooms</td></tr>
 * <tr><td>{@code chmail.muc.service}</td><td>{@code chats}</td>
 *     <td>subdomain of the rooms' service, so {@code chats.<xmpp.domain>}</td></tr>
 * </table>
 */
public final class Settings {
    private static final String BRIDGE = "chmail.bridge";
    private static final String SERVICE = "chmail.muc.service";
    /** RFC 1035 §2.3.1: a label of letters, digits and inner hyphens, at most 63 octets. */
    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

    private final JID bridge;
    private final String roomsService;

    private Settings(JID bridge, String roomsService) {
        this.bridge = Objects.requireNonNull(bridge);
        this.roomsService = Objects.requireNonNull(roomsService);
    }

    /**
     * Reads and checks all properties.
     *
     * @param properties gives a property's value, or null where it is not set
     * @param domain Openfire's XMPP domain
     * @throws IllegalArgumentException naming the property, its value and what it should be
     */
    static Settings read(UnaryOperator<@Nullable String> properties, String domain) {
        return new Settings(
                bridge(orElse(properties.apply(BRIDGE), "chmail@" + domain), domain),
                service(orElse(properties.apply(SERVICE), "chats")));
    }

    /** The bridge's account, a bare JID of this server. */
    public JID bridge() {
        return bridge;
    }

    /** The subdomain of the rooms' service, such as {@code chats}. */
    public String roomsService() {
        return roomsService;
    }

    private static String orElse(@Nullable String value, String otherwise) {
        return value == null ? otherwise : value.trim();
    }

    private static JID bridge(String value, String domain) {
        String rule = BRIDGE + " must be a bare JID of this server, such as chmail@" + domain + ", got: " + value;
        JID jid;
        try {
            jid = new JID(value);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(rule, e);
        }
        if (jid.getNode() == null
                || jid.getResource() != null
                || !jid.getDomain().equals(domain)) {
            throw new IllegalArgumentException(rule);
        }
        return jid;
    }

    private static String service(String value) {
        if (!LABEL.matcher(value).matches()) {
            throw new IllegalArgumentException(SERVICE
                    + " must be one label of a domain (a-z, 0-9, inner hyphens; not a whole domain), such as chats, got: "
                    + value);
        }
        return value;
    }
}
