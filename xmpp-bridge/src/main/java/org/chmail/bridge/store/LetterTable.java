package org.chmail.bridge.store;

import java.util.List;
import java.util.Optional;
import org.chmail.bridge.model.Address;
import org.chmail.bridge.model.Letter;
import org.chmail.bridge.post.LetterRows;
import org.jdbi.v3.core.Handle;

/** Table {@code letter}. */
record LetterTable(Handle handle) implements LetterRows {

    private static final String ADD = """
            INSERT INTO letter (id, recipient, lang, subject, body, in_reply_to, refs)
            VALUES (:id, :to, :lang, :subject, :text, :inReplyTo, :refs)
            """;

    private static final String BY_ID = """
            SELECT id, recipient, lang, subject, body, in_reply_to, refs FROM letter WHERE id = :id
            """;

    private static final String REMOVE = """
            DELETE FROM letter WHERE id = :id
            """;

    @Override
    public void add(Letter letter) {
        handle.createUpdate(ADD)
                .bindMethods(letter)
                .bind("refs", String.join(" ", letter.references()))
                .execute();
    }

    @Override
    public Optional<Letter> byId(String id) {
        return handle.createQuery(BY_ID)
                .bind("id", id)
                .map((rows, context) -> new Letter(
                        rows.getString("id"),
                        new Address(rows.getString("recipient")),
                        rows.getString("lang"),
                        rows.getString("subject"),
                        rows.getString("body"),
                        rows.getString("in_reply_to"),
                        references(rows.getString("refs"))))
                .findOne();
    }

    @Override
    public void remove(String id) {
        handle.createUpdate(REMOVE).bind("id", id).execute();
    }

    /** Message-IDs hold no blanks. */
    private static List<String> references(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" "));
    }
}
