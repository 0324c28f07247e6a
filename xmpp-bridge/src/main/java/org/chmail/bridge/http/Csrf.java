package org.chmail.bridge.http;

import io.javalin.http.Context;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/**
 * Tells a POST of our own pages from one that another site made a browser send. Ours carries, in the field {@code csrf}
 * or the header {@code CHmail-CSRF}, a code made of the browser's cookie with a key that only the bridge has. What the
 * browser itself says of where the request comes from must not speak against it.
 */
final class Csrf {

    static final String FIELD = "csrf";
    static final String HEADER = "CHmail-CSRF";

    private static final String HMAC = "HmacSHA256";
    private static final String PURPOSE = "csrf ";

    private final SecretKey key;
    private final String origin;
    private final Cookies cookies;

    /**
     * @param key the same in all nodes, and after a restart, so that open pages go on
     * @param publicUrl the pages' own
     */
    Csrf(SecretKey key, URI publicUrl, Cookies cookies) {
        this.key = key;
        this.origin = publicUrl.getScheme() + "://" + publicUrl.getRawAuthority();
        this.cookies = cookies;
    }

    /** What the forms shown to the browser with this cookie carry. */
    String token(String cookie) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal((PURPOSE + cookie).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException(HMAC + " failed", e);
        }
    }

    /**
     * Lets a POST of ours pass.
     *
     * @return the browser's cookie
     * @throws PageRefusal a 403 for any other
     */
    String check(Context ctx) {
        checkOrigin(ctx);
        Optional<String> said = Optional.ofNullable(ctx.header(HEADER)).or(() -> field(ctx));
        return cookies.read(ctx)
                .filter(cookie -> said.isPresent() && same(token(cookie), said.get()))
                .orElseThrow(PageRefusal::notOurs);
    }

    /**
     * Refuses what a browser says another site sent. Enough alone only where the path holds a secret of one person's.
     *
     * @throws PageRefusal a 403
     */
    void checkOrigin(Context ctx) {
        // absent: an old browser, none at all, or a host without TLS
        @Nullable String site = ctx.header("Sec-Fetch-Site");
        // "null" says nothing: so browsers speak of forms on pages that tell no referrer, as ours
        @Nullable String from = ctx.header("Origin");
        boolean foreign = (site != null && !site.equals("same-origin"))
                || (from != null && !from.equals("null") && !from.equalsIgnoreCase(origin) && !atHost(ctx, from));
        if (foreign) {
            throw PageRefusal.notOurs();
        }
    }

    /** The page was reached under another name than the settings say; form and target are the same place then, too. */
    private static boolean atHost(Context ctx, String from) {
        @Nullable String host = ctx.header("Host");
        return host != null && from.endsWith("://" + host);
    }

    private static Optional<String> field(Context ctx) {
        return Optional.ofNullable(ctx.formParam(FIELD));
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
