package org.chmail.bridge.directory;

import java.util.concurrent.CompletionStage;
import org.chmail.bridge.model.LoginId;

/** Asks a client whether it is there (XEP-0199); the XMPP edge implements it. */
public interface Pinger {

    /**
     * Asks one client.
     *
     * @return true after any answer, result or error; false after 10 s of silence; exceptionally if it could not be asked
     */
    CompletionStage<Boolean> answers(LoginId login, String resource);
}
