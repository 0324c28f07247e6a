package org.chmail.mailets;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.james.metrics.tests.RecordingMetricFactory;
import org.apache.james.rrt.memory.MemoryRecipientRewriteTable;
import org.apache.mailet.base.GenericMailet;
import org.apache.mailet.base.test.FakeMail;
import org.chmail.mailets.bridge.Bridges;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a mail looks like: its body's bytes and the sequence of its other header lines are the same before and after. */
class CorpusTest {
    private static final String FORGED = """
            CHmail-Login-ID: alice@example.org\r
            CHmail-Host: example.org\r
            CHmail-Port: 50000\r
            """;

    private static PlayedBridge bridge;
    private static StampIdentity stamp;
    private static VerifyIdentity verify;
    private static VerifyOutbound outbound;

    @BeforeAll
    static void start() throws Exception {
        bridge = PlayedBridge.start();
        Bridges bridges = new Bridges();
        Aliases aliases = new Aliases(new MemoryRecipientRewriteTable());
        RecordingMetricFactory metrics = new RecordingMetricFactory();
        Map<String, String> parameters = Map.of("bridge", bridge.url(), "token", "t", "timeBudget", "10 s");
        stamp = new StampIdentity(bridges, aliases, metrics);
        stamp.init(Configs.mailet(parameters));
        verify = new VerifyIdentity(bridges, aliases, metrics);
        outbound = new VerifyOutbound(bridges, aliases, metrics);
        for (GenericMailet mailet : List.of(verify, outbound)) {
            mailet.init(Configs.mailet(
                    Map.of("bridge", bridge.url(), "token", "t", "timeBudget", "10 s", "host", "example.org")));
        }
    }

    @AfterAll
    static void close() {
        bridge.close();
    }

    static Stream<RawMail> corpus() {
        return RawMail.corpus().stream();
    }

    @Test
    void corpusShouldHoldManyMails() {
        assertThat(RawMail.corpus()).hasSizeGreaterThanOrEqualTo(60);
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void otherBytesShouldBeTheSameWhenStamped(RawMail mail) throws Exception {
        FakeMail submitted = Mails.submitted("alice@example.org", Mails.message(mail.bytes()));

        stamp.service(submitted);

        RawMail after = RawMail.of(Mails.bytes(submitted.getMessage()));
        assertThat(after.body()).isEqualTo(mail.body());
        assertThat(after.otherLines()).isEqualTo(mail.otherLines());
        assertThat(StampMark.isOn(submitted)).isEqualTo(!mail.name().startsWith("unstamped-"));
        assertThat(after.fields()).hasSize(mail.name().startsWith("unstamped-") ? 0 : 4);
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void otherBytesShouldBeTheSameWhenFoundForged(RawMail mail) throws Exception {
        RawMail before = RawMail.of(mail.name(), (FORGED + mail.text()).getBytes(ISO_8859_1));
        for (GenericMailet mailet : List.of(verify, outbound)) {
            FakeMail arriving = Mails.arriving(Mails.message(before.bytes()));

            mailet.service(arriving);

            RawMail after = RawMail.of(Mails.bytes(arriving.getMessage()));
            assertThat(after.body()).isEqualTo(mail.body());
            assertThat(after.otherLines()).isEqualTo(mail.otherLines());
            assertThat(after.fields()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void otherBytesShouldBeTheSameWhenAnothersClaimIsJudged(RawMail mail) throws Exception {
        String claim = FORGED.replace("example.org", "example.net");
        RawMail before = RawMail.of(mail.name(), (claim + mail.text()).getBytes(ISO_8859_1));
        FakeMail arriving = Mails.arriving(Mails.message(before.bytes()));
        boolean isOurs = before.fields().stream().anyMatch(line -> line.equalsIgnoreCase("CHmail-Host: example.org"));

        verify.service(arriving);

        RawMail after = RawMail.of(Mails.bytes(arriving.getMessage()));
        assertThat(after.body()).isEqualTo(mail.body());
        assertThat(after.otherLines()).isEqualTo(mail.otherLines());
        assertThat(Mails.field(arriving, "CHmail-Verified")).isEqualTo(isOurs ? "" : "no");
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void mailShouldBeByteForByteTheSameWhenItClaimsNothing(RawMail mail) throws Exception {
        FakeMail arriving = Mails.arriving(Mails.message(mail.bytes()));
        byte[] untouched = Mails.bytes(Mails.message(mail.bytes()));

        if (mail.fields().isEmpty()) {
            verify.service(arriving);
            outbound.service(arriving);
        }
        stamp.service(arriving); // not submitted

        assertThat(Mails.bytes(arriving.getMessage())).isEqualTo(untouched);
    }
}
