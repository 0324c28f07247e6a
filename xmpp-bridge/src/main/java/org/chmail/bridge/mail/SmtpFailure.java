package org.chmail.bridge.mail;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.util.Optional;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;

/** What a failure of SMTP means, in words for an admin. */
final class SmtpFailure {

    private static final int PERMANENT = 500;

    private SmtpFailure() {}

    /** What is wrong with the server as a whole, and what to do. */
    static String says(SmtpSettings settings, MessagingException e) {
        if (e instanceof AuthenticationFailedException) {
            return settings.server() + " refused `mail.user` and `mail.password` (" + line(e)
                    + "). Set them right, or make the account.";
        }
        Optional<SMTPSenderFailedException> sender = find(e, SMTPSenderFailedException.class);
        if (sender.isPresent()) {
            return settings.server() + " refused the sender " + settings.from() + " (" + line(sender.get())
                    + "). Set `mail.from` to an address that `mail.user` may write from.";
        }
        return settings.server() + ": " + line(e)
                + ". Does the mail server run, and is `mail.smtp` its address for submission?";
    }

    /**
     * That one mail was refused, not all.
     *
     * @param says the server's reply
     * @param forGood whether it never will be taken (RFC 5321 §4.2.1)
     */
    record Refusal(String says, boolean forGood) {}

    /** In whose name a mail was submitted. */
    enum Whose {
        OURS,
        ANOTHERS
    }

    /** The refusal, if this recipient or this letter was refused; also the sender, if it was not we. */
    static Optional<Refusal> refusal(MessagingException e, Whose whose) {
        Optional<SMTPSenderFailedException> sender = find(e, SMTPSenderFailedException.class);
        if (sender.isPresent()) {
            return sender.filter(found -> whose == Whose.ANOTHERS)
                    .map(found -> new Refusal(line(found), found.getReturnCode() >= PERMANENT));
        }
        return find(e, SMTPAddressFailedException.class)
                .map(found -> new Refusal(line(found), found.getReturnCode() >= PERMANENT))
                .or(() -> find(e, SMTPSendFailedException.class)
                        .filter(SmtpFailure::replied)
                        .map(found -> new Refusal(line(found), found.getReturnCode() >= PERMANENT)));
    }

    /** 421 (RFC 5321 §3.8) says that the server goes away. */
    private static boolean replied(SMTPSendFailedException e) {
        return e.getReturnCode() >= 400 && e.getReturnCode() != 421;
    }

    private static <T extends MessagingException> Optional<T> find(MessagingException e, Class<T> kind) {
        for (Exception next = e; next instanceof MessagingException one; next = one.getNextException()) {
            if (kind.isInstance(one)) {
                return Optional.of(kind.cast(one));
            }
        }
        return Optional.empty();
    }

    private static String line(MessagingException e) {
        return String.valueOf(e.getMessage()).strip().replaceAll("\\s+", " ");
    }
}
