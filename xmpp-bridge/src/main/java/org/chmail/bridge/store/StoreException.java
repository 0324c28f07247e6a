package org.chmail.bridge.store;

import org.jspecify.annotations.Nullable;

/** The database cannot be used, or work on it was given up; the message says why, and what to do. */
public final class StoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StoreException(String message) {
        super(message);
    }

    StoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
