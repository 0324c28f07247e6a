package org.chmail.openfire.contact;

import java.util.Collection;
import java.util.Optional;
import java.util.function.Consumer;
import org.chmail.openfire.SeatName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xmpp.packet.JID;

/**
 * Who gets the bridge as contact: each local user once, but the bridge itself and its seats. Who deleted it does not get it
 * again, and who renamed it or put it into a group keeps it, whatever the bridge wishes later. One thread calls it.
 */
final class ContactBook {
    private static final Logger LOG = LoggerFactory.getLogger(ContactBook.class);

    private final JID bridge;
    private final Rosters rosters;

    // Confined to the one thread, but for reading.
    private volatile Optional<Boolean> wish = Optional.empty();

    ContactBook(JID bridge, Rosters rosters) {
        this.bridge = bridge;
        this.rosters = rosters;
    }

    /** Whether users who come are of interest. From any thread. */
    boolean isWanted() {
        return wish.orElse(false);
    }

    /** What the bridge wishes from now on. Nothing changes until it first says so. */
    void wish(boolean on) {
        if (wish.equals(Optional.of(on))) {
            return;
        }
        wish = Optional.of(on);
        if (on) {
            LOG.info("{} is put into its users' rosters as they come", bridge);
            each(rosters.online(), this::give);
        } else {
            LOG.info("{} is taken out of its users' rosters, but where they have made it theirs", bridge);
            each(rosters.subscribers(), this::take);
        }
    }

    /** A user (a bare JID) has come. */
    void came(JID user) {
        if (isWanted()) {
            give(user);
        }
    }

    private void give(JID user) {
        if (user.equals(bridge) || SeatName.isSeat(user) || rosters.isMarked(user) || rosters.has(user)) {
            return;
        }
        rosters.mark(user); // first: who can't be marked would get it back after each deletion
        try {
            rosters.put(user);
        } catch (RuntimeException e) {
            rosters.unmark(user);
            throw e;
        }
    }

    private void take(JID user) {
        if (rosters.isMarked(user) && rosters.isUntouched(user)) {
            rosters.remove(user);
            rosters.unmark(user);
        }
    }

    /** One user's trouble is not the others'. */
    private static void each(Collection<JID> users, Consumer<JID> what) {
        for (JID user : users) {
            try {
                what.accept(user);
            } catch (RuntimeException e) {
                LOG.warn("The roster of {} could not be changed", user, e);
            }
        }
    }
}
