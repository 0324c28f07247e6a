package org.chmail.bridge.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.chmail.bridge.directory.ChatLinks.Purpose;
import org.junit.jupiter.api.Test;

class ChatLinksTest {

    private static final URI BASE = URI.create("https://chat.example.org");
    private static final byte[] OLD = "an old key of thirty-two bytes..".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NEW = "a new key of thirty-two bytes...".getBytes(StandardCharsets.US_ASCII);

    @Test
    void tokenShouldBe160BitsInLowerCaseBase32() {
        ChatLinks links = new ChatLinks(List.of(OLD), BASE);

        String token = links.token("mail", Purpose.MAIL, "");

        assertThat(token).matches("[a-z2-7]{32}");
        assertThat(links.url(token)).isEqualTo("https://chat.example.org/c/" + token);
        assertThat(links.token("mail", Purpose.MAIL, "")).isEqualTo(token);
        assertThat(links.token("other", Purpose.MAIL, "")).isNotEqualTo(token);
        assertThat(links.token("mail", Purpose.MAIL, "bob")).isNotEqualTo(token);
    }

    @Test
    void tokenOfAnOldKeyShouldBeFoundAfterRotationAndGoneWithItsKey() {
        String token = new ChatLinks(List.of(OLD), BASE).token("mail", Purpose.MAIL, "");
        String hash = ChatLinks.hash(token);

        assertThat(new ChatLinks(List.of(NEW, OLD), BASE).token("mail", Purpose.MAIL, "", hash))
                .contains(token);
        assertThat(new ChatLinks(List.of(NEW, OLD), BASE).token("mail", Purpose.MAIL, ""))
                .isNotEqualTo(token);
        assertThat(new ChatLinks(List.of(NEW), BASE).token("mail", Purpose.MAIL, "", hash))
                .isEmpty();
    }

    @Test
    void hashShouldBeSha256InLowerCaseHex() {
        // RFC 6234 §8.5, TEST1
        assertThat(ChatLinks.hash("abc")).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
