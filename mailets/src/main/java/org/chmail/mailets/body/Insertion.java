package org.chmail.mailets.body;

/** What is put into a text, and before which of its characters. All of it can be written in ASCII, or is the line itself. */
final class Insertion {
    private final int at;
    private final String text;

    Insertion(int at, String text) {
        this.at = at;
        this.text = text;
    }

    int at() {
        return at;
    }

    String text() {
        return text;
    }

    String into(String whole) {
        return whole.substring(0, at) + text + whole.substring(at);
    }
}
