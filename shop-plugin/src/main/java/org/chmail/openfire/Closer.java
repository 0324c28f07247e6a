package org.chmail.openfire;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Undoes what was done, the last first; one that fails does not keep the others. Not for more than one thread. */
public final class Closer {
    private static final Logger LOG = LoggerFactory.getLogger(Closer.class);

    private final Deque<Runnable> undo = new ArrayDeque<>();

    /** Remembers how to undo what was just done. */
    public void add(Runnable step) {
        undo.push(step);
    }

    /** Undoes all; a second call does nothing. */
    public void close() {
        while (!undo.isEmpty()) {
            try {
                undo.pop().run();
            } catch (RuntimeException e) {
                LOG.error("CHmail could not take back all it put into Openfire: restart Openfire", e);
            }
        }
    }
}
