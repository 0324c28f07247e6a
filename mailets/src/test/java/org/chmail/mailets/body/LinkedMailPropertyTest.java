package org.chmail.mailets.body;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Mails of every shape: the line is in each text that is shown, and nothing else has changed. */
class LinkedMailPropertyTest {
    private static final int MAILS = 2000;
    private static final String URL = "https://chat.example.org/c/k3vqk3vqk3vqk3vqk3vqk3vqk3vqk3vq";

    @Test
    void lineShouldBeInEveryTextAndNothingElseBeChangedWhenAdded() throws Exception {
        for (int seed = 0; seed < MAILS; seed++) {
            RandomMail random = new RandomMail(seed);
            byte[] mail = random.make();
            ChatLine line = new ChatLine(
                    List.of(ChatLine.ENGLISH, "대화 & mehr:", "> Grüße").get(seed % 3), URL);

            String linked = LinkedMail.of(new String(mail, ISO_8859_1), line);

            List<String> words = List.of(ChatLine.ENGLISH, "대화 & mehr:", "> Grüße");
            assertThat(Lines.added(mail, linked.getBytes(ISO_8859_1), URL, words))
                    .as("seed %d:%n%s", seed, linked)
                    .isEqualTo(random.shown());
            assertThatThrownBy(() -> LinkedMail.of(linked, line)).hasMessage("there-already");
        }
    }

    @Test
    void nothingShouldBeGuessedWhenAMailIsCutAnywhere() throws Exception {
        for (int seed = 0; seed < 20; seed++) {
            String mail = new String(new RandomMail(seed).make(), ISO_8859_1);
            for (int length = 0; length < mail.length(); length += 7) {
                String cut = mail.substring(0, length);
                try {
                    assertThat(LinkedMail.of(cut, new ChatLine("Chat:", URL))).hasSizeGreaterThan(length);
                } catch (LeftAloneException e) {
                    assertThat(e.reason()).isIn("no-text", "undecodable");
                }
            }
        }
    }
}
