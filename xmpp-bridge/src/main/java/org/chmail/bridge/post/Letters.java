package org.chmail.bridge.post;

import java.time.Instant;
import org.chmail.bridge.model.Letter;
import org.chmail.bridge.model.Parcel;
import org.chmail.bridge.model.Parcel.Kind;

/** Puts mails of the bridge's own into the outbox. */
public final class Letters {

    private Letters() {}

    /** Sends a letter once the transaction is committed. */
    public static void send(PostTransaction tx, Letter letter, Instant now) {
        tx.letters().add(letter);
        tx.outbox().add(Parcel.of(letter.id(), Kind.LETTER, letter.queue(), "", now));
    }
}
