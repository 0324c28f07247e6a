package org.chmail.bridge.post;

import org.chmail.bridge.model.Letter;
import org.chmail.bridge.model.Submission;

/** Carries letters to the mail server; the mail edge implements it. */
public interface MailCourier {

    /** Where no mail server is set: letters wait. */
    MailCourier NONE = new MailCourier() {
        @Override
        public boolean ready() {
            return false;
        }

        @Override
        public void send(Letter letter) {
            throw none();
        }

        @Override
        public void submit(Submission submission) {
            throw none();
        }

        private MailNotSent none() {
            return new MailNotSent("no mail server is set (`mail.smtp`)", null);
        }
    };

    /** Whether there is a mail server to hand letters to. */
    boolean ready();

    /**
     * Hands a letter over; returns once the server has answered 250 (RFC 5321 §4.2.5). The Message-ID derives from the
     * letter's id, so a second copy is known by it.
     *
     * @throws MailNotSent if it was not taken: it is tried again
     */
    void send(Letter letter);

    /**
     * Hands over what a person wrote, from their own address; returns and repeats as {@link #send}.
     *
     * @throws MailNotSent if it was not taken: it is tried again, unless it was refused {@link MailNotSent#forGood}
     */
    void submit(Submission submission);
}
