package org.chmail.mailets;

import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeName;
import org.apache.mailet.AttributeValue;
import org.apache.mailet.Mail;

/** What is held of the identity that an arriving mail claims. */
enum Verdict {
    /** Ours, and allotted to this mail. */
    TRUE("true"),
    /** Said to be ours, and not allotted to this mail. */
    FORGED("forged"),
    /** Said to be ours; the bridge did not answer in time. */
    UNKNOWN("unknown"),
    /** Another host's, and signed by it. */
    YES("yes"),
    /** Another host's, and not surely signed by it. */
    NO("no");

    private static final AttributeName NAME = AttributeName.of("org.chmail.verdict");
    private static final AttributeName REASON = AttributeName.of("org.chmail.verdict.reason");

    private final String text;

    Verdict(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    /** Leaves the verdict on the mail, as {@code org.chmail.verdict} and {@code org.chmail.verdict.reason}, for other mailets. */
    void mark(Mail mail, String reason) {
        mail.setAttribute(new Attribute(NAME, AttributeValue.of(text)));
        mail.setAttribute(new Attribute(REASON, AttributeValue.of(reason)));
    }
}
