package org.chmail.openfire.rooms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.dom4j.DocumentException;
import org.dom4j.DocumentHelper;
import org.dom4j.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xmpp.packet.Message;

class HistoryRequestTest {
    private static final String SERVICE = "chats.example.org";

    @Test
    void requestShouldBeReadWhenItIsAsInTheContract() throws Exception {
        HistoryRequest request = HistoryRequest.of(
                history("<said nick='bob' at='2026-11-24T20:15:00.000Z' id='m1'>Hi alice</said>"
                        + "<said nick='carol' at='2026-11-24T20:15:01Z'>Hi</said>"),
                SERVICE);

        assertThat(request.room()).isEqualTo("k3vq");
        Message first = request.said().get(0);
        assertThat(first.getType()).isEqualTo(Message.Type.groupchat);
        assertThat(first.getFrom()).hasToString("k3vq@chats.example.org/bob");
        assertThat(first.getID()).isEqualTo("m1");
        assertThat(first.getBody()).isEqualTo("Hi alice");
        assertThat(first.getChildElement("delay", "urn:xmpp:delay").attributeValue("from"))
                .isEqualTo("k3vq@chats.example.org/bob");
        Message second = request.said().get(1);
        assertThat(second.getID()).isNull();
        assertThat(second.getChildElement("delay", "urn:xmpp:delay").attributeValue("stamp"))
                .isEqualTo("2026-11-24T20:15:01.000Z");
    }

    @Test
    void blankWordsShouldBeLeftOut() throws Exception {
        assertThat(HistoryRequest.of(history("<said nick='bob' at='2026-11-24T20:15:00Z'> </said>"), SERVICE)
                        .said())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "<heard/> | history must hold only said, got: heard.",
                "<said at='2026-11-24T20:15:00Z'>a</said> | said must have nick.",
                "<said nick='bob'>a</said> | said must have at.",
                "<said nick='bob' at='yesterday'>a</said> | at must be a time in UTC such as 2026-11-24T20:15:00.000Z, got: yesterday.",
                "<said nick='bob' at='+1000000000-12-31T23:59:59Z'>a</said> | at must be a time in UTC such as 2026-11-24T20:15:00.000Z, got: +1000000000-12-31T23:59:59Z.",
            })
    void requestShouldBeRefusedWithTheReasonWhenItIsMalformed(String content, String reason) {
        assertThatThrownBy(() -> HistoryRequest.of(history(content), SERVICE)).hasMessage(reason);
    }

    @Test
    void requestShouldBeRefusedWhenItsWordsAreTooMany() {
        String said = "<said nick='bob' at='2026-11-24T20:15:00Z'>a</said>".repeat(5_001);
        assertThatThrownBy(() -> HistoryRequest.of(history(said), SERVICE))
                .hasMessage("history must hold at most 5000 messages, got: 5001.");
        String longest = "<said nick='bob' at='2026-11-24T20:15:00Z'>" + "a".repeat(65_537) + "</said>";
        assertThatThrownBy(() -> HistoryRequest.of(history(longest), SERVICE))
                .hasMessage("What was said must have at most 65536 characters, got: 65537.");
    }

    @Test
    void requestShouldBeRefusedWhenItIsAskedOtherwise() throws Exception {
        Element other = history("");
        other.setName("past");
        assertThatThrownBy(() -> HistoryRequest.of(other, SERVICE)).hasMessage("The child must be history, got: past.");
        Element nowhere = history("").addAttribute("room", "");
        assertThatThrownBy(() -> HistoryRequest.of(nowhere, SERVICE)).hasMessage("history must have room.");
    }

    private static Element history(String content) throws DocumentException {
        return DocumentHelper.parseText("<history xmlns='urn:chmail:rooms:0' room='k3vq'>" + content + "</history>")
                .getRootElement();
    }
}
