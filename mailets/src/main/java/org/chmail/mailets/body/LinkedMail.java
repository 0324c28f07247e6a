package org.chmail.mailets.body;

import java.util.List;
import java.util.Optional;

/**
 * Puts the line into a mail: into each of its text's alternatives.
 *
 * <pre>String linked = LinkedMail.of(mail, new ChatLine("Chat with me:", "https://chat.example.org/c/k3vq"));</pre>
 *
 * <p>The mail has one character for each byte (ISO 8859-1), before and after.
 */
public final class LinkedMail {
    private LinkedMail() {}

    /**
     * The mail with the line. All headers stay, and every part but those of its text; a part in which something is not what its
     * header says stays, too.
     *
     * @throws LeftAloneException if nothing is to be changed, and why
     */
    public static String of(String mail, ChatLine line) throws LeftAloneException {
        Entity whole = Entity.of(mail);
        // A signature is broken by any change; ARC's (RFC 8617) as DKIM's.
        if (whole.has("dkim-signature") || whole.has("arc-message-signature")) {
            throw new LeftAloneException("dkim");
        }
        List<Entity> parts = TextParts.of(whole);
        if (parts.isEmpty()) {
            throw new LeftAloneException("no-text");
        }
        if (parts.stream().anyMatch(TextPart::hasPgp)) {
            throw new LeftAloneException("pgp");
        }
        return with(line, mail, parts);
    }

    private static String with(ChatLine line, String mail, List<Entity> parts) throws LeftAloneException {
        StringBuilder linked = new StringBuilder(mail.length() + 1000);
        int done = 0;
        boolean isThere = false;
        for (Entity part : parts) {
            Optional<TextPart> text = TextPart.of(part);
            boolean hasLine = text.filter(each -> each.has(line)).isPresent();
            isThere |= hasLine;
            Optional<String> body = hasLine ? Optional.empty() : text.flatMap(each -> each.with(line));
            if (body.isPresent()) {
                linked.append(mail, done, part.bodyStart()).append(body.get());
                done = part.bodyEnd();
            }
        }
        if (done == 0) {
            throw new LeftAloneException(isThere ? "there-already" : "undecodable");
        }
        return linked.append(mail, done, mail.length()).toString();
    }
}
