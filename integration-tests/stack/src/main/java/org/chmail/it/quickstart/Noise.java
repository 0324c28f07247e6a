package org.chmail.it.quickstart;

import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What libraries log that is of no use to who runs the quick-start. */
final class Noise {

    // Held, so that the level set on it is not collected with it.
    private static final Logger ROOT = Logger.getLogger("");

    private Noise() {}

    /** Lets java.util.logging print nothing: the servers have logs of their own, and failures are thrown. */
    static void silence() {
        for (Handler handler : ROOT.getHandlers()) {
            handler.setLevel(Level.OFF);
        }
    }
}
