package org.chmail.bridge.durability;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chmail.bridge.directory.PresenceBook.Resource;
import org.chmail.bridge.directory.PresenceBook.Sighting;
import org.chmail.bridge.model.LoginId;
import org.chmail.bridge.model.Presence;

/** Who is on in truth, and what of it a node can know. */
final class Truth {

    private final Map<LoginId, Presence> states = new LinkedHashMap<>();
    private final Time time;
    private long epochBegan;
    private boolean watched;
    // as the node that watches sees it
    private Clock clock;
    private Instant began;

    Truth(Time time) {
        this.time = time;
        this.epochBegan = time.nanos() - Duration.ofHours(1).toNanos();
    }

    Presence of(LoginId login) {
        return states.getOrDefault(login, Presence.OFF);
    }

    /** What the bridge may believe of someone now. */
    Presence known(LoginId login) {
        if (!watched) {
            return Presence.UNKNOWN;
        }
        Presence is = of(login);
        boolean young = clock.instant().isBefore(began.plus(Node.PRESENCE.restartGrace()));
        return is == Presence.OFF && young ? Presence.UNKNOWN : is;
    }

    boolean watched() {
        return watched;
    }

    void change(LoginId login, Presence presence, Node node) {
        states.put(login, presence);
        if (watched) {
            node.book.changed(login, sighting(presence));
        }
    }

    void watch(Node node) {
        watched = true;
        Map<LoginId, Sighting> users = new LinkedHashMap<>();
        states.forEach((login, presence) -> {
            if (presence != Presence.OFF) {
                users.put(login, sighting(presence));
            }
        });
        clock = node.clock;
        began = clock.instant().minus(Duration.ofNanos(time.nanos() - epochBegan));
        node.book.snapshot(users, began);
    }

    void lose(Node node) {
        watched = false;
        node.book.lost();
    }

    /** The bridge is dead: nobody watches. */
    void forget() {
        watched = false;
    }

    /** The XMPP server has started anew. */
    void newEpoch() {
        epochBegan = time.nanos();
    }

    private static Sighting sighting(Presence presence) {
        return presence == Presence.OFF
                ? Sighting.NONE
                : new Sighting(presence, List.of(new Resource("phone", "192.0.2.7")));
    }
}
