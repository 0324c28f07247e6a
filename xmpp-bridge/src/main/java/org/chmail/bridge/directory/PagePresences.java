package org.chmail.bridge.directory;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.chmail.bridge.model.Guest;
import org.chmail.bridge.model.LoginId;
import org.chmail.bridge.model.Presence;
import org.chmail.bridge.model.PresencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who is on: by XMPP, or because a page of theirs is open. A page that closes counts as gone once it has been closed for
 * {@code presence.offAfter}; whoever was there leaves their chats after a longer time, for it may be a reload.
 */
public final class PagePresences implements Presences, PresenceListener {

    /** How long a page may be closed before its person leaves their chats. */
    public static final Duration GRACE = Duration.ofMinutes(2);

    /** So long a page may take to open. */
    private static final Duration LOADING = Duration.ofSeconds(20);

    private static final Logger LOG = LoggerFactory.getLogger(PagePresences.class);

    private final Presences others;
    private final PresencePolicy policy;
    private final ScheduledExecutorService scheduler;

    // guarded by this
    private final Map<LoginId, Integer> open = new HashMap<>();
    private final Map<LoginId, Long> marks = new HashMap<>();
    private long changes;
    private PresenceListener listener = PresenceListener.NONE;
    private Consumer<LoginId> leaver = login -> {};

    /**
     * No page is open yet.
     *
     * @param others those who are on by XMPP
     * @param scheduler runs what the listener does
     */
    public PagePresences(Presences others, PresencePolicy policy, ScheduledExecutorService scheduler) {
        this.others = others;
        this.policy = policy;
        this.scheduler = scheduler;
    }

    /**
     * From now on these are told, on the scheduler.
     *
     * @param leaves told who had a page open and has had none for {@link #GRACE}
     */
    public synchronized void tell(PresenceListener next, Consumer<LoginId> leaves) {
        listener = next;
        leaver = leaves;
    }

    /** A page of this login is open, until {@link #closed}. */
    public synchronized void opened(LoginId login) {
        if (open.merge(login, 1, Integer::sum) == 1) {
            long mark = mark(login);
            after(policy.onAfter(), login, mark, () -> listener().cameOn(login));
        }
    }

    /** A page of this login is about to open: it is between two of them. */
    public void awaited(LoginId login) {
        opened(login);
        var unused = scheduler.schedule(() -> closed(login), LOADING.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** A page of this login is closed. */
    public synchronized void closed(LoginId login) {
        if (open.merge(login, -1, Integer::sum) <= 0) {
            open.remove(login);
            gone(login, mark(login));
        }
    }

    /** This login had a page open when the bridge stopped, and may be back soon. */
    public synchronized void expected(LoginId login) {
        if (!open.containsKey(login)) {
            gone(login, mark(login));
        }
    }

    private void gone(LoginId login, long mark) {
        after(policy.offAfter(), login, mark, () -> {
            if (others.of(login) == Presence.OFF || Guest.is(login)) {
                listener().wentOff(login);
            }
        });
        after(GRACE, login, mark, () -> {
            leaver().accept(login);
            forget(login, mark);
        });
    }

    @Override
    public Presence of(LoginId login) {
        if (isOpen(login)) {
            return Presence.ON;
        }
        return Guest.is(login) ? Presence.OFF : others.of(login);
    }

    @Override
    public CompletionStage<Presence> confirm(LoginId login) {
        return isOpen(login) || Guest.is(login) ? CompletableFuture.completedFuture(of(login)) : others.confirm(login);
    }

    @Override
    public void wentOff(LoginId login) {
        if (!isOpen(login)) {
            listener().wentOff(login);
        }
    }

    @Override
    public void cameOn(LoginId login) {
        listener().cameOn(login);
    }

    @Override
    public void lookAgain() {
        listener().lookAgain();
    }

    private synchronized boolean isOpen(LoginId login) {
        return open.containsKey(login);
    }

    private synchronized PresenceListener listener() {
        return listener;
    }

    private synchronized Consumer<LoginId> leaver() {
        return leaver;
    }

    private synchronized boolean still(LoginId login, long mark) {
        return marks.getOrDefault(login, 0L) == mark;
    }

    private synchronized void forget(LoginId login, long mark) {
        if (still(login, mark)) {
            marks.remove(login);
        }
    }

    private long mark(LoginId login) {
        long mark = ++changes;
        marks.put(login, mark);
        return mark;
    }

    private void after(Duration delay, LoginId login, long mark, Runnable task) {
        var unused = scheduler.schedule(
                () -> {
                    if (still(login, mark)) {
                        try {
                            task.run();
                        } catch (RuntimeException e) {
                            LOG.error("That a page of {} was opened or closed could not be acted on", login, e);
                        }
                    }
                },
                delay.toMillis(),
                TimeUnit.MILLISECONDS);
    }
}
