package org.chmail.bridge.post;

import java.util.Optional;
import org.chmail.bridge.model.Letter;

/** Table {@code letter}: the bridge's own mails until they are sent. */
public interface LetterRows {

    /** Stores a letter whose parcel is in the outbox, or goes there in this transaction. */
    void add(Letter letter);

    Optional<Letter> byId(String id);

    /** Forgets a letter that was sent. */
    void remove(String id);
}
