package org.chmail.bridge.model;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A mail of the bridge's own.
 *
 * @param id of its parcel in the outbox; its Message-ID derives from it
 * @param lang the language that it is written in (BCP 47), or empty
 * @param text plain, with LF as line end
 * @param inReplyTo Message-ID, with angle brackets, of the mail that it is about (RFC 5322 §3.6.4); null if of none
 * @param references the Message-IDs of the thread, the oldest first
 */
public record Letter(
        String id,
        Address to,
        String lang,
        String subject,
        String text,
        @Nullable String inReplyTo,
        List<String> references) {

    /** What {@link #alarmQueue} begins with. */
    public static final String ALARM_QUEUE = "alarm:";

    public Letter {
        references = List.copyOf(references);
    }

    /** A letter that answers nothing. */
    public static Letter create(Address to, String lang, String subject, String text) {
        return new Letter(UUID.randomUUID().toString(), to, lang, subject, text, null, List.of());
    }

    /** The outbox queue in which it stands: one for each address. */
    public String queue() {
        return queue(to);
    }

    /** The outbox queue in which alarm mails to an address stand, so that other letters do not wait behind them. */
    public static String alarmQueue(Address to) {
        return ALARM_QUEUE + to;
    }

    /** The outbox queue of an address; no login ID and no room looks like it. */
    public static String queue(Address to) {
        return "mailto:" + to;
    }
}
