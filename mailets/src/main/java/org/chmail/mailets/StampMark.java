package org.chmail.mailets;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeName;
import org.apache.mailet.AttributeUtils;
import org.apache.mailet.AttributeValue;
import org.apache.mailet.Mail;

/** The mail attribute that says: this pass stamped this mail, with these fields. */
final class StampMark {
    static final AttributeName NAME = AttributeName.of("org.chmail.stamped");

    private StampMark() {}

    static void set(Mail mail, MimeMessage message) throws MessagingException {
        mail.setAttribute(new Attribute(NAME, AttributeValue.of(CHmailFields.text(message))));
    }

    static void clear(Mail mail) {
        mail.removeAttribute(NAME);
    }

    /** Copies of a mail that the server sends again keep the attribute; what they are is told by James' own. */
    static boolean isOn(Mail mail) throws MessagingException {
        if (mail.getAttribute(Mail.SENT_BY_MAILET_ATTRIBUTE.getName()).isPresent()) {
            return false;
        }
        String now = CHmailFields.text(mail.getMessage());
        return AttributeUtils.getValueAndCastFromMail(mail, NAME, String.class)
                .filter(stamped -> !now.isEmpty() && stamped.equals(now))
                .isPresent();
    }
}
