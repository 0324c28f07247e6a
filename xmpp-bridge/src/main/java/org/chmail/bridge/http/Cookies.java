package org.chmail.bridge.http;

import io.javalin.http.Context;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The one cookie of the pages: a random value that says which browser this is, and nothing else. What it stands for, if
 * anything, is known here only. The browser keeps a value for thirty days, also when it is closed.
 */
final class Cookies {

    private static final Pattern VALUE = Pattern.compile("[0-9a-f]{40}");
    private static final int BYTES = 20;
    private static final Duration KEPT = Duration.ofDays(30);
    /** Of the request: a value that was made while it was served. */
    private static final String MADE = "chmail.cookie";

    private final boolean secure;
    private final SecureRandom random;

    /** @param secure whether browsers reach the pages by TLS only */
    Cookies(boolean secure, SecureRandom random) {
        this.secure = secure;
        this.random = random;
    }

    /** With the prefix, no other host, and no page without TLS, can set it (RFC 6265bis §4.1.3.2). */
    String name() {
        return secure ? "__Host-chmail" : "chmail";
    }

    /** This browser's value, if it has one of ours. */
    Optional<String> read(Context ctx) {
        @Nullable String made = ctx.attribute(MADE);
        return made != null
                ? Optional.of(made)
                : Optional.ofNullable(ctx.cookie(name()))
                        .filter(value -> VALUE.matcher(value).matches());
    }

    /** This browser's value; it gets one if it has none. */
    String ensure(Context ctx) {
        return read(ctx).orElseGet(() -> renew(ctx));
    }

    /** Gives this browser a new value, as is due when it becomes someone: the old one may be known to others. */
    String renew(Context ctx) {
        String value = fresh();
        give(ctx, value);
        return value;
    }

    /** A new value, which no browser has yet. */
    String fresh() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** Gives this browser that value. */
    void give(Context ctx, String value) {
        ctx.attribute(MADE, value);
        set(ctx, value, KEPT);
    }

    /** Takes the cookie away. */
    void remove(Context ctx) {
        set(ctx, "", Duration.ZERO);
    }

    private void set(Context ctx, String value, Duration kept) {
        ctx.header(
                "Set-Cookie",
                "%s=%s; Path=/; HttpOnly; SameSite=Lax; Max-Age=%d%s"
                        .formatted(name(), value, kept.toSeconds(), secure ? "; Secure" : ""));
    }
}
