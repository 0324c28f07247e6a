package org.chmail.mailets.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityTest {
    @Test
    void identityShouldBeReadWhenWellFormed() throws Exception {
        Identity identity = Identity.of(JsonReader.object(
                "{\"loginId\":\"a@b\",\"host\":\"b\",\"port\":65535,\"chatUrl\":\"https://b/c/x\",\"more\":[]}"));

        assertThat(identity.loginId()).isEqualTo("a@b");
        assertThat(identity.host()).isEqualTo("b");
        assertThat(identity.port()).isEqualTo(65535);
        assertThat(identity.chatUrl()).hasValue("https://b/c/x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"host\":\"b\",\"port\":4000,\"chatUrl\":\"https://b/c/x\"}",
                "{\"loginId\":\"a@b\",\"host\":\"b\",\"port\":\"4000\",\"chatUrl\":\"https://b/c/x\"}",
                "{\"loginId\":\"a@b\",\"host\":\"b\",\"port\":4000.5,\"chatUrl\":\"https://b/c/x\"}",
                "{\"loginId\":\"a@b\",\"host\":\"b\",\"port\":4000,\"chatUrl\":null}",
                "{\"loginId\":\"a@b\\r\\nBcc: x@y\",\"host\":\"b\",\"port\":4000,\"chatUrl\":\"https://b/c/x\"}",
                "{\"loginId\":\"a@b\",\"host\":\"b\",\"port\":4000,\"chatUrl\":\"https://b/c/x>\\n\"}"
            })
    void answerShouldBeRefusedWhenAPartIsMissingOrUnfitForAHeader(String answer) {
        assertThatThrownBy(() -> Identity.of(JsonReader.object(answer))).isInstanceOf(JsonException.class);
    }

    @ParameterizedTest
    @CsvSource({"1023", "65536", "0", "-5000", "05000", "5e3", "50000x", "999999999999", "''", "５０００"})
    void claimShouldBeRefusedWhenThePortIsOutOfBounds(String port) {
        assertThat(Identity.of("a@b", "b", port, null)).isEmpty();
        assertThat(Identity.of("a@b", "b", "1024", null)).isPresent();
    }
}
