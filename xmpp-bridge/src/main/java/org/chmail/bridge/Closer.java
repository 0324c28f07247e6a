package org.chmail.bridge;

import java.util.ArrayDeque;
import java.util.Deque;

/** Closes what was opened, the last first. Not for several threads. */
final class Closer implements AutoCloseable {

    private final Deque<AutoCloseable> opened = new ArrayDeque<>();

    /** Registers a resource and returns it. */
    <C extends AutoCloseable> C add(C resource) {
        opened.push(resource);
        return resource;
    }

    /** Closes all; the first failure is thrown once the rest is closed too. */
    @Override
    @SuppressWarnings("try") // close() of what is closed here may be interrupted: it is passed on like any failure
    public void close() throws Exception {
        try {
            while (!opened.isEmpty()) {
                opened.pop().close();
            }
        } finally {
            if (!opened.isEmpty()) {
                close();
            }
        }
    }
}
