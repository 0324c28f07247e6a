package org.chmail.bridge.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostPortTest {

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1:8461, 127.0.0.1, 8461, true",
        "127.9.9.9:1, 127.9.9.9, 1, true",
        "localhost:65535, localhost, 65535, true",
        "[::1]:8461, ::1, 8461, true",
        "[2001:DB8::1]:25, 2001:db8::1, 25, false",
        "0.0.0.0:80, 0.0.0.0, 80, false",
        "[::]:80, ::, 80, false",
        "Mail.Example.org:587, mail.example.org, 587, false",
        "127.evil.example:80, 127.evil.example, 80, false"
    })
    void hostPortShouldKnowItsPartsAndWhetherItIsLoopback(String text, String host, int port, boolean loopback) {
        HostPort address = HostPort.parse(text);

        assertThat(address).isEqualTo(new HostPort(host, port));
        assertThat(address.isLoopback()).isEqualTo(loopback);
        assertThat(HostPort.parse(address.toString())).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "8461",
                ":8461",
                "localhost",
                "localhost:",
                "localhost:x",
                "localhost:0",
                "a:65536",
                "::1:8461",
                "[::1]",
                "[a]:1",
                "http://a:1",
                "a b:1",
                "a/b:1",
                "-a:1x",
                "a:123456",
                "a_b:1"
            })
    void hostPortShouldBeRefusedWhenMalformed(String text) {
        assertThatThrownBy(() -> HostPort.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("must ");
    }
}
