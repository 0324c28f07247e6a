package org.chmail.bridge.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpRequest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientAddressTest {

    private static Bench bench(String... proxies) {
        List<Network> networks = List.of(proxies).stream().map(Network::parse).toList();
        ClientAddress addresses = new ClientAddress(networks);
        return new Bench(
                "http://127.0.0.1:8460",
                new PageLimitPolicy(1, 1, 1),
                List.of(),
                routes -> routes.config()
                        .routes
                        .get("/", ctx -> ctx.result(addresses.of(ctx) + " " + addresses.site(ctx))));
    }

    private static String seen(Bench bench, String... forwarded) throws Exception {
        HttpRequest.Builder request = bench.request("/");
        for (String line : forwarded) {
            request.header("X-Forwarded-For", line);
        }
        return bench.send(request).body().replaceAll(" .*", "");
    }

    @Test
    void headerShouldCountNothingWithoutAProxy() throws Exception {
        try (Bench bench = bench()) {
            assertThat(seen(bench, "192.0.2.7")).isEqualTo("127.0.0.1");
        }
    }

    @Test
    void headerShouldCountNothingFromAnotherPeer() throws Exception {
        try (Bench bench = bench("10.0.0.0/8")) {
            assertThat(seen(bench, "192.0.2.7")).isEqualTo("127.0.0.1");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "192.0.2.7|192.0.2.7",
                "198.51.100.1, 192.0.2.7|192.0.2.7",
                "192.0.2.7, 10.1.2.3|192.0.2.7",
                "198.51.100.1, 192.0.2.7, 10.1.2.3, 127.0.0.9|192.0.2.7",
                "2001:db8::1|2001:db8:0:0:0:0:0:1",
                "[2001:db8::1]|2001:db8:0:0:0:0:0:1",
                "10.9.9.9|10.9.9.9",
                "evil.example, 10.1.2.3|10.1.2.3",
                "192.0.2.7, <script>|127.0.0.1",
                "999.1.1.1|127.0.0.1",
                "''|127.0.0.1"
            })
    void proxyShouldBeBelievedAsFarAsItWrote(String forwarded, String client) throws Exception {
        try (Bench bench = bench("127.0.0.0/8", "10.0.0.0/8", "::1")) {
            assertThat(seen(bench, forwarded)).isEqualTo(client);
        }
    }

    @Test
    void linesShouldCountAsOne() throws Exception {
        try (Bench bench = bench("127.0.0.1")) {
            assertThat(seen(bench, "198.51.100.1", "192.0.2.7")).isEqualTo("192.0.2.7");
        }
    }

    @Test
    void siteShouldBeTheNetworkOfASubscriber() throws Exception {
        try (Bench bench = bench("127.0.0.1")) {
            String one = bench.send(bench.request("/").header("X-Forwarded-For", "2001:db8:1:2::3"))
                    .body();
            String other = bench.send(bench.request("/").header("X-Forwarded-For", "2001:db8:1:2:ffff::4"))
                    .body();

            assertThat(one).endsWith(" 20010db800010002");
            assertThat(other).endsWith(" 20010db800010002");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "proxy.example", "10.0.0.0/33", "10.0.0.256", "10.0.0.0/8/8", "::/200", "dead.beef", "*"})
    void networkShouldBeRefusedWhenItIsNone(String text) {
        assertThatThrownBy(() -> Network.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("must be an IP address or a network");
    }
}
