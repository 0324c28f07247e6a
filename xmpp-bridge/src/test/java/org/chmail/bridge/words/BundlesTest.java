package org.chmail.bridge.words;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.chmail.bridge.model.Address;
import org.chmail.bridge.model.LoginId;
import org.chmail.bridge.model.Mail;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each language says the same. */
class BundlesTest {

    private static final Locale ENGLISH = Locale.ENGLISH;
    private static final List<Locale> OTHERS = List.of(Locale.KOREAN);
    private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d)}");

    /** A login as long as logins get; of a longer one the words would still be right, and no longer short. */
    private static final LoginId LONG = new LoginId("a".repeat(50) + "@" + "b".repeat(26) + ".example.org");

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final Mail MAIL =
            new Mail("m1", "<1@example.org>", LONG, new Address("a@example.org"), 49213, "s".repeat(500), NOW, NOW);

    /** What is told without having been asked for, and so must be short; lists, help, letters and pages are not. */
    private static final Pattern LONGER = Pattern.compile("reply\\.help|letter\\..*|letter|page\\..*");

    static Stream<Locale> others() {
        return OTHERS.stream();
    }

    static Stream<Locale> all() {
        return Stream.concat(Stream.of(ENGLISH), others());
    }

    @ParameterizedTest
    @MethodSource("others")
    void keysShouldBeTheSameInEachLanguage(Locale locale) {
        assertThat(keys(locale)).isEqualTo(keys(ENGLISH));
    }

    @ParameterizedTest
    @MethodSource("others")
    void argumentsShouldBeTheSameInEachLanguage(Locale locale) {
        assertThat(keys(ENGLISH))
                .allSatisfy(key -> assertThat(arguments(locale, key)).as(key).isEqualTo(arguments(ENGLISH, key)));
    }

    @ParameterizedTest
    @MethodSource("all")
    void sentenceShouldStayShortWithTheLongestArguments(Locale locale) {
        Phrases phrases = new Phrases(locale);
        assertThat(keys(locale).stream().filter(key -> !LONGER.matcher(key).matches()))
                .allSatisfy(key -> assertThat(phrases.say(key, longest(phrases, key)))
                        .as(key)
                        .doesNotContainPattern(ARGUMENT)
                        .hasSizeLessThan(300));
    }

    @ParameterizedTest
    @MethodSource("all")
    void ringShouldHoldWhoAsksTheSubjectTheWordsThatNameTheMailAndTheWordAccept(Locale locale) {
        Phrases phrases = new Phrases(locale);
        assertThat(Stream.of("ring", "alarm"))
                .allSatisfy(key -> assertThat(phrases.say(key, longest(phrases, key)))
                        .contains(phrases.name(LONG), phrases.subject(MAIL), LONG + " 49213", "accept", "decline"));
    }

    @ParameterizedTest
    @MethodSource("others")
    void verbsShouldStayAsTheyAreTypedInEachLanguage(Locale locale) {
        Pattern typed = Pattern.compile("\\b(chat|mails|more|accept|decline|later|cancel|stamp|close|block|unblock|"
                + "blocked|status|link|unlink|verify|notify)\\b(?= [<{]|,|$|\\)| on| off| -)");
        Pattern said = Pattern.compile("(?:Say|say|or): ([a-z]+)");
        assertThat(keys(ENGLISH)).allSatisfy(key -> {
            Stream<String> verbs = said.matcher(text(ENGLISH, key)).results().map(verb -> verb.group(1));
            if (key.equals("reply.help")) {
                verbs = typed.matcher(text(ENGLISH, key)).results().map(MatchResult::group);
            }
            assertThat(verbs)
                    .as(key)
                    .allSatisfy(verb -> assertThat(text(locale, key)).contains(verb));
        });
    }

    /** {0} is names or a mail, whichever is longer; so are the others. */
    private static Object[] longest(Phrases phrases, String key) {
        String names = phrases.names(Collections.nCopies(5, LONG));
        String mail = phrases.mail(MAIL);
        return switch (key) {
            case "mail" -> new Object[] {phrases.subject(MAIL), LONG, MAIL.port()};
            case "ring", "alarm" -> new Object[] {names, mail};
            case "missed" -> new Object[] {names, phrases.subject(MAIL), LONG, MAIL.port()};
            case "farewell" -> new Object[] {LONG, MAIL.port()};
            case "delivered" -> new Object[] {phrases.name(LONG), phrases.subject(MAIL), MAIL.named()};
            case "reply.choice" -> new Object[] {"decline", LONG, MAIL.port(), phrases.subject(MAIL)};
            case "reply.status" -> new Object[] {mail, names};
            case "reply.room" -> new Object[] {"r".repeat(40) + "@chats.example.org"};
            case "signIn.asked" -> new Object[] {"Samsung Internet (Android)", 5};
            case "reply.linkTaken" -> new Object[] {LONG};
            case "namesAndMore" -> new Object[] {names, 12};
            default ->
                key.startsWith("told.")
                        ? new Object[] {phrases.name(LONG), mail}
                        : IntStream.range(0, 4)
                                .mapToObj(i -> i == 0 ? mail : "1440")
                                .toArray();
        };
    }

    private static Set<String> keys(Locale locale) {
        return new TreeSet<>(bundle(locale).stringPropertyNames());
    }

    private static Set<String> arguments(Locale locale, String key) {
        return ARGUMENT.matcher(text(locale, key))
                .results()
                .map(argument -> argument.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String text(Locale locale, String key) {
        return bundle(locale).getProperty(key);
    }

    /** The file of this language alone, without what it would inherit from the English one. */
    private static Properties bundle(Locale locale) {
        String name = locale.equals(ENGLISH) ? "words.properties" : "words_" + locale.toLanguageTag() + ".properties";
        Properties bundle = new Properties();
        try (Reader file = new InputStreamReader(
                requireNonNull(BundlesTest.class.getResourceAsStream(name), name), StandardCharsets.UTF_8)) {
            bundle.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bundle;
    }
}
