package org.chmail.openfire.rooms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.dom4j.DocumentHelper;
import org.dom4j.QName;
import org.jivesoftware.openfire.interceptor.PacketRejectedException;
import org.junit.jupiter.api.Test;
import org.xmpp.packet.IQ;
import org.xmpp.packet.JID;
import org.xmpp.packet.Message;
import org.xmpp.packet.Packet;
import org.xmpp.packet.PacketError;

class MemberListGuardTest {
    private static final String MUC_ADMIN = "http://jabber.org/protocol/muc#admin";

    private final List<Packet> answers = new ArrayList<>();
    private final MemberListGuard guard =
            new MemberListGuard("chats.example.org", new JID("chmail@example.org"), answers::add);

    @Test
    void guardShouldRefuseWhenAParticipantAsks() {
        assertThat(guard.forbids(ask("alice@example.org/phone", "r@chats.example.org", MUC_ADMIN)))
                .isTrue();
    }

    @Test
    void guardShouldRefuseWhenTheQuestionStandsBehindAnotherChild() {
        IQ iq = ask("alice@example.org/phone", "r@chats.example.org", "urn:example:other");
        iq.getElement().add(DocumentHelper.createElement(QName.get("query", MUC_ADMIN)));

        assertThat(guard.forbids(iq)).isTrue();
    }

    @Test
    void guardShouldLetPassWhenItIsNoneOfItsBusiness() {
        assertThat(guard.forbids(ask("chmail@example.org/bridge-1", "r@chats.example.org", MUC_ADMIN)))
                .isFalse();
        assertThat(guard.forbids(ask("alice@example.org/phone", "r@conference.example.org", MUC_ADMIN)))
                .isFalse();
        assertThat(guard.forbids(ask("alice@example.org/phone", "r@chats.example.org", "jabber:iq:last")))
                .isFalse();
        assertThatCode(() -> guard.interceptPacket(new Message(), null, true, false))
                .doesNotThrowAnyException();
    }

    @Test
    void guardShouldAnswerByItselfWhenTheAskerIsOfAnotherServer() {
        IQ iq = ask("eve@other.org/phone", "r@chats.example.org", MUC_ADMIN);

        assertThatThrownBy(() -> guard.interceptPacket(iq, null, true, false))
                .isInstanceOf(PacketRejectedException.class);

        assertThat(answers).singleElement().satisfies(answer -> {
            assertThat(answer.getTo()).isEqualTo(new JID("eve@other.org/phone"));
            assertThat(answer.getFrom()).isEqualTo(new JID("r@chats.example.org"));
            assertThat(answer.getError().getCondition()).isEqualTo(PacketError.Condition.not_allowed);
        });
    }

    private static IQ ask(String from, String to, String namespace) {
        IQ iq = new IQ(IQ.Type.get);
        iq.setFrom(from);
        iq.setTo(to);
        iq.setChildElement("query", namespace);
        return iq;
    }
}
