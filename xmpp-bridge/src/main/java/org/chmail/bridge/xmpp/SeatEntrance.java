package org.chmail.bridge.xmpp;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.chmail.bridge.chat.RoomException;
import org.chmail.bridge.model.LoginId;
import org.jspecify.annotations.Nullable;

/** Signs a seat in when it is first needed, and anew when its password is no longer taken. */
final class SeatEntrance implements AutoCloseable {

    /** How long a session may take to be there. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final LoginId account;
    private final Supplier<String> password;
    private final Function<String, SeatLink> links;
    private final SeatPlaces places;

    private final ReentrantLock opening = new ReentrantLock();
    /** Guarded by {@code opening} when it is changed. */
    private volatile @Nullable SeatLogin login;

    /**
     * Not yet signed in.
     *
     * @param password sees to it that the account is there, and gives its password
     * @param links makes a session with that password
     * @param places is told what rooms say, and when the session is a new one
     */
    SeatEntrance(LoginId account, Supplier<String> password, Function<String, SeatLink> links, SeatPlaces places) {
        this.account = account;
        this.password = password;
        this.links = links;
        this.places = places;
    }

    /** The session, if there is one now. */
    Optional<SeatLink> now() {
        return Optional.ofNullable(login).filter(SeatLogin::up).map(SeatLogin::link);
    }

    /**
     * The session, once there is one. Whoever else changed the account's password is corrected, once.
     *
     * @throws RoomException if there is none in time
     */
    SeatLink link() {
        for (int tries = 0; tries < 2; tries++) {
            SeatLogin now = open();
            if (now.await(PATIENCE) == SeatLogin.State.UP) {
                return now.link();
            }
            discard(now);
        }
        throw new RoomException("The XMPP server refuses the password of " + account
                + ", though CHmail's plugin has just set it. Its log may say why.");
    }

    private SeatLogin open() {
        opening.lock();
        try {
            SeatLogin now = login;
            if (now == null) {
                now = new SeatLogin(links.apply(password.get()), places);
                now.open();
                login = now;
            }
            return now;
        } finally {
            opening.unlock();
        }
    }

    private void discard(SeatLogin refused) {
        opening.lock();
        try {
            if (login == refused) {
                login = null;
                refused.close();
            }
        } finally {
            opening.unlock();
        }
    }

    @Override
    public void close() {
        opening.lock();
        try {
            SeatLogin now = login;
            if (now != null) {
                now.close();
            }
        } finally {
            opening.unlock();
        }
    }
}
