package org.chmail.bridge.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.chmail.bridge.model.Address;
import org.chmail.bridge.model.LoginId;
import org.chmail.bridge.model.Mail;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhrasesTest {

    private final Phrases words = new Words().in("");

    private static Mail mail(String subject) {
        Instant now = Instant.parse("2026-11-24T12:00:00Z");
        return new Mail(
                "id",
                "<1@example.org>",
                new LoginId("alice@example.org"),
                new Address("alice@example.org"),
                49213,
                subject,
                now,
                now.plusSeconds(1));
    }

    @Test
    void mailShouldBeNamedBySubjectAndTheWordsOfTheHeader() {
        assertThat(words.mail(mail("Lunch?"))).isEqualTo("\"Lunch?\" (alice@example.org 49213)");
        assertThat(words.mail(mail(" \t "))).isEqualTo("\"(no subject)\" (alice@example.org 49213)");
        assertThat(words.mail(mail("{0} 'quoted'"))).startsWith("\"{0} 'quoted'\"");
    }

    @ParameterizedTest
    @ValueSource(ints = {'\n', '\0', 0x85, 0x200F, 0x2028, 0x202E, 0x2066, 0xD800, 0xFFFF})
    void whatBreaksALineOrAStreamOrTurnsTheTextShouldBecomeABlank(int character) {
        assertThat(words.subject(mail("a" + (char) character + "b"))).isEqualTo("a b");
    }

    @Test
    void subjectShouldBeCutBetweenCharacters() {
        String subject = words.subject(mail("\uD83D\uDE00".repeat(70)));

        assertThat(subject.codePointCount(0, subject.length())).isEqualTo(60);
        assertThat(subject).endsWith("\uD83D\uDE00\u2026");
        assertThat(words.subject(mail("\uD55C\uAD6D\uC5B4"))).isEqualTo("\uD55C\uAD6D\uC5B4");
    }

    @Test
    void manyNamesShouldBeCounted() {
        assertThat(words.names(logins("a@x", "b@x", "c@x", "d@x", "e@x"))).isEqualTo("a@x, b@x, c@x and 2 more");
        assertThat(words.names(logins("a@x", "b@x"))).isEqualTo("a@x, b@x");
        assertThat(words.names(logins("a@" + "x".repeat(30), "b@" + "x".repeat(30), "c@x")))
                .isEqualTo("a@" + "x".repeat(30) + " and 2 more");
    }

    @Test
    void longNameShouldKeepItsBeginningAndItsEnd() {
        String name = words.name(new LoginId("somebody.with.a.very.long.name@some.department.example.org"));
        assertThat(name).hasSize(40).isEqualTo("somebody.with.a.ver\u2026partment.example.org");
        assertThat(words.name(new LoginId("alice@example.org"))).isEqualTo("alice@example.org");
    }

    private static List<LoginId> logins(String... values) {
        return Arrays.stream(values).map(LoginId::new).toList();
    }
}
