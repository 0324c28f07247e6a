package org.chmail.bridge.directory;

/** Another transaction changed the same row first; {@link Transactions#write} runs the work again. */
public final class ConcurrentChange extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ConcurrentChange(String what) {
        super(what);
    }
}
