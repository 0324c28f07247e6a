package org.chmail.bridge.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.chmail.bridge.http.Problem.Code;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The JSON object of a request. What is not as the caller asks for it is a problem that names the field. */
final class Body {

    static final int MAX_BYTES = 256 * 1024;
    /** So much more is read and thrown away, so that whoever sends too much still reads the answer. */
    private static final int MAX_SKIPPED = 4 * 1024 * 1024;

    private final JsonNode object;
    private final Set<String> known = new HashSet<>();

    private Body(JsonNode object) {
        this.object = object;
    }

    static Body of(Context ctx) {
        try {
            JsonNode node = Json.MAPPER.readTree(bytes(ctx));
            if (node == null || !node.isObject()) {
                throw Problem.badRequest("The body must be a JSON object.");
            }
            return new Body(node);
        } catch (JacksonException e) {
            throw Problem.badRequest("The body must be JSON in UTF-8: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw Problem.badRequest("The body ended before it was complete.");
        }
    }

    /** A field that must be there. */
    <T> T get(String name, Reader<T> reader) {
        return read(name, reader).orElseThrow(() -> Problem.badRequest("`" + name + "` is missing."));
    }

    /** A field that may be left out. */
    <T> Optional<T> read(String name, Reader<T> reader) {
        known.add(name);
        @Nullable JsonNode node = object.get(name);
        return node == null ? Optional.empty() : Optional.of(read(name, node, reader));
    }

    /** A list that must be there, but may be empty. */
    <T> List<T> list(String name, Reader<T> reader) {
        return get(name, array -> {
            if (!array.isArray()) {
                throw new IllegalArgumentException("must be a list");
            }
            var items = new ArrayList<T>();
            for (JsonNode item : array.values()) {
                items.add(read(name + "[" + items.size() + "]", item, reader));
            }
            return items;
        });
    }

    /** An object that may be left out, with keys of the caller's; of equal keys the first counts. */
    <K, T> Map<K, T> entries(String name, Function<String, K> key, Reader<T> reader) {
        return read(name, node -> {
                    if (!node.isObject()) {
                        throw new IllegalArgumentException("must be an object");
                    }
                    var entries = new HashMap<K, T>();
                    for (String field : node.propertyNames()) {
                        entries.putIfAbsent(
                                key.apply(field), read(name + "." + Fields.shown(field), node.required(field), reader));
                    }
                    return entries;
                })
                .orElseGet(HashMap::new);
    }

    /** Refuses fields that nobody asked for. */
    void refuseOthers() {
        for (String name : object.propertyNames()) {
            if (!known.contains(name)) {
                throw Problem.badRequest("`" + Fields.shown(name) + "` is not a field of this request.");
            }
        }
    }

    static Problem tooLarge() {
        return new Problem(Code.TOO_LARGE, "A request has at most " + MAX_BYTES + " bytes.");
    }

    private static <T> T read(String name, JsonNode node, Reader<T> reader) {
        try {
            return reader.read(node);
        } catch (IllegalArgumentException e) {
            throw Problem.badRequest("`" + name + "` " + e.getMessage() + ".");
        }
    }

    private static byte[] bytes(Context ctx) throws IOException {
        InputStream in = ctx.req().getInputStream();
        byte[] bytes = in.readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
            in.skipNBytes(Math.min(MAX_SKIPPED, Math.max(0, ctx.req().getContentLengthLong() - bytes.length)));
            throw tooLarge();
        }
        return bytes;
    }

    /** Reads one value; its IllegalArgumentException says, after the field's name, what it must be. */
    interface Reader<T> {
        T read(JsonNode node);
    }
}
