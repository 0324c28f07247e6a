package org.chmail.bridge.post;

/** What is to be sent, within a transaction. */
public interface PostTransaction {

    OutboxRows outbox();

    LetterRows letters();

    SubmissionRows submissions();
}
