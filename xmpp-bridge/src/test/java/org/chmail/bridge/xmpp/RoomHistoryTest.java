package org.chmail.bridge.xmpp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.chmail.bridge.chat.Said;
import org.jivesoftware.smack.util.PacketParserUtils;
import org.junit.jupiter.api.Test;

/** Holds the elements to {@code docs/protocol.md} §5, whose examples these are. */
class RoomHistoryTest {

    private static final Instant AT = Instant.parse("2026-11-24T20:15:00.000000001Z");

    @Test
    void requestShouldTellWhoSaidWhatAndWhen() {
        HistoryRequest request = new HistoryRequest(
                "k3vq", List.of(new Said("bob", AT, "m1", "1 < 2"), new Said("carol", AT, null, "So it is.")));
        request.setStanzaId("1");
        assertThat(request.toXML().toString())
                .isEqualTo("<iq xmlns='jabber:client' id='1' type='set'>"
                        + "<history xmlns='urn:chmail:rooms:0' room='k3vq'>"
                        + "<said nick='bob' at='2026-11-24T20:15:00Z' id='m1'>1 &lt; 2</said>"
                        + "<said nick='carol' at='2026-11-24T20:15:00Z'>So it is.</said></history></iq>");
    }

    @Test
    void answerShouldTellHowManyWereAdded() throws Exception {
        HistoryAnswer.register();
        assertThat(PacketParserUtils.<HistoryAnswer>parseStanza(
                                "<iq type='result' id='1' xmlns='jabber:client'><history xmlns='urn:chmail:rooms:0' added='2'/></iq>")
                        .added())
                .isEqualTo(2);
    }

    @Test
    void newestShouldGoFirstWhenItIsTooMuchForOneRequest() {
        List<Said> said = IntStream.range(0, 700).mapToObj(i -> said("m" + i)).toList();
        List<List<Said>> parts = RoomHistory.parts(said);
        assertThat(parts).containsExactly(said.subList(200, 700), said.subList(0, 200));
    }

    @Test
    void longWordsShouldGoAloneWhenTheyFillARequest() {
        String longest = "x".repeat(65_536);
        assertThat(RoomHistory.parts(List.of(said(longest), said(longest)))).hasSize(2);
    }

    @Test
    void wordsShouldBeCutBetweenCharactersWhenTheyAreTooLong() {
        String tooLong = "x".repeat(65_534) + "😀😀";
        assertThat(RoomHistory.parts(List.of(said(tooLong))).get(0).get(0).body())
                .isEqualTo("x".repeat(65_534) + "…");
    }

    @Test
    void nothingShouldBeAskedWhenNothingWasSaid() {
        assertThat(RoomHistory.parts(List.of())).isEmpty();
    }

    private static Said said(String body) {
        return new Said("bob", AT, null, body);
    }
}
