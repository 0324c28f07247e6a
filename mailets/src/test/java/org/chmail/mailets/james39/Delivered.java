package org.chmail.mailets.james39;

import jakarta.mail.MessagingException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.james.core.MailAddress;
import org.apache.mailet.Attribute;
import org.apache.mailet.Mail;

/** A mail at the end of its way: by which mailet it was delivered, its bytes (each one character), and what else it had. */
record Delivered(String by, String text, List<String> recipients, List<Attribute> attributes) {
    static Delivered of(String by, Mail mail) throws MessagingException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            mail.getMessage().writeTo(out);
        } catch (IOException e) {
            throw new MessagingException("cannot write " + mail.getName(), e);
        }
        return new Delivered(
                by,
                out.toString(StandardCharsets.ISO_8859_1),
                mail.getRecipients().stream().map(MailAddress::asString).toList(),
                mail.attributes().toList());
    }

    byte[] bytes() {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The header lines that begin so, letter case aside. */
    List<String> lines(String start) {
        return text.split("\r\n\r\n", 2)[0]
                .lines()
                .filter(line -> line.regionMatches(true, 0, start, 0, start.length()))
                .toList();
    }
}
