package org.chmail.bridge.post;

import org.chmail.bridge.model.Letter;

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
            throw new MailNotSent("no mail server is set (`mail.smtp`)", null);
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
}
