package org.chmail.bridge.http;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A request that gets an error (RFC 9457) for its answer. */
final class Problem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The codes of docs/protocol.md §2. */
    enum Code {
        BAD_REQUEST("bad-request", 400, "The request is malformed"),
        UNAUTHORIZED("unauthorized", 401, "The token is missing or not known"),
        INSUFFICIENT_SCOPE("insufficient-scope", 403, "The token does not allow this"),
        NOT_BOUND("not-bound", 403, "Author and user are not the same login"),
        STAMP_OFF("stamp-off", 403, "The author wants no stamps"),
        NOT_FOUND("not-found", 404, "There is no such thing"),
        METHOD_NOT_ALLOWED("method-not-allowed", 405, "The path does not take this method"),
        OTHER_RECIPIENTS("other-recipients", 409, "The mail is stamped for other recipients"),
        NOBODY_TO_CALL("nobody-to-call", 409, "Nobody can be called about this mail"),
        TOO_MANY_CALLEES("too-many-callees", 409, "Too many people would be called"),
        CHAT_OPEN("chat-open", 409, "The chat has begun"),
        TOO_LARGE("too-large", 413, "The request is too large"),
        TOO_OFTEN("too-often", 429, "The caller asks too often"),
        INTERNAL("internal", 500, "The bridge failed"),
        NO_FREE_PORT("no-free-port", 503, "No port is free"),
        NOT_STAMPING("not-stamping", 503, "The bridge stamps nothing now");

        private final String code;
        private final int status;
        private final String title;

        Code(String code, int status, String title) {
            this.code = code;
            this.status = status;
            this.title = title;
        }

        String code() {
            return code;
        }

        int status() {
            return status;
        }

        String title() {
            return title;
        }
    }

    private final Code code;
    private final String detail;
    private final @Nullable Duration retryAfter;

    /** @param detail what was wrong, where, and what to do */
    Problem(Code code, String detail) {
        this(code, detail, null);
    }

    private Problem(Code code, String detail, @Nullable Duration retryAfter) {
        super(code.code() + ": " + detail);
        this.code = code;
        this.detail = detail;
        this.retryAfter = retryAfter;
    }

    static Problem badRequest(String detail) {
        return new Problem(Code.BAD_REQUEST, detail);
    }

    /** Over a limit (RFC 6585 §4). */
    static Problem tooOften(Duration wait) {
        Duration whole = Duration.ofSeconds(wait.plusNanos(999_999_999).toSeconds());
        return new Problem(
                Code.TOO_OFTEN, "That is more than `limit.*` allows; try again in " + whole.toSeconds() + " s.", whole);
    }

    /** How long to wait, for {@code Retry-After} (RFC 9110 §10.2.3); null where waiting does not help. */
    @Nullable
    Duration retryAfter() {
        return retryAfter;
    }

    Code code() {
        return code;
    }

    String detail() {
        return detail;
    }
}
