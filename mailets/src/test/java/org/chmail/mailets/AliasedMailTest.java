package org.chmail.mailets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.apache.james.metrics.tests.RecordingMetricFactory;
import org.apache.james.rrt.lib.Mapping;
import org.apache.james.rrt.lib.MappingSource;
import org.apache.james.rrt.lib.Mappings;
import org.apache.james.rrt.memory.MemoryRecipientRewriteTable;
import org.apache.mailet.AttributeName;
import org.apache.mailet.AttributeUtils;
import org.apache.mailet.base.GenericMailet;
import org.apache.mailet.base.test.FakeMail;
import org.chmail.mailets.bridge.Bridges;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Robert is an alias of bob's: to the bridge he is bob, in the header he stays Robert. */
class AliasedMailTest {
    private static final String FROM_ROBERT = """
            From: Robert <Robert+x@Example.org>
            To: rick@example.org, alice@example.org, dave@example.net
            Cc: team@example.org, Alice: rick@example.org;
            Message-ID: <1@example.org>
            """;

    private final PlayedBridge bridge = PlayedBridge.start();
    private final Table table = new Table();
    private final Aliases aliases = new Aliases(table);
    private final RecordingMetricFactory metrics = new RecordingMetricFactory();

    @BeforeEach
    void fillTable() {
        table.addMapping(MappingSource.parse("robert@example.org"), Mapping.alias("bob@example.org"));
        table.addMapping(MappingSource.parse("rick@example.org"), Mapping.alias("alice@example.org"));
        table.addMapping(MappingSource.parse("team@example.org"), Mapping.group("bob@example.org"));
    }

    @AfterEach
    void close() {
        bridge.close();
    }

    private FakeMail serviced(FakeMail mail, GenericMailet mailet, Map<String, String> more) throws Exception {
        Map<String, String> parameters =
                new HashMap<>(Map.of("bridge", bridge.url(), "token", "t", "timeBudget", "10 s"));
        parameters.putAll(more);
        mailet.init(Configs.mailetAt("example.org", parameters));
        mailet.service(mail);
        return mail;
    }

    private FakeMail stamped(String user, Map<String, String> more) throws Exception {
        FakeMail mail = Mails.submitted(user, Mails.message(FROM_ROBERT + "\nhi\n"));
        return serviced(mail, new StampIdentity(new Bridges(), aliases, metrics), more);
    }

    private FakeMail verified(FakeMail mail) throws Exception {
        return serviced(mail, new VerifyIdentity(new Bridges(), aliases, metrics), Map.of("host", "example.org"));
    }

    private static String verdict(FakeMail mail) {
        return AttributeUtils.getValueAndCastFromMail(mail, AttributeName.of("org.chmail.verdict"), String.class)
                .orElse("");
    }

    @Test
    void bridgeShouldHearOnlyWhereAliasesLeadWhenTheMailIsStamped() throws Exception {
        FakeMail mail = stamped("bob@example.org", Map.of());

        JsonNode sent = bridge.calls().get(0).body();
        assertThat(sent.get("authenticatedUser").asText()).isEqualTo("bob@example.org");
        assertThat(sent.get("author").asText()).isEqualTo("bob@example.org");
        assertThat(sent.get("to").toString()).isEqualTo("[\"alice@example.org\",\"dave@example.net\"]");
        assertThat(sent.get("cc").toString()).isEqualTo("[\"team@example.org\",\"alice@example.org\"]");
        assertThat(sent.get("names").toString()).isEqualTo("{\"bob@example.org\":\"Robert\"}");
        assertThat(sent.toString()).doesNotContainIgnoringCase("robert+x").doesNotContain("robert@", "rick");
        assertThat(Mails.field(mail, "CHmail-Login-ID")).isEqualTo("bob@example.org");
        assertThat(Mails.field(mail, "From")).isEqualTo("Robert <Robert+x@Example.org>");
        assertThat(Mails.field(mail, "To")).startsWith("rick@example.org, ");
    }

    @Test
    void claimShouldBeTrueWhenItsAuthorIsAnAlias() throws Exception {
        FakeMail mail = verified(stamped("bob@example.org", Map.of()));

        assertThat(verdict(mail)).isEqualTo("true");
        assertThat(Mails.field(mail, "CHmail-Login-ID")).isEqualTo("bob@example.org");
        assertThat(bridge.calls().get(1).body().toString()).doesNotContainIgnoringCase("robert");
    }

    @Test
    void mailShouldNotBeStampedWhenTheAliasIsAnothers() throws Exception {
        FakeMail mail = stamped("alice@example.org", Map.of());

        assertThat(Mails.fields(mail)).isEmpty();
        assertThat(metrics.countFor("chmail.unstamped.not-bound")).isEqualTo(1);
    }

    @Test
    void mailShouldBeStampedWhenTheAccountMayWriteForTheAlias() throws Exception {
        FakeMail byAlias = stamped("desk@example.org", Map.of("onBehalfOf", "desk@example.org:robert+*@example.org"));
        FakeMail byAddress = stamped("desk@example.org", Map.of("onBehalfOf", "desk@example.org:bob@example.org"));

        assertThat(Mails.field(byAlias, "CHmail-Login-ID")).isEqualTo("bob@example.org");
        assertThat(Mails.field(byAddress, "CHmail-Login-ID")).isEqualTo("bob@example.org");
    }

    @Test
    void mailShouldFlowOnAsWrittenWhenTheTableFails() throws Exception {
        table.failing = true;

        FakeMail mail = stamped("bob@example.org", Map.of());

        assertThat(Mails.fields(mail)).isEmpty();
        assertThat(bridge.calls().get(0).body().get("to").get(0).asText()).isEqualTo("rick@example.org");
        assertThat(metrics.countFor("chmail.unstamped.not-bound")).isEqualTo(1);
    }

    @Test
    void claimShouldBeUnknownAndNotForgedWhenTheTableFailsAtItsDelivery() throws Exception {
        FakeMail mail = stamped("bob@example.org", Map.of());
        table.failing = true;

        verified(mail);

        assertThat(verdict(mail)).isEqualTo("unknown");
        assertThat(Mails.field(mail, "CHmail-Login-ID")).isEqualTo("bob@example.org");
    }

    @Test
    void claimShouldBeTrueWhenTheTableFailsAndTheAuthorIsNoAlias() throws Exception {
        FakeMail mail = Mails.submitted(Mails.HELLO);
        serviced(mail, new StampIdentity(new Bridges(), aliases, metrics), Map.of());
        table.failing = true;

        assertThat(verdict(verified(mail))).isEqualTo("true");
    }

    @Test
    void budgetShouldHoldWhenTheTableAndTheBridgeStall() throws Exception {
        StampIdentity mailet = new StampIdentity(new Bridges(), aliases, metrics);
        mailet.init(Configs.mailetAt("example.org", Map.of("bridge", bridge.url(), "token", "t", "timeBudget", "4 s")));
        table.stalling = true;
        bridge.stalls();
        FakeMail mail = Mails.submitted("bob@example.org", Mails.message(FROM_ROBERT + "\nhi\n"));

        // Two seconds for the table, and what is left of the four for the bridge: not four for each.
        assertTimeout(Duration.ofMillis(5500), () -> mailet.service(mail));

        assertThat(metrics.countFor("chmail.unstamped.bridge-silent")).isEqualTo(1);
        table.goOn.countDown();
    }

    @Test
    void mailShouldBeStampedWhenTheTableStalls() throws Exception {
        table.stalling = true;
        FakeMail mail = Mails.submitted(Mails.HELLO);

        serviced(mail, new StampIdentity(new Bridges(), aliases, metrics), Map.of("timeBudget", "4 s"));

        assertThat(Mails.field(mail, "CHmail-Login-ID")).isEqualTo("alice@example.org");
        table.goOn.countDown();
    }

    /** James' own table in memory, which can be told to fail, or to answer only when it may. */
    private static final class Table extends MemoryRecipientRewriteTable {
        private final CountDownLatch goOn = new CountDownLatch(1);
        private volatile boolean failing;
        private volatile boolean stalling;

        @Override
        public Mappings getStoredMappings(MappingSource source) {
            if (failing) {
                throw new IllegalStateException("no disk");
            }
            if (stalling) {
                try {
                    goOn.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
            return super.getStoredMappings(source);
        }
    }
}
