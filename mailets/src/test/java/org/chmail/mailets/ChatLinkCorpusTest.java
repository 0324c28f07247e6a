package org.chmail.mailets;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.james.metrics.tests.RecordingMetricFactory;
import org.apache.mailet.base.test.FakeMail;
import org.chmail.mailets.body.ChatLine;
import org.chmail.mailets.body.Lines;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** What {@code AddChatLink} makes of each mail of the corpus: the line in its text and nothing else, or nothing at all. */
class ChatLinkCorpusTest {
    private static final String URL = "https://chat.example.org/c/k3vqk3vqk3vqk3vqk3vqk3vqk3vqk3vq";
    private static final String TABLE = "/chat-links.csv";

    private static AddChatLink mailet(String words, RecordingMetricFactory metrics) throws Exception {
        AddChatLink mailet = new AddChatLink(metrics);
        mailet.init(Configs.mailet(Map.of("text", words)));
        return mailet;
    }

    private static FakeMail stamped(byte[] bytes) throws Exception {
        FakeMail mail = Mails.submitted("alice@example.org", Mails.message(bytes));
        mail.getMessage().setHeader("CHmail-Chat", "<" + URL + ">");
        StampMark.set(mail, mail.getMessage());
        return mail;
    }

    private static byte[] corpus(String name) {
        return RawMail.corpus().stream()
                .filter(mail -> mail.name().equals(name))
                .findFirst()
                .orElseThrow()
                .bytes();
    }

    @Test
    void tableShouldNameEveryMailOfTheCorpus() throws Exception {
        List<String> table = Files.readAllLines(Path.of("src/test/resources" + TABLE)).stream()
                .map(line -> line.split(",", 2)[0])
                .toList();

        assertThat(table)
                .containsExactlyInAnyOrderElementsOf(
                        RawMail.corpus().stream().map(RawMail::name).toList());
    }

    /** @param outcome the numbers of the leaves with the line, or why there is none */
    @ParameterizedTest
    @CsvFileSource(resources = TABLE)
    void lineShouldBeAllThatChangesWhenAdded(String name, String outcome) throws Exception {
        for (String words : List.of(ChatLine.ENGLISH, "Grüße & 대화:")) {
            FakeMail mail = stamped(corpus(name));
            byte[] before = Mails.bytes(mail.getMessage());
            RecordingMetricFactory metrics = new RecordingMetricFactory();

            mailet(words, metrics).service(mail);

            byte[] after = Mails.bytes(mail.getMessage());
            if (outcome.matches("[0-9 ]+")) {
                assertThat(Lines.added(before, after, URL, List.of(words, ChatLine.ENGLISH)))
                        .isEqualTo(List.of(outcome.split(" ")).stream()
                                .map(Integer::valueOf)
                                .toList());
                assertThat(metrics.countForPrefixName("chmail.")).isEqualTo(Map.of("chmail.linked", 1));
            } else {
                assertThat(after).isEqualTo(before);
                assertThat(metrics.countForPrefixName("chmail.")).isEqualTo(Map.of("chmail.unlinked." + outcome, 1));
            }
        }
    }

    @ParameterizedTest
    @CsvFileSource(resources = TABLE)
    void mailShouldBeTheSameWhenItPassesASecondTime(String name) throws Exception {
        FakeMail mail = stamped(corpus(name));
        AddChatLink mailet = mailet("Let's talk:", new RecordingMetricFactory());
        mailet.service(mail);
        byte[] once = Mails.bytes(mail.getMessage());

        mailet.service(mail);

        assertThat(Mails.bytes(mail.getMessage())).isEqualTo(once);
    }
}
