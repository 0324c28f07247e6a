package org.chmail.it.server;

import java.io.Serial;

/** A server that did not start, did not answer, or did not end as it should. The message names its log. */
public final class ServerFailure extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    ServerFailure(String message) {
        super(message);
    }

    ServerFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
