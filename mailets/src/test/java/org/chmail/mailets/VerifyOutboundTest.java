package org.chmail.mailets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.james.metrics.tests.RecordingMetricFactory;
import org.apache.james.rrt.memory.MemoryRecipientRewriteTable;
import org.apache.mailet.base.test.FakeMail;
import org.chmail.mailets.bridge.Bridges;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class VerifyOutboundTest {
    private static final String CLAIM = """
            CHmail-Login-ID: alice@example.org
            CHmail-Host: example.org
            CHmail-Port: 40000
            """;

    private final PlayedBridge bridge = PlayedBridge.start();

    @AfterEach
    void close() {
        bridge.close();
    }

    private FakeMail leaving(String fields) throws Exception {
        VerifyOutbound mailet = new VerifyOutbound(
                new Bridges(), new Aliases(new MemoryRecipientRewriteTable()), new RecordingMetricFactory());
        mailet.init(Configs.mailet(
                Map.of("bridge", bridge.url(), "token", "t", "timeBudget", "10 s", "host", "example.org")));
        FakeMail mail = Mails.arriving(Mails.message(Mails.HELLO + fields + "\nhi\n"));
        mailet.service(mail);
        return mail;
    }

    @Test
    void claimShouldStayWhenTheBridgeConfirmsIt() throws Exception {
        bridge.answers(200, "{\"verdict\":\"true\"}");

        assertThat(Mails.fields(leaving(CLAIM)) + "\n").isEqualTo(CLAIM);
    }

    @Test
    void claimShouldBeRemovedWhenItIsForged() throws Exception {
        assertThat(Mails.fields(leaving(CLAIM))).isEmpty();
    }

    @Test
    void claimShouldBeRemovedWhenTheBridgeDoesNotAnswer() throws Exception {
        bridge.answers(500, "");

        assertThat(Mails.fields(leaving(CLAIM))).isEmpty();
    }

    @Test
    void claimShouldStayWithoutOurVerdictWhenItIsAnotherHosts() throws Exception {
        String foreign = CLAIM.replace("example.org", "example.net");

        assertThat(Mails.fields(leaving("CHmail-Verified: yes\n" + foreign)) + "\n")
                .isEqualTo(foreign);
        assertThat(bridge.calls()).isEmpty();
    }

    @Test
    void mailShouldFlowOnWhenItHasNoMessage() throws Exception {
        VerifyOutbound mailet = new VerifyOutbound(
                new Bridges(), new Aliases(new MemoryRecipientRewriteTable()), new RecordingMetricFactory());

        mailet.service(FakeMail.builder().name("m").build());

        assertThat(bridge.calls()).isEmpty();
    }
}
