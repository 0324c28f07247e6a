package org.chmail.bridge.http;

import java.util.List;

/**
 * A page of a title and a sentence or two.
 *
 * @param key its words are {@code page.notice.<key>.title} and {@code .text}
 * @param arguments of the text
 * @param back a path to go on to, with the words {@code page.notice.<key>.back}; empty for none
 */
record Notice(String key, List<String> arguments, String back) implements PageModel {

    Notice(String key) {
        this(key, List.of(), "");
    }

    String titleKey() {
        return "notice." + key + ".title";
    }

    String textKey() {
        return "notice." + key + ".text";
    }

    String backKey() {
        return "notice." + key + ".back";
    }

    @Override
    public String template() {
        return "notice.jte";
    }
}
