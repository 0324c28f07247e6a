package org.chmail.bridge.page;

import java.util.Set;
import java.util.regex.Pattern;
import org.chmail.bridge.model.Guest;
import org.chmail.bridge.words.Phrases;

/**
 * What somebody is called in a room. XMPP servers take no nick that mixes two directions of writing, nor one with symbols
 * that came into Unicode after 3.2, such as most small pictures (RFC 3920 Appendix B; RFC 3454 §6, §7).
 */
final class RoomNick {

    private static final Pattern SYMBOLS = Pattern.compile("[\\p{So}\\x{FE00}-\\x{FE0F}\\x{1F3FB}-\\x{1F3FF}]");
    private static final int ARABIC_LETTER = 0x0627;
    private static final int HEBREW_LETTER = 0x05D0;
    private static final int LETTERS = 19;

    private RoomNick() {}

    /** What this person is called, with what marks a guest; a number comes behind it if somebody is called so already. */
    static String of(Visitor who, Phrases phrases, Set<String> taken) {
        String name = fit(who.name());
        return free(Guest.is(who.login()) ? guest(name, who.proven(), phrases) : login(name, who), taken);
    }

    private static String login(String name, Visitor who) {
        return name.isEmpty() ? who.login().local() : name;
    }

    /** The label is of the name's direction, whatever the language of those who read it. */
    private static String guest(String name, boolean proven, Phrases phrases) {
        if (!isRightToLeft(name)) {
            return phrases.guest(name, proven).strip();
        }
        String label = isHebrew(name) ? (proven ? "אורח" : "אורח לא מאומת") : (proven ? "ضيف" : "ضيف غير مؤكد");
        return label + " " + name;
    }

    /** As much of the name as XMPP servers take; may be empty. */
    static String fit(String name) {
        String plain = Nicks.line(SYMBOLS.matcher(name).replaceAll(" "));
        if (!isRightToLeft(plain)) {
            return plain;
        }
        boolean mixed = plain.codePoints()
                .anyMatch(point -> Character.getDirectionality(point) == Character.DIRECTIONALITY_LEFT_TO_RIGHT);
        return mixed ? leftToRightOf(plain) : fromLetterToLetter(plain);
    }

    private static String leftToRightOf(String name) {
        StringBuilder kept = new StringBuilder();
        name.codePoints()
                .filter(point -> !isRightToLeft(point)
                        && Character.getDirectionality(point) != Character.DIRECTIONALITY_NONSPACING_MARK
                        && Character.getDirectionality(point) != Character.DIRECTIONALITY_ARABIC_NUMBER)
                .forEach(kept::appendCodePoint);
        return Nicks.line(kept.toString());
    }

    /** RFC 3454 §6: the first character and the last are letters of that direction. */
    private static String fromLetterToLetter(String name) {
        int[] points = name.codePoints().toArray();
        int from = 0;
        while (!isRightToLeft(points[from])) {
            from++;
        }
        int to = points.length;
        while (!isRightToLeft(points[to - 1])) {
            to--;
        }
        return new String(points, from, to - from);
    }

    private static String free(String nick, Set<String> taken) {
        String free = nick;
        for (int i = 2; taken.contains(free); i++) {
            free = nick + " " + (isRightToLeft(nick) ? letters(i, isHebrew(nick)) : i);
        }
        return free;
    }

    /** Counts as people do who write from right to left, for no digit may be the last. */
    private static String letters(int number, boolean hebrew) {
        int letter = (hebrew ? HEBREW_LETTER : ARABIC_LETTER) + (number - 1) % LETTERS;
        return Character.toString(letter).repeat(1 + (number - 1) / LETTERS);
    }

    private static boolean isRightToLeft(String name) {
        return name.codePoints().anyMatch(RoomNick::isRightToLeft);
    }

    private static boolean isRightToLeft(int point) {
        byte direction = Character.getDirectionality(point);
        return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
    }

    private static boolean isHebrew(String name) {
        return name.codePoints().anyMatch(point -> Character.UnicodeScript.of(point) == Character.UnicodeScript.HEBREW);
    }
}
