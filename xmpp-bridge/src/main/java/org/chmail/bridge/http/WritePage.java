package org.chmail.bridge.http;

import org.jspecify.annotations.Nullable;

/**
 * {@code /me/write}: POST {@code id}, {@code to}, {@code cc}, {@code subject}, {@code text} there.
 *
 * @param id of this form: sent twice, it is one mail
 * @param from the address in From
 * @param to as it was typed; so are the others
 * @param at the field that is wrong: {@code to}, {@code cc}, {@code subject} or {@code text}; empty if none is
 * @param wrong what is wrong, as a sentence; null at first
 */
record WritePage(
        String id,
        String from,
        String to,
        String cc,
        String subject,
        String text,
        String at,
        @Nullable String wrong) implements PageModel {

    /** What describes a field to a screen reader, beside {@code hint}. */
    String described(String field, String hint) {
        return at.equals(field) ? (hint + " wrong").strip() : hint;
    }

    @Override
    public boolean hasForm() {
        return true;
    }

    @Override
    public String template() {
        return "me-write.jte";
    }
}
