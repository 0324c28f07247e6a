package org.chmail.bridge.words;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Pattern;
import org.chmail.bridge.model.LoginId;
import org.chmail.bridge.model.Mail;

/** What is said to people in one language. */
public final class Phrases {

    private static final int SUBJECT = 60;
    private static final int NAME = 40;
    private static final int NAMES = 3;
    private static final int NAMES_LENGTH = 60;

    private static final String SEPARATOR = ", ";

    /**
     * Line ends and controls; what XML can't carry (XML 1.0 §2.2), which would break the stream; and the marks that turn
     * the direction of writing, which could make a sentence of ours say something else.
     */
    private static final Pattern UNFIT = Pattern.compile(
            "[\\p{Cc}\\p{Zl}\\p{Zp}\\p{Cs}\\uFFFE\\uFFFF\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]+");

    private final Locale locale;
    private final ResourceBundle bundle;

    Phrases(Locale locale) {
        this.locale = locale;
        this.bundle = ResourceBundle.getBundle(
                "org.chmail.bridge.words.words",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** The language as a tag (BCP 47), {@code en} or {@code ko}. */
    public String lang() {
        return locale.toLanguageTag();
    }

    /** The sentence of this key. */
    public String say(String key, Object... arguments) {
        Object[] texts = new Object[arguments.length];
        for (int i = 0; i < texts.length; i++) {
            // as text, for MessageFormat would write port 49213 as 49,213
            texts[i] = String.valueOf(arguments[i]);
        }
        return new MessageFormat(bundle.getString(key), locale).format(texts);
    }

    /** How a mail is named to people: its subject, shortened, then the words that the verbs take. */
    public String mail(Mail mail) {
        return say("mail", subject(mail), mail.author(), mail.port());
    }

    /** Someone's words on one line, without what could make them look like something else. */
    public static String line(String text) {
        return UNFIT.matcher(text).replaceAll(" ").strip();
    }

    /** A subject on one line, at most 60 characters. */
    public String subject(Mail mail) {
        String line = line(mail.subject());
        if (line.isEmpty()) {
            return say("noSubject");
        }
        return shortened(line, SUBJECT);
    }

    /** A login ID, in at most 40 characters: of a longer one its beginning and its end. */
    public String name(LoginId login) {
        return shortName(login.value());
    }

    /** The same of any name. */
    public static String shortName(String name) {
        int length = name.codePointCount(0, name.length());
        if (length <= NAME) {
            return name;
        }
        int end = NAME / 2;
        return name.substring(0, name.offsetByCodePoints(0, NAME - end - 1))
                + "…"
                + name.substring(name.offsetByCodePoints(0, length - end));
    }

    /**
     * A guest's name, so that it is seen that they are one.
     *
     * @param proven whether they have proven to be on the mail
     */
    public String guest(String name, boolean proven) {
        return say(proven ? "guest" : "guest.unproven", line(name));
    }

    /**
     * The first names, at most three and as many as have room in 60 characters but one at least, and how many more.
     *
     * @param logins login IDs, or names
     */
    public String names(List<?> logins) {
        List<String> names = logins.stream()
                .limit(NAMES)
                .map(login -> shortName(String.valueOf(login)))
                .toList();
        int shown = 0;
        int length = 0;
        while (shown < names.size() && (shown == 0 || length + names.get(shown).length() <= NAMES_LENGTH)) {
            length += names.get(shown).length() + SEPARATOR.length();
            shown++;
        }
        String first = String.join(SEPARATOR, names.subList(0, shown));
        return shown == logins.size() ? first : say("namesAndMore", first, logins.size() - shown);
    }

    private static String shortened(String text, int most) {
        return text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most - 1)) + "…";
    }
}
