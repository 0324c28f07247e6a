package org.chmail.bridge.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.chmail.bridge.post.Mailboxes;
import org.chmail.bridge.post.Mailboxes.BadMailbox;

/** Reads lists of mailboxes as Jakarta Mail does, strictly, one by one, so that the bad one can be named. */
public final class MailboxReader implements Mailboxes.Reader {

    private static final Pattern CONTROLS = Pattern.compile("\\p{Cc}");

    @Override
    public Mailboxes read(String text) throws BadMailbox {
        List<String> all = new ArrayList<>();
        for (String typed : apart(text)) {
            if (!typed.isBlank()) {
                all.add(mailbox(typed.strip()).toUnicodeString());
            }
        }
        return new Mailboxes(String.join(", ", all), all.size());
    }

    /** At separators that do not stand between quotation marks. */
    private static List<String> apart(String text) {
        List<String> parts = new ArrayList<>();
        boolean quoted = false;
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' && (i == 0 || text.charAt(i - 1) != '\\')) {
                quoted = !quoted;
            } else if (!quoted && ",;\r\n".indexOf(c) >= 0) {
                parts.add(text.substring(from, i));
                from = i + 1;
            }
        }
        parts.add(text.substring(from));
        return parts;
    }

    private static InternetAddress mailbox(String typed) throws BadMailbox {
        try {
            InternetAddress[] read = InternetAddress.parse(typed, true);
            if (read.length == 1 && !read[0].isGroup() && isPlain(read[0].getAddress())) {
                read[0].validate();
                read[0].setPersonal(read[0].getPersonal(), StandardCharsets.UTF_8.name());
                return read[0];
            }
        } catch (AddressException | UnsupportedEncodingException e) {
            throw new BadMailbox(typed);
        }
        throw new BadMailbox(typed);
    }

    /** With a domain, and such that any mail server takes it: RFC 6531 is not spoken everywhere. */
    private static boolean isPlain(String address) {
        return address.indexOf('@') > 0
                && StandardCharsets.US_ASCII.newEncoder().canEncode(address)
                && !CONTROLS.matcher(address).find();
    }
}
