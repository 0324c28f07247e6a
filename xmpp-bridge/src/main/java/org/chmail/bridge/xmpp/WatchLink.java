package org.chmail.bridge.xmpp;

import java.time.Duration;

/** The way to the watch. */
interface WatchLink {

    /**
     * Asks, without waiting.
     *
     * @param verb {@code watch} or {@code renew}
     * @return the id that the answer will have
     * @throws SessionLost if there is no session
     */
    String ask(String verb, Duration lease);
}
