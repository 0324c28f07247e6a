package org.chmail.bridge.http;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chmail.bridge.directory.ApiTokens;
import org.chmail.bridge.directory.ApiTokens.Granted;
import org.chmail.bridge.directory.ChatLinks;
import org.chmail.bridge.http.Problem.Code;
import org.jspecify.annotations.Nullable;

/**
 * Bearer tokens (RFC 6750). A token is looked up by its SHA-256: how long that takes depends on a hash that whoever
 * guesses can't steer, so it tells nothing about a stored one.
 */
final class Bearer {

    /** RFC 6750 §2.1; the scheme is compared without regard to case (RFC 9110 §11.1). */
    private static final Pattern CREDENTIALS = Pattern.compile("(?i:bearer) +([A-Za-z0-9._~+/-]{1,512}=*)");

    private static final String REALM = "Bearer realm=\"chmail\"";

    private final ApiTokens tokens;

    Bearer(ApiTokens tokens) {
        this.tokens = tokens;
    }

    /** The handler, for holders of a token with this scope. */
    Handler holding(String scope, Handler handler) {
        return ctx -> {
            check(ctx, scope);
            handler.handle(ctx);
        };
    }

    private void check(Context ctx, String scope) {
        @Nullable String header = ctx.header("Authorization");
        if (header == null) {
            ctx.header("WWW-Authenticate", REALM);
            throw new Problem(
                    Code.UNAUTHORIZED,
                    "There is no Authorization: Bearer <token>. `chmail-bridge token new` makes a token.");
        }
        Matcher credentials = CREDENTIALS.matcher(header);
        Optional<Granted> granted =
                credentials.matches() ? tokens.byHash(ChatLinks.hash(credentials.group(1))) : Optional.empty();
        if (granted.isEmpty()) {
            ctx.header("WWW-Authenticate", REALM + ", error=\"invalid_token\"");
            throw new Problem(
                    Code.UNAUTHORIZED, "The token is not known. `chmail-bridge token new` makes one that is.");
        }
        if (!granted.get().scopes().contains(scope)) {
            ctx.header("WWW-Authenticate", REALM + ", error=\"insufficient_scope\", scope=\"" + scope + "\"");
            throw new Problem(
                    Code.INSUFFICIENT_SCOPE,
                    "The token `" + granted.get().name() + "` lacks the scope `" + scope + "`; it has "
                            + granted.get().scopes().stream().sorted().toList() + ".");
        }
    }
}
