package org.chmail.openfire.watch;

import java.time.Duration;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.dom4j.DocumentHelper;
import org.dom4j.Element;
import org.dom4j.QName;
import org.xmpp.packet.JID;

/** The elements of {@code urn:chmail:watch:0}, as {@code docs/protocol.md} has them. */
final class WatchStanzas {
    static final String NAMESPACE = "urn:chmail:watch:0";

    private final String epoch;
    private final BooleanSupplier registrationOpen;

    WatchStanzas(String epoch, BooleanSupplier registrationOpen) {
        this.epoch = epoch;
        this.registrationOpen = registrationOpen;
    }

    Element snapshot(Duration age, long seq, Duration lease, Map<JID, UserPresence> users) {
        Element snapshot = numbered("snapshot", seq).addAttribute("age", String.valueOf(age.toSeconds()));
        leased(snapshot, lease);
        users.forEach((user, presence) -> user(snapshot, user, presence));
        return snapshot;
    }

    Element renewed(long seq, Duration lease) {
        return leased(numbered("renewed", seq), lease);
    }

    Element push(long seq, JID user, UserPresence presence) {
        Element push = numbered("push", seq);
        user(push, user, presence);
        return push;
    }

    private Element numbered(String name, long seq) {
        return DocumentHelper.createElement(QName.get(name, NAMESPACE))
                .addAttribute("epoch", epoch)
                .addAttribute("seq", String.valueOf(seq));
    }

    private Element leased(Element element, Duration lease) {
        return element.addAttribute("lease", String.valueOf(lease.toSeconds()))
                .addAttribute("registration", registrationOpen.getAsBoolean() ? "open" : "closed");
    }

    private static void user(Element parent, JID user, UserPresence presence) {
        Element element = parent.addElement("user", NAMESPACE)
                .addAttribute("jid", user.toString())
                .addAttribute("state", presence.state().word());
        for (Resource resource : presence.resources()) {
            element.addElement("resource", NAMESPACE)
                    .addAttribute("name", resource.name())
                    .addAttribute("priority", String.valueOf(resource.priority()))
                    .addAttribute("show", resource.show())
                    .addAttribute("address", resource.address());
        }
    }
}
