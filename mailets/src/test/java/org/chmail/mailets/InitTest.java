package org.chmail.mailets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.MessagingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.james.metrics.tests.RecordingMetricFactory;
import org.apache.james.rrt.memory.MemoryRecipientRewriteTable;
import org.apache.mailet.base.GenericMailet;
import org.apache.mailet.base.GenericMatcher;
import org.chmail.mailets.bridge.Bridges;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code init()} takes and refuses; a refusal stops James' start, so its words are all that an admin sees. */
class InitTest {
    private static final Map<String, String> GOOD = Map.of("bridge", "http://127.0.0.1:9/api/v1", "token", "sesame");

    @TempDir
    Path dir;

    private final Bridges bridges = new Bridges();
    private final Aliases aliases = new Aliases(new MemoryRecipientRewriteTable());

    private List<GenericMailet> mailets() {
        RecordingMetricFactory metrics = new RecordingMetricFactory();
        return List.of(
                new StampIdentity(bridges, aliases, metrics),
                new VerifyIdentity(bridges, aliases, metrics),
                new VerifyOutbound(bridges, aliases, metrics));
    }

    private static void init(GenericMailet mailet, Map<String, String> more) throws MessagingException {
        Map<String, String> parameters = new HashMap<>(GOOD);
        if (!(mailet instanceof StampIdentity)) {
            parameters.put("host", "example.org");
        }
        parameters.putAll(more);
        parameters.values().removeIf(String::isEmpty);
        mailet.init(Configs.mailet(parameters));
    }

    private void assertRefused(Map<String, String> more, String... words) {
        for (GenericMailet mailet : mailets()) {
            assertThatThrownBy(() -> init(mailet, more))
                    .isInstanceOf(MessagingException.class)
                    .hasMessageStartingWith(mailet.getClass().getSimpleName() + ": the parameter <")
                    .hasMessageContainingAll(words);
        }
        assertThat(bridges.clients()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "timeBudget,10 ms",
        "timeBudget,10s",
        "timeBudget,' 300ms '",
        "bridge,https://bridge.example.org/api/v1",
        "bridge,http://localhost:8461/api/v1/",
        "bridge,http://[::1]:8461/api/v1",
        "onMailetException,ignore",
        "onMatchException,nomatch"
    })
    void initShouldAcceptWhenTheValueIsGood(String name, String value) {
        for (GenericMailet mailet : mailets()) {
            assertThatCode(() -> init(mailet, Map.of(name, value))).doesNotThrowAnyException();
            assertThat(mailet.getMailetInfo()).startsWith("CHmail");
            mailet.destroy();
        }
        assertThat(bridges.clients()).isEmpty();
    }

    @Test
    void initShouldNameTheParameterItsValueAndTheKnownOnesWhenItIsUnknown() {
        assertRefused(Map.of("timebudget", "1 s"), "<timebudget>", "unknown", "1 s", "timeBudget", "tokenFile");
    }

    @Test
    void initShouldNameTheParameterWhenItIsMissing() {
        assertRefused(Map.of("bridge", ""), "<bridge>", "missing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1:8461/api/v1",
                "ftp://127.0.0.1/",
                "http:///api/v1",
                "http://user:pw@127.0.0.1/api/v1",
                "http://127.0.0.1/api/v1?x=y",
                "http://127.0.0.1/api/v1#x",
                "http://127.0.0.1:99999/api/v1",
                "http://a b/",
                "http://127.0.0.1:1/api/v1,http://127.0.0.1:2/api/v1"
            })
    void initShouldNameParameterAndValueWhenTheUrlIsBad(String url) {
        assertRefused(Map.of("bridge", url), "<bridge>", url);
    }

    @Test
    void initShouldRefuseWhenTheTokenWouldGoInTheClear() {
        assertRefused(
                Map.of("bridge", "http://bridge.example.org/api/v1"),
                "<bridge>",
                "https",
                "http://bridge.example.org/api/v1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"300", "ms", "-1 s", "9 ms", "11 s", "0 s", "1 m", "1.5 s", "PT1S", "99999999999 ms"})
    void initShouldNameParameterAndValueWhenTheDurationIsBad(String duration) {
        assertRefused(Map.of("timeBudget", duration), "<timeBudget>", duration, "between 10 ms and 10 s");
    }

    @Test
    void initShouldRefuseWhenThereIsNoTokenOrTwo() {
        assertRefused(Map.of("token", ""), "<token>", "neither");
        assertRefused(Map.of("tokenFile", "/etc/token"), "<token>", "both");
    }

    @Test
    void initShouldNotShowTheTokenWhenItIsBad() {
        for (GenericMailet mailet : mailets()) {
            assertThatThrownBy(() -> init(mailet, Map.of("token", "se same")))
                    .hasMessageContaining("<token>")
                    .hasMessageNotContaining("se same");
        }
    }

    @Test
    void initShouldReadTheTokenWhenItIsInAFile() throws Exception {
        Path file = Files.writeString(dir.resolve("token"), "sesame\n");
        for (GenericMailet mailet : mailets()) {
            init(mailet, Map.of("token", "", "tokenFile", file.toString()));
        }
        assertThat(bridges.clients()).hasSize(3);
    }

    @Test
    void initShouldNameTheFileWhenItCannotBeUsed() throws Exception {
        String missing = dir.resolve("missing").toString();
        assertRefused(Map.of("token", "", "tokenFile", missing), "<tokenFile>", missing);
        assertRefused(Map.of("token", "", "tokenFile", "conf/token"), "<tokenFile>", "absolute", "conf/token");
        String empty = Files.writeString(dir.resolve("empty"), "\n").toString();
        assertRefused(Map.of("token", "", "tokenFile", empty), "<tokenFile>", "one token");
    }

    @Test
    void stampIdentityShouldRefuseWhenItsOwnParametersAreBad() {
        StampIdentity mailet = new StampIdentity(bridges, aliases, new RecordingMetricFactory());

        assertThatThrownBy(() -> init(mailet, Map.of("stampClientAddress", "yes")))
                .hasMessageContainingAll("<stampClientAddress>", "on or off", "yes");
        for (String rules : List.of("desk", "desk:", ":a@b", "desk:alice", "a:b@c,", "a:b@c;d:e@f", "a:b@c@d")) {
            assertThatThrownBy(() -> init(mailet, Map.of("onBehalfOf", rules)))
                    .hasMessageContainingAll("<onBehalfOf>", "account:address-pattern", rules);
        }
    }

    @Test
    void verifyShouldRefuseWhenTheHostIsMissingOrBad() {
        for (GenericMailet mailet : mailets().subList(1, 3)) {
            assertThatThrownBy(() -> init(mailet, Map.of("host", ""))).hasMessageContainingAll("<host>", "missing");
            for (String host : List.of("exämple.org", "example.org,,", "http://example.org", "a b", "@DOMAIN@")) {
                assertThatThrownBy(() -> init(mailet, Map.of("host", host))).hasMessageContainingAll("<host>", host);
            }
        }
    }

    @Test
    void matchersShouldRefuseWhenTheyGetACondition() throws Exception {
        for (GenericMatcher matcher : List.of(new AuthenticatedSubmission(), new StampedInThisPass())) {
            matcher.init(Configs.matcher(null));
            assertThat(matcher.getMatcherInfo()).startsWith("CHmail");
            assertThatThrownBy(() -> matcher.init(Configs.matcher("alice")))
                    .isInstanceOf(MessagingException.class)
                    .hasMessageContainingAll(matcher.getClass().getSimpleName(), "takes no condition", "alice");
        }
    }
}
