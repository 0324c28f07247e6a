package org.chmail.bridge.directory;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.chmail.bridge.model.LoginId;
import org.chmail.bridge.model.Presence;

/** Who is on. */
public interface Presences {

    /** Whether this login can be rung now, as far as is known. */
    Presence of(LoginId login);

    /**
     * The same, but who is said to be on is asked whether they are there: a phone that froze stays in the XMPP server's list
     * for minutes.
     *
     * @return completes within seconds, never exceptionally
     */
    default CompletionStage<Presence> confirm(LoginId login) {
        return CompletableFuture.completedFuture(of(login));
    }
}
