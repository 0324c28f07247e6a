package org.chmail.bridge.xmpp;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.chmail.bridge.chat.RoomException;

/** How a seat's session fares. */
final class SeatLogin implements SessionListener, AutoCloseable {

    enum State {
        UP,
        REFUSED
    }

    private static final Duration MOMENT = Duration.ofMillis(20);

    private final SeatLink link;
    private final SeatPlaces places;
    private volatile CompletableFuture<State> state = new CompletableFuture<>();

    SeatLogin(SeatLink link, SeatPlaces places) {
        this.link = link;
        this.places = places;
    }

    /** Connects, and returns at once. */
    void open() {
        link.open(places::hear, this);
    }

    SeatLink link() {
        return link;
    }

    /** Whether there is a session now. */
    boolean up() {
        return state.getNow(State.REFUSED) == State.UP && link.trouble().isEmpty();
    }

    /**
     * Waits until there is a session, or the password is refused.
     *
     * @throws RoomException if neither comes in time
     */
    State await(Duration bound) {
        long end = System.nanoTime() + bound.toNanos();
        try {
            State now;
            do {
                now = state.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            } while (now == State.UP && isBroken());
            return now;
        } catch (TimeoutException e) {
            throw new RoomException(link.trouble().orElse("The seat's XMPP session is only just begun."), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RoomException("interrupted while a seat signs in", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void renewed(boolean registrationOffered) {
        places.renewed();
        be(State.UP);
    }

    @Override
    public void resumed() {
        be(State.UP);
    }

    @Override
    public void refused() {
        be(State.REFUSED);
    }

    @Override
    public void lost() {
        state = new CompletableFuture<>();
    }

    @Override
    public void close() {
        link.close();
    }

    /** A connection breaks before that is told. */
    private boolean isBroken() throws InterruptedException {
        if (link.trouble().isEmpty()) {
            return false;
        }
        Thread.sleep(MOMENT);
        return true;
    }

    /** Who waits is told; so is who comes later, until the session breaks. */
    private void be(State now) {
        CompletableFuture<State> waiting = state;
        if (!waiting.complete(now)) {
            state = CompletableFuture.completedFuture(now);
        }
    }
}
