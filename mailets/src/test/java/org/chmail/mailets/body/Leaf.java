package org.chmail.mailets.body;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimePart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A part that has no parts, as Jakarta Mail reads it: an opinion besides that of our own parser.
 *
 * @param header its header lines
 * @param raw its body as it stands, each byte one character
 * @param text its body decoded, in characters if it says which, else each byte one character
 */
public record Leaf(String header, String raw, String text) {

    /** The leaves of a mail, in their order. */
    public static List<Leaf> of(byte[] mail) {
        List<Leaf> leaves = new ArrayList<>();
        try {
            collect(new MimeMessage((Session) null, new ByteArrayInputStream(mail)), leaves);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MessagingException e) {
            throw new IllegalArgumentException(e);
        }
        return leaves;
    }

    private static void collect(MimePart part, List<Leaf> leaves) throws MessagingException, IOException {
        try {
            if (part.isMimeType("multipart/*")) {
                MimeMultipart parts = new MimeMultipart(part.getDataHandler().getDataSource());
                for (int i = 0; i < parts.getCount(); i++) {
                    collect((MimePart) parts.getBodyPart(i), leaves);
                }
                return;
            }
        } catch (MessagingException e) {
            // not to be taken apart
        }
        String header = String.join("\n", Collections.list(part.getAllHeaderLines()));
        String raw = string(
                part instanceof MimeMessage message
                        ? message.getRawInputStream()
                        : ((MimeBodyPart) part).getRawInputStream());
        leaves.add(new Leaf(header, raw, text(part, raw)));
    }

    private static String text(MimePart part, String raw) throws MessagingException {
        try {
            String bytes = string(part.getInputStream());
            String charset = new ContentType(part.getContentType()).getParameter("charset");
            return charset == null ? bytes : new String(bytes.getBytes(ISO_8859_1), Charset.forName(charset));
        } catch (IOException | IllegalArgumentException | MessagingException e) {
            return raw;
        }
    }

    private static String string(InputStream in) throws IOException {
        return new String(in.readAllBytes(), ISO_8859_1);
    }
}
