package org.chmail.bridge.page;

import java.text.Normalizer;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.chmail.bridge.chat.Rooms;

/**
 * What people at a page are called in a room. What marks a guest is put there by us, so a name can hold nothing that looks
 * like it, nor be somebody else's on the mail.
 */
public final class Nicks {

    /** Why nobody may be called so. */
    public enum Refusal {
        MISSING,
        TOO_LONG,
        /** Brackets, at-signs, controls, and marks that turn the direction of writing or can't be seen. */
        BAD_CHARACTER,
        /** Someone else on the mail is called so, or CHmail itself. */
        TAKEN
    }

    static final int LONGEST = 40;

    private static final Pattern UNFIT =
            Pattern.compile("[\\p{Ps}\\p{Pe}\\p{Pi}\\p{Pf}<>\"@\\p{C}\\p{Zl}\\p{Zp}\\u115F\\u1160\\u3164\\uFFA0]");

    private Nicks() {}

    /** A name on one line, without space around it. */
    static String line(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC)
                .replaceAll("[\\s\\p{Z}]+", " ")
                .strip();
    }

    /**
     * Why nobody may be called so; empty if they may.
     *
     * @param name as {@link #line} makes it
     * @param others what the others on the mail are called
     */
    static Optional<Refusal> refusal(String name, Collection<String> others) {
        if (name.codePointCount(0, name.length()) > LONGEST) {
            return Optional.of(Refusal.TOO_LONG);
        }
        if (UNFIT.matcher(name).find()) {
            return Optional.of(Refusal.BAD_CHARACTER);
        }
        // Neither as written nor as the room writes it.
        Set<String> looks = new HashSet<>(List.of(folded(name), folded(RoomNick.fit(name))));
        boolean taken = Stream.concat(Stream.of(Rooms.OWN_NICK), others.stream())
                .map(Nicks::folded)
                .anyMatch(looks::contains);
        return taken ? Optional.of(Refusal.TAKEN) : Optional.empty();
    }

    /** A name from a mail's header, without what nobody may be called. */
    static String tidied(String name) {
        String tidy = line(UNFIT.matcher(name).replaceAll(" "));
        return tidy.codePointCount(0, tidy.length()) <= LONGEST
                ? tidy
                : tidy.substring(0, tidy.offsetByCodePoints(0, LONGEST)).strip();
    }

    /** What looks alike is the same: width, case and accents of composition. */
    private static String folded(String name) {
        return Normalizer.normalize(line(name), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }
}
