package org.chmail.bridge.http;

import io.javalin.config.JavalinConfig;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The files that pages need. Each is served under a name that changes with its content, so that browsers keep it for
 * good: {@code /s/style.3f2a9c01de.css}.
 */
final class Assets {

    /** In this order, for a script that imports another one must come after it. */
    private static final List<String> NAMES = List.of(
            "icon.svg",
            "style.css",
            "chat.css",
            "me.css",
            "page.js",
            "live.js",
            "talk.js",
            "log.js",
            "chat.js",
            "me.js");

    /** RFC 8246 §2: never asked for again. */
    private static final String FOR_GOOD = "public, max-age=31536000, immutable";

    private static final int HASH_BYTES = 5;

    private final String folder;
    private final Map<String, String> hashedNames = new LinkedHashMap<>();
    private final Map<String, Resource> files = new LinkedHashMap<>();

    /** @param path what the pages' paths begin with */
    Assets(String path) {
        this.folder = path + "/s/";
        NAMES.forEach(this::load);
    }

    /** Where a file is, such as {@code style.css}. */
    String url(String name) {
        return folder + Optional.ofNullable(hashedNames.get(name)).orElseThrow();
    }

    void routes(JavalinConfig config) {
        files.forEach((name, file) -> PublicPages.get(config, folder + name, ctx -> {
            ctx.header("Cache-Control", FOR_GOOD);
            file.serve(ctx);
        }));
    }

    private void load(String name) {
        String type = switch (extension(name)) {
            case "svg" -> "image/svg+xml";
            case "css" -> "text/css; charset=utf-8";
            default -> "text/javascript; charset=utf-8";
        };
        Resource file = Resource.of(name, type);
        for (Map.Entry<String, String> imported : hashedNames.entrySet()) {
            file = file.with("\"./" + imported.getKey() + "\"", "\"./" + imported.getValue() + "\"");
        }
        String extension = extension(name);
        String stem = name.substring(0, name.length() - extension.length());
        String hashed = stem + hash(file.text()) + "." + extension;
        hashedNames.put(name, hashed);
        files.put(hashed, file);
    }

    private static String extension(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
