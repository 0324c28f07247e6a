package org.chmail.mailets.bridge;

import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Writes one JSON object (RFC 8259 §4): strings, whole numbers, lists of strings, and objects of strings.
 *
 * <pre>new JsonObject().put("author", "alice@example.org").put("port", 49213).toString()</pre>
 *
 * <p>Own code, because a jar in James' {@code extensions-jars/} carries no library.
 */
final class JsonObject {
    private final StringBuilder text;

    JsonObject() {
        this("{");
    }

    private JsonObject(String begun) {
        text = new StringBuilder(begun);
    }

    /** One that goes on alike. */
    JsonObject copy() {
        return new JsonObject(text.toString());
    }

    JsonObject put(String name, String value) {
        name(name);
        string(value);
        return this;
    }

    JsonObject put(String name, int value) {
        name(name);
        text.append(value);
        return this;
    }

    JsonObject put(String name, List<String> values) {
        name(name);
        text.append('[');
        for (Iterator<String> rest = values.iterator(); rest.hasNext(); ) {
            string(rest.next());
            if (rest.hasNext()) {
                text.append(',');
            }
        }
        text.append(']');
        return this;
    }

    JsonObject put(String name, Map<String, String> values) {
        name(name);
        JsonObject members = new JsonObject();
        values.forEach(members::put);
        text.append(members);
        return this;
    }

    private void name(String name) {
        if (text.length() > 1) {
            text.append(',');
        }
        string(name);
        text.append(':');
    }

    private void string(String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            character(value, i);
        }
        text.append('"');
    }

    private void character(String value, int at) {
        char c = value.charAt(at);
        if (c == '"' || c == '\\') {
            text.append('\\').append(c);
        } else if (c < 0x20 || c == 0x7f) {
            text.append(String.format("\\u%04x", (int) c));
        } else if (Character.isSurrogate(c) && !isPaired(value, at)) {
            text.append('\ufffd'); // half a character cannot be written in UTF-8
        } else {
            text.append(c);
        }
    }

    private static boolean isPaired(String value, int at) {
        if (Character.isHighSurrogate(value.charAt(at))) {
            return at + 1 < value.length() && Character.isLowSurrogate(value.charAt(at + 1));
        }
        return at > 0 && Character.isHighSurrogate(value.charAt(at - 1));
    }

    @Override
    public String toString() {
        return text + "}";
    }
}
