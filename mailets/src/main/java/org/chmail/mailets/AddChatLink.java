package org.chmail.mailets;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.util.SharedByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Set;
import org.apache.james.metrics.api.MetricFactory;
import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMailet;
import org.chmail.mailets.body.ChatLine;
import org.chmail.mailets.body.LeftAloneException;
import org.chmail.mailets.body.LinkedMail;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Adds one line with the link of {@code CHmail-Chat} to the text of a mail that was stamped in this pass, for who reads it in a
 * program that shows no header fields: at the end of {@code text/plain}, but before a signature, and as a paragraph at the end of
 * {@code text/html}. Every other byte stays, and so does all of a mail that is signed, encrypted, an invitation, or in which
 * something is not what it says it is. Belongs behind {@link StampIdentity} and before {@code ConvertTo7Bit} and {@code DKIMSign}.
 * Mail always flows on.
 *
 * <pre>
 * &lt;mailet match="org.chmail.mailets.StampedInThisPass" class="org.chmail.mailets.AddChatLink"&gt;
 *   &lt;text&gt;Chat with me about this mail:&lt;/text&gt;
 * &lt;/mailet&gt;
 * </pre>
 *
 * <p>{@code text}: the words before the link, at most 80 characters; default {@value ChatLine#ENGLISH}, which also stands where a
 * part's charset or encoding cannot take them. Used by any number of threads at once.
 */
public final class AddChatLink extends GenericMailet {
    private static final Logger LOGGER = LoggerFactory.getLogger(AddChatLink.class);

    /** In bytes. Beyond it, holding the mail in memory could stop James. */
    private static final int MAX_SIZE = 32 << 20;

    private static final int MAX_WORDS = 80;

    private final Counters counters;

    // Set once by init(), before any mail.
    private String words = ChatLine.ENGLISH;

    /** Called by James. */
    @Inject
    public AddChatLink(MetricFactory metrics) {
        this.counters = new Counters(metrics);
    }

    @Override
    public void init() throws MessagingException {
        Parameters parameters = Parameters.of(getMailetConfig(), "AddChatLink", Set.of("text"));
        String text = parameters.text("text").orElse(ChatLine.ENGLISH);
        if (text.codePointCount(0, text.length()) > MAX_WORDS) {
            throw parameters.refused("text", text, "must have at most " + MAX_WORDS + " characters");
        }
        if (!text.matches("[^\\p{Cc}\\p{Cs}\\p{Co}\\p{Cn}\\p{Zl}\\p{Zp}]+")) {
            throw parameters.refused("text", text, "must be one line of printable characters");
        }
        words = text;
    }

    @Override
    public void service(Mail mail) {
        try {
            if (StampMark.isOn(mail)) {
                link(mail, mail.getMessage());
                counters.linked();
            }
        } catch (LeftAloneException e) {
            LOGGER.debug("Mail {} gets no chat link: {}", mail.getName(), e.reason());
            counters.unlinked(e.reason());
        } catch (Exception | Error e) { // mail always flows on
            LOGGER.error("Mail {} gets no chat link: {}", mail.getName(), e.toString(), e);
            counters.unlinked("error");
        }
    }

    private void link(Mail mail, MimeMessage message) throws MessagingException, IOException, LeftAloneException {
        if (message.getSize() > MAX_SIZE) {
            throw new LeftAloneException("too-large");
        }
        String[] links = message.getHeader(CHmailFields.CHAT);
        if (links == null) {
            throw new LeftAloneException("no-link");
        }
        ChatLine line = new ChatLine(words, links[0].replaceAll("^<|>$", ""));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(Math.max(0, message.getSize()) + 8192);
        message.writeTo(bytes);
        byte[] linked = LinkedMail.of(bytes.toString(ISO_8859_1), line).getBytes(ISO_8859_1);
        // The last step: until here the mail is as it was.
        mail.setMessage(new MimeMessage((Session) null, new SharedByteArrayInputStream(linked)));
    }

    @Override
    public String getMailetInfo() {
        return "CHmail: adds a line with the chat's link to stamped mail";
    }
}
