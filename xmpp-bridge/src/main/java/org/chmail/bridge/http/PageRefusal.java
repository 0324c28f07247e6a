package org.chmail.bridge.http;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A request to the pages that is refused with a {@link Notice}; to a script, as a problem (RFC 9457) of the same words. */
final class PageRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String notice;
    private final @Nullable Duration retryAfter;

    /** @param notice its words are {@code page.notice.<notice>.title} and {@code .text} */
    PageRefusal(int status, String notice) {
        this(status, notice, null);
    }

    private PageRefusal(int status, String notice, @Nullable Duration retryAfter) {
        super(status + " " + notice);
        this.status = status;
        this.notice = notice;
        this.retryAfter = retryAfter;
    }

    /** A POST that none of our pages sent, or one too old to be told from such. */
    static PageRefusal notOurs() {
        return new PageRefusal(403, "notOurs");
    }

    /** A form with fields that ours does not have, or without those that it has. */
    static PageRefusal badForm() {
        return new PageRefusal(400, "badForm");
    }

    /** Over a limit (RFC 6585 §4). */
    static PageRefusal tooOften(Duration wait) {
        return new PageRefusal(429, "tooOften", wait);
    }

    int status() {
        return status;
    }

    String notice() {
        return notice;
    }

    /** How long to wait; null where waiting does not help. */
    @Nullable
    Duration retryAfter() {
        return retryAfter;
    }
}
