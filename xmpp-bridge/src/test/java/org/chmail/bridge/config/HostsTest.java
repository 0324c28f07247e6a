package org.chmail.bridge.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostsTest {

    @ParameterizedTest
    @CsvSource({
        "example.org, example.org",
        "Example.ORG., example.org",
        "bücher.example, xn--bcher-kva.example",
        "BÜCHER.example, xn--bcher-kva.example",
        "xn--bcher-kva.example, xn--bcher-kva.example",
        "localhost, localhost"
    })
    void domainShouldBeLowerCaseAndOfALabels(String text, String domain) {
        assertThat(Hosts.domain(text)).isEqualTo(domain);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "a..b", ".a", "a b", "a@b", "a/b", "a:1", "-a", "a_b"})
    void domainShouldBeRefusedWhenMalformed(String text) {
        assertThatThrownBy(() -> Hosts.domain(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("must be a domain");
    }

    @ParameterizedTest
    @CsvSource({"xmpp.example.org, xmpp.example.org", "192.0.2.7, 192.0.2.7", "[::1], ::1", "2001:DB8::7, 2001:db8::7"})
    void hostShouldBeANameOrAnAddress(String text, String host) {
        assertThat(Hosts.host(text)).isEqualTo(host);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "example.org:5222", "xmpp://example.org", "[::1]:5222"})
    void hostShouldBeRefusedWhenItIsMoreThanThat(String text) {
        assertThatThrownBy(() -> Hosts.host(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("must be a host name or an IP address");
    }
}
