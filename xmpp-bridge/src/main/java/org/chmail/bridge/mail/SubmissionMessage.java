package org.chmail.bridge.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.regex.Pattern;
import org.chmail.bridge.model.Submission;
import org.eclipse.angus.mail.smtp.SMTPMessage;

/** A person's mail in the form of RFC 5322, from their own address. */
final class SubmissionMessage extends SMTPMessage {

    private static final Pattern CONTROLS = Pattern.compile("\\p{Cc}+");
    private static final String UTF8 = StandardCharsets.UTF_8.name();

    private final String id;

    private SubmissionMessage(Session session, String id) {
        super(session);
        this.id = id;
    }

    static SubmissionMessage of(Session session, Submission submission) throws MessagingException {
        String sender = submission.sender().value();
        SubmissionMessage message = new SubmissionMessage(
                session, "<" + submission.id() + "@" + submission.sender().domain() + ">");
        try {
            message.setFrom(
                    submission.senderName().isEmpty()
                            ? new InternetAddress(sender, true)
                            : new InternetAddress(sender, submission.senderName(), UTF8));
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
        message.setEnvelopeFrom(sender);
        message.setRecipients(RecipientType.TO, mailboxes(submission.recipients()));
        if (!submission.cc().isEmpty()) {
            message.setRecipients(RecipientType.CC, mailboxes(submission.cc()));
        }
        message.setSubject(CONTROLS.matcher(submission.subject()).replaceAll(" "), UTF8);
        message.setSentDate(Date.from(submission.writtenAt()));
        message.setText(submission.text(), UTF8);
        message.saveChanges();
        return message;
    }

    /** With names in RFC 2047. */
    private static InternetAddress[] mailboxes(String field) throws MessagingException {
        InternetAddress[] all = InternetAddress.parseHeader(field, true);
        try {
            for (InternetAddress one : all) {
                one.setPersonal(one.getPersonal(), UTF8);
            }
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
        return all;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", id);
    }
}
