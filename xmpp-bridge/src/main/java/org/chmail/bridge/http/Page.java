package org.chmail.bridge.http;

/**
 * A page with places for values: {@code {{name}}}.
 *
 * @param html what is known of it so far
 */
record Page(String html) {

    static Page of(String name) {
        return new Page(Resource.of(name, "text/html").text());
    }

    /** The page with this value in each of its places, escaped for text and attributes. */
    Page with(String name, String value) {
        return new Page(html.replace("{{" + name + "}}", escaped(value)));
    }

    private static String escaped(String value) {
        return value.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
