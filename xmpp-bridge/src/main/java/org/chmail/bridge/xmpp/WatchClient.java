package org.chmail.bridge.xmpp;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.chmail.bridge.directory.RegistrationGuard.Registration;
import org.chmail.bridge.xmpp.WatchNumbers.Verdict;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the watch ({@code docs/protocol.md} §4): a snapshot, then pushes; a renewal every 40 s; a new snapshot whenever
 * something may have been missed. All of it happens on one thread, in the order in which the server said it.
 */
final class WatchClient implements SessionListener {

    static final Duration LEASE = Duration.ofMinutes(2);
    static final Duration RENEW_EVERY = Duration.ofSeconds(40);
    /** While the plugin is absent or being replaced, it is asked so often. */
    static final Duration RETRY = Duration.ofSeconds(2);
    /** A session resumed within this time has lost nothing, and nobody becomes unknown meanwhile. */
    static final Duration RESUMED_WITHIN = Duration.ofSeconds(10);

    private static final Duration ANSWER_BOUND = Duration.ofSeconds(10);
    private static final Logger LOG = LoggerFactory.getLogger(WatchClient.class);

    private final WatchLink link;
    private final WatchSink sink;
    private final WatchThread thread;
    private final boolean resumable;
    private final Clock clock;
    private final WatchNumbers numbers = new WatchNumbers();

    // the thread's own
    private boolean online;
    private boolean held;
    private @Nullable String pending;
    /** Grows with each question and each loss: what was scheduled before is void. */
    private long step;

    // written by the thread
    private volatile @Nullable String trouble = "Not yet connected to the XMPP server.";

    /**
     * A watch that is not begun.
     *
     * @param resumable whether a broken session may be resumed; if not, who is on is unknown at once: a server that stops
     *     sees everybody off before it ends the session
     */
    WatchClient(WatchLink link, WatchSink sink, WatchThread thread, boolean resumable, Clock clock) {
        this.resumable = resumable;
        this.link = link;
        this.sink = sink;
        this.thread = thread;
        this.clock = clock;
    }

    /** Why the watch is not held, for an admin; empty if it is. */
    Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }

    @Override
    public void renewed(boolean registrationOffered) {
        thread.run(() -> {
            // What the stream says holds until the plugin says it, or where there is none.
            sink.registration(registrationOffered ? Registration.OPEN : Registration.CLOSED);
            online = true;
            ask("watch");
        });
    }

    @Override
    public void resumed() {
        thread.run(() -> {
            online = true;
            ask(held ? "renew" : "watch");
        });
    }

    @Override
    public void lost() {
        thread.run(() -> {
            online = false;
            pending = null;
            long now = ++step;
            if (!resumable) {
                letGo("There is no XMPP session.");
                return;
            }
            thread.after(RESUMED_WITHIN, () -> {
                if (step == now) {
                    letGo("There is no XMPP session.");
                }
            });
        });
    }

    /** Hands over what the server said. */
    void heard(@Nullable String id, WatchAnswer answer) {
        thread.run(() -> {
            if (answer instanceof WatchAnswer.Push push) {
                pushed(push);
            } else if (id != null && id.equals(pending)) {
                pending = null;
                answered(answer);
            }
        });
    }

    private void answered(WatchAnswer answer) {
        switch (answer) {
            case WatchAnswer.Snapshot snapshot -> {
                numbers.snapshot(snapshot.epoch(), snapshot.seq());
                sink.registration(snapshot.registration());
                sink.snapshot(snapshot.users(), clock.instant().minus(snapshot.age()));
                hold();
            }
            case WatchAnswer.Renewed renewed -> {
                sink.registration(renewed.registration());
                if (numbers.renewed(renewed.epoch(), renewed.seq()) == Verdict.MISSED) {
                    ask("watch");
                } else {
                    hold();
                }
            }
            case WatchAnswer.Refused refused -> refused(refused);
            case WatchAnswer.Push push -> pushed(push);
        }
    }

    private void pushed(WatchAnswer.Push push) {
        if (!held || !online) {
            return;
        }
        switch (numbers.push(push.epoch(), push.seq())) {
            case NEXT -> sink.changed(push.login(), push.sighting());
            case KNOWN -> {}
            case MISSED -> {
                if (pending == null) {
                    ask("watch");
                }
            }
        }
    }

    private void refused(WatchAnswer.Refused refused) {
        if (held && refused.condition().equals("item-not-found")) {
            held = false;
            ask("watch");
            return;
        }
        letGo(
                switch (refused.condition()) {
                    case "forbidden" ->
                        "The CHmail plugin does not take this account for the bridge's:"
                                + " set the XMPP server's property chmail.bridge to it.";
                    case "feature-not-implemented", "service-unavailable" ->
                        "The XMPP server has no CHmail plugin, or it is being replaced.";
                    default ->
                        "The CHmail plugin answered " + refused.condition()
                                + (refused.text().isEmpty() ? "" : " (" + refused.text() + ")") + ".";
                });
        askLater(RETRY, "watch");
    }

    private void hold() {
        held = true;
        if (trouble != null) {
            LOG.info("The watch holds: who is on is known");
        }
        trouble = null;
        askLater(RENEW_EVERY, "renew");
    }

    private void letGo(String why) {
        if (held || !why.equals(trouble)) {
            LOG.warn("The watch does not hold, and who is on is not known. {}", why);
        }
        trouble = why;
        held = false;
        sink.lost();
    }

    private void ask(String verb) {
        long now = ++step;
        try {
            pending = link.ask(verb, LEASE);
        } catch (SessionLost e) {
            // the session's end is told, too
            pending = null;
            LOG.debug("The watch could not be asked", e);
            askLater(RETRY, held ? verb : "watch");
            return;
        }
        thread.after(ANSWER_BOUND, () -> {
            if (step == now && pending != null) {
                pending = null;
                letGo("The CHmail plugin does not answer.");
                ask("watch");
            }
        });
    }

    private void askLater(Duration delay, String verb) {
        long now = ++step;
        thread.after(delay, () -> {
            if (step == now && online) {
                ask(verb);
            }
        });
    }
}
