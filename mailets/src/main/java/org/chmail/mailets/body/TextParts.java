package org.chmail.mailets.body;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds those parts of a mail that its reader is shown as its text. */
final class TextParts {
    /** Deeper than mail programs nest. */
    private static final int MAX_DEPTH = 10;

    /** The parts of these are not the mail's text. */
    private static final Set<String> OTHER =
            Set.of("multipart/digest", "multipart/report", "multipart/appledouble", "multipart/form-data");

    private static final Set<String> SEALED =
            Set.of("multipart/signed", "multipart/encrypted", "application/pgp-encrypted");
    private static final Set<String> SMIME = Set.of("application/pkcs7-mime", "application/x-pkcs7-mime");
    private static final Set<String> TNEF = Set.of("application/ms-tnef", "application/vnd.ms-tnef");

    private TextParts() {}

    /**
     * The text of a mail: each of the alternatives that it comes in, else the first. Files and mails within the mail are not looked
     * into.
     *
     * @throws LeftAloneException if something in it is signed or encrypted, or for a machine to read
     */
    static List<Entity> of(Entity mail) throws LeftAloneException {
        return of(mail, 0);
    }

    private static List<Entity> of(Entity entity, int depth) throws LeftAloneException {
        String type = entity.type();
        refuseSealed(entity, type);
        if (entity.isAttachment() || depth > MAX_DEPTH) {
            return List.of();
        }
        if (type.equals("text/plain") || type.equals("text/html")) {
            return List.of(entity);
        }
        if (type.equals("text/calendar")) {
            throw new LeftAloneException("calendar");
        }
        return type.startsWith("multipart/") && !OTHER.contains(type) ? ofParts(entity, type, depth) : List.of();
    }

    private static void refuseSealed(Entity entity, String type) throws LeftAloneException {
        String name = entity.fileName();
        // A contract.pdf.p7m beside the text is a file like any other.
        boolean isSmime = SMIME.contains(type) && (name.isEmpty() || name.equals("smime.p7m"));
        if (SEALED.contains(type) || isSmime) {
            throw new LeftAloneException("sealed");
        }
        if (TNEF.contains(type) || name.equals("winmail.dat")) {
            throw new LeftAloneException("tnef");
        }
    }

    private static List<Entity> ofParts(Entity entity, String type, int depth) throws LeftAloneException {
        List<Entity> parts = entity.parts();
        List<List<Entity>> texts = new ArrayList<>();
        for (Entity part : parts) { // all of them: any may be sealed
            texts.add(of(part, depth + 1));
        }
        List<Entity> found = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            boolean isWanted;
            switch (type) {
                case "multipart/alternative":
                    isWanted = true;
                    break;
                case "multipart/related":
                    isWanted = i == root(entity, parts);
                    break;
                default: // RFC 2046 §5.1.3: any other is as multipart/mixed
                    isWanted = found.isEmpty();
                    break;
            }
            if (isWanted) {
                found.addAll(texts.get(i));
            }
        }
        return found;
    }

    /** RFC 2387 §3.2: the part that {@code start} names, else the first. */
    private static int root(Entity related, List<Entity> parts) {
        String start = related.parameter("start");
        for (int i = 0; i < parts.size() && !start.isEmpty(); i++) {
            if (parts.get(i).contentId().equals(start)) {
                return i;
            }
        }
        return 0;
    }
}
