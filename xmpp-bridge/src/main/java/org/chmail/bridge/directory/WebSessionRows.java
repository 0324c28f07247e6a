package org.chmail.bridge.directory;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chmail.bridge.model.LoginId;
import org.chmail.bridge.model.WebSession;

/** Table {@code web_session}. */
public interface WebSessionRows {

    /** Stores a session instead of the one that this browser has for the same mail, or everywhere. */
    void put(String cookieHash, WebSession session);

    /** Who this browser is on this mail. */
    Optional<WebSession> onMail(String cookieHash, String mailId, Instant now);

    /** Who this browser is everywhere. */
    Optional<WebSession> everywhere(String cookieHash, Instant now);

    /** The sessions of this login that are not over, the newest first. */
    List<WebSession> of(LoginId login, Instant now);

    /** The browser has another cookie now. */
    void move(String cookieHash, String nextHash);

    /** The browser is there, and has so much time again. */
    void seen(String id, Instant now, Instant until);

    void end(String id);

    /** Ends all of this login. */
    void endAll(LoginId login);
}
