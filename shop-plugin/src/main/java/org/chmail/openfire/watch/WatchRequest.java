package org.chmail.openfire.watch;

import java.time.Duration;
import java.util.Locale;
import org.dom4j.Element;
import org.jspecify.annotations.Nullable;
import org.xmpp.packet.IQ;
import org.xmpp.packet.JID;

/** What is asked of the watch. */
final class WatchRequest {
    static final Duration SHORTEST = Duration.ofSeconds(1);
    static final Duration LONGEST = Duration.ofMinutes(10);

    private final Verb verb;
    private final Duration lease;

    enum Verb {
        WATCH,
        RENEW,
        UNWATCH
    }

    private WatchRequest(Verb verb, Duration lease) {
        this.verb = verb;
        this.lease = lease;
    }

    /** @throws IllegalArgumentException saying what is wrong with the request, for the one who asked */
    static WatchRequest of(IQ iq) {
        if (iq.getType() != IQ.Type.set) {
            throw new IllegalArgumentException("The IQ must be of type set.");
        }
        JID to = iq.getTo();
        if (to != null && to.getNode() != null) {
            throw new IllegalArgumentException("Ask the server's domain, not " + to + ".");
        }
        Element child = iq.getChildElement();
        Verb verb = verb(child.getName());
        return new WatchRequest(verb, verb == Verb.UNWATCH ? Duration.ZERO : lease(child.attributeValue("lease")));
    }

    Verb verb() {
        return verb;
    }

    /** Zero for {@link Verb#UNWATCH}. */
    Duration lease() {
        return lease;
    }

    private static Verb verb(String name) {
        for (Verb verb : Verb.values()) {
            if (verb.name().toLowerCase(Locale.ROOT).equals(name)) {
                return verb;
            }
        }
        throw new IllegalArgumentException("The child must be watch, renew or unwatch, got: " + name + ".");
    }

    private static Duration lease(@Nullable String text) {
        String rule = "lease must be whole seconds between " + SHORTEST.toSeconds() + " and " + LONGEST.toSeconds();
        if (text == null) {
            throw new IllegalArgumentException(rule + ", and is missing.");
        }
        try {
            Duration lease = Duration.ofSeconds(Long.parseLong(text));
            if (lease.compareTo(SHORTEST) >= 0 && lease.compareTo(LONGEST) <= 0) {
                return lease;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(rule + ", got: " + text + ".", e);
        }
        throw new IllegalArgumentException(rule + ", got: " + text + ".");
    }
}
