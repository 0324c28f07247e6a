package org.chmail.mailets.body;

import jakarta.mail.internet.ContentDisposition;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One MIME entity (RFC 2045 §2.4): the mail itself or a part of it, and where it stands in the mail. The mail's text has one
 * character for each byte, so that what is put together again has the bytes that it had.
 */
final class Entity {
    private static final String ATTACHMENT = "attachment";

    private final String mail;
    private final Fields fields;
    private final int end;
    private final @Nullable ContentType type;

    private Entity(String mail, Fields fields, int end, @Nullable ContentType type) {
        this.mail = mail;
        this.fields = fields;
        this.end = end;
        this.type = type;
    }

    static Entity of(String mail) {
        return of(mail, 0, mail.length());
    }

    private static Entity of(String mail, int start, int end) {
        Fields fields = Fields.of(mail, start, end);
        return new Entity(mail, fields, end, type(fields));
    }

    private static @Nullable ContentType type(Fields fields) {
        if (!fields.has("content-type")) {
            return new ContentType("text", "plain", null); // RFC 2045 §5.2
        }
        try {
            Optional<String> value = fields.only("content-type");
            return value.isPresent() ? new ContentType(value.get()) : null;
        } catch (ParseException e) {
            return null;
        }
    }

    /** Whether a field of that name, in lower case, stands in its header. */
    boolean has(String field) {
        return fields.has(field);
    }

    /** Type and subtype in lower case; empty if the header does not say it clearly. */
    String type() {
        return type == null ? "" : type.getBaseType().toLowerCase(Locale.ROOT);
    }

    /** A parameter of the type; empty if there is none. */
    String parameter(String name) {
        String value = type == null ? null : type.getParameter(name);
        return value == null ? "" : value;
    }

    /** The transfer encoding's name; one that nobody knows if the header does not say it clearly. */
    String transferEncoding() {
        return fields.has("content-transfer-encoding")
                ? fields.only("content-transfer-encoding").orElse("?")
                : "7bit";
    }

    /** The file's name, in lower case; empty if it has none. */
    String fileName() {
        String name = disposition().getParameter("filename");
        return (name == null ? parameter("name") : name).toLowerCase(Locale.ROOT);
    }

    /** Whether it is a file beside the mail's text: it says so, or has a file's name. */
    boolean isAttachment() {
        return !"inline".equalsIgnoreCase(disposition().getDisposition())
                || !fileName().isEmpty();
    }

    /** RFC 2183 §2.8: what is unknown counts as an attachment. */
    private ContentDisposition disposition() {
        if (!fields.has("content-disposition")) {
            return new ContentDisposition("inline", null);
        }
        try {
            return new ContentDisposition(fields.only("content-disposition").orElse(ATTACHMENT));
        } catch (ParseException e) {
            return new ContentDisposition(ATTACHMENT, null);
        }
    }

    /** Its identifier among the parts of a {@code multipart/related}; empty if it has none. */
    String contentId() {
        return fields.only("content-id").orElse("");
    }

    /** Where its body begins in the mail. */
    int bodyStart() {
        return fields.end();
    }

    /** Where its body ends. */
    int bodyEnd() {
        return end;
    }

    /** Its body as it stands in the mail. */
    String body() {
        return mail.substring(bodyStart(), end);
    }

    /** The parts of a multipart (RFC 2046 §5.1.1), as far as they are set apart; none if it has no boundary. */
    List<Entity> parts() {
        String boundary = parameter("boundary");
        List<Entity> parts = new ArrayList<>();
        int part = -1;
        for (int line = bodyStart(); line < end && !boundary.isEmpty(); line = Fields.nextLine(mail, line, end)) {
            String delimiter = "--" + boundary;
            if (!mail.startsWith(delimiter, line)) {
                continue;
            }
            int next = Fields.nextLine(mail, line, end);
            String rest = line + delimiter.length() > next
                    ? "?"
                    : mail.substring(line + delimiter.length(), next).stripTrailing();
            if (!rest.isEmpty() && !rest.equals("--")) {
                continue;
            }
            if (part >= 0) {
                parts.add(of(mail, part, Math.max(part, beforeBreak(line))));
            }
            if (!rest.isEmpty()) {
                return parts;
            }
            part = next;
        }
        if (part >= 0) {
            parts.add(of(mail, part, end)); // never closed
        }
        return parts;
    }

    /** "The CRLF preceding the boundary delimiter line is conceptually attached to the boundary." */
    private int beforeBreak(int line) {
        return mail.startsWith("\r\n", line - 2) ? line - 2 : line - 1;
    }
}
