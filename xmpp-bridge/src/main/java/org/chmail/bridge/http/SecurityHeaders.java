package org.chmail.bridge.http;

import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.Map;

/** The headers of every answer of the public listener: pages load nothing from elsewhere, and tell nobody of themselves. */
final class SecurityHeaders {

    private static final String CSP = String.join(
            "; ",
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self' data:",
            "connect-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'");

    private final Map<String, String> headers = new LinkedHashMap<>();

    /** @param secure whether browsers reach the pages by TLS only */
    SecurityHeaders(boolean secure) {
        headers.put("Cache-Control", "no-store");
        headers.put("Content-Security-Policy", CSP);
        headers.put("Cross-Origin-Opener-Policy", "same-origin");
        headers.put("Cross-Origin-Resource-Policy", "same-origin");
        headers.put("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
        headers.put("Referrer-Policy", "no-referrer");
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("X-Frame-Options", "DENY");
        headers.put("X-Robots-Tag", "noindex, nofollow");
        if (secure) {
            // a year (RFC 6797 §6.1.1), for this host only: others below its name are not ours
            headers.put("Strict-Transport-Security", "max-age=31536000");
        }
    }

    void add(Context ctx) {
        headers.forEach(ctx::header);
    }
}
