package org.chmail.bridge.attempt;

import java.time.Instant;

/** What is kept in each table, and for how long. */
public interface RetentionRows {

    /** Rows that are kept for some time after their end. */
    enum Kept {
        /** Attempts that have ended, with their callers, legs and chats; their rooms must be gone. */
        ATTEMPT,
        /** Mails that can't be chatted about any more, with all about them; none with an open attempt or a room. */
        MAIL,
        /** Ports whose mail can't be chatted about any more. */
        PORT,
        /** Codes that were mailed. */
        LINK_CODE,
        /** Codes that were mailed to be entered at a page. */
        PAGE_CODE,
        /** Who a browser was. */
        WEB_SESSION,
        /** Browsers that waited to be signed in. */
        SIGN_IN,
        /** Commands that were applied. */
        HANDLED,
        /** What happened in chats that are over. */
        EVENT,
        /** Letters that nothing waits to send. */
        LETTER,
        /** Mails that people wrote on a page, sent or refused. */
        SUBMISSION
    }

    /** Whether there are rows that ended not after {@code before}. */
    boolean any(Kept rows, Instant before);

    /** Deletes some of them, and returns how many. */
    int purge(Kept rows, Instant before, int limit);
}
