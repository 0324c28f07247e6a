package org.chmail.bridge.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who a browser is, as it has proven.
 *
 * @param mailId the one mail on which it is that person; null if everywhere
 * @param login a login's, or a guest's
 * @param agent what the browser says of itself, for the list of sessions
 * @param until when it is over unless the browser is seen again
 */
public record WebSession(
        String id,
        @Nullable String mailId,
        LoginId login,
        String agent,
        Instant begunAt,
        Instant seenAt,
        Instant until) {

    public WebSession {
        requireNonNull(login);
        requireNonNull(agent);
    }
}
