package org.chmail.mailets.james39;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.james.rrt.lib.Mapping;
import org.apache.james.rrt.lib.MappingSource;
import org.chmail.mailets.RawMail;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Aliases of James 3.9's own table, and the bridge's own mail, in its real mailet container. */
class AliasesInJames39IT extends SampleInJames39 {
    private static final String BOB = "bob@example.org";
    private static final String BRIDGE = "chmail@example.org";

    private James39 james() throws Exception {
        James39 james = James39.start(home, sample, "example.org", Map.of());
        james.rewriteTable().addMapping(MappingSource.parse("robert@example.org"), Mapping.alias(BOB));
        james.rewriteTable().addMapping(MappingSource.parse("rick@example.org"), Mapping.alias("alice@example.org"));
        james.rewriteTable().addMapping(MappingSource.parse("team@example.org"), Mapping.group(BOB));
        return james;
    }

    @Test
    void aliasesShouldLeadToPeopleAndGroupsToNobodyWhenTheMailPasses() throws Exception {
        byte[] mail = """
                From: robert@example.org\r
                To: rick@example.org, team@example.org\r
                Message-ID: <1@example.org>\r
                \r
                hi\r
                """.getBytes(ISO_8859_1);

        Delivered arrived = james().submit(BOB, "alice@example.org", mail).get(0);

        assertThat(arrived.lines("CHmail-Login-ID")).containsExactly("CHmail-Login-ID: " + BOB);
        assertThat(arrived.lines("From")).containsExactly("From: robert@example.org");
        assertThat(bridge.calls())
                .extracting(
                        call -> call.path() + " " + call.body().get("author").asText())
                .as("stamped, and verified as the same author's")
                .containsExactly("/mails " + BOB, "/deliveries " + BOB);
        assertThat(bridge.calls().get(0).body().get("to").toString())
                .isEqualTo("[\"alice@example.org\",\"team@example.org\"]");
    }

    static List<RawMail> alarms() {
        return RawMail.corpus().stream()
                .filter(mail -> mail.name().startsWith("unstamped-alarm"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("alarms")
    void bridgesOwnMailShouldPassUnstampedAndOtherwiseUnchangedWhenItSubmitsIt(RawMail mail) throws Exception {
        James39 james = james();
        byte[] claiming = ("CHmail-Host: example.org\r\nCHmail: on\r\n" + mail.text()).getBytes(ISO_8859_1);

        RawMail arrived = RawMail.of(james.submit(BRIDGE, BOB, claiming).get(0).bytes());

        assertThat(arrived.fields()).isEmpty();
        assertThat(arrived.otherLines()).isEqualTo(mail.otherLines());
        assertThat(arrived.body()).isEqualTo(mail.body());
        assertThat(bridge.calls()).isEmpty();
        assertThat(james.metrics().countForPrefixName("chmail."))
                .isEqualTo(Map.of("chmail.unstamped.auto-submitted", 1));
    }
}
