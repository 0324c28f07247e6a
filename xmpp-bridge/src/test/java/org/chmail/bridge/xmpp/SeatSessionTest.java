package org.chmail.bridge.xmpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.chmail.bridge.chat.NickTaken;
import org.chmail.bridge.chat.RoomException;
import org.chmail.bridge.chat.SeatLost;
import org.chmail.bridge.model.LoginId;
import org.jivesoftware.smack.packet.StanzaError.Condition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.jxmpp.jid.EntityFullJid;
import org.jxmpp.jid.impl.JidCreate;

class SeatSessionTest {

    private static final LoginId ACCOUNT = new LoginId("chmail-seat-3@example.org");
    private static final String ROOM = "r@chats.example.org";

    private final List<FakeSeatLink> links = new ArrayList<>();
    private final List<String> door = new ArrayList<>();
    private boolean refusedAtFirst;
    private final SeatSession seat = new SeatSession(ACCOUNT, new Door(), () -> "secret", this::link);

    @Test
    void seatShouldSignInOnlyWhenItIsUsed() {
        seat.type("r", true);
        assertThat(links).isEmpty();

        seat.sit(jid("Carol"), "Carol");
        seat.sit(jid("Carol"), "Carol");
        seat.sit(JidCreate.entityFullFromOrThrowUnchecked("s@chats.example.org/Dan"), "Dan");

        assertThat(links).hasSize(1);
        assertThat(link().password).isEqualTo("secret");
        assertThat(link().log).containsExactly("join " + ROOM + "/Carol", "join s@chats.example.org/Dan");
        assertThat(door).containsExactly("admit r", "admit s");
    }

    @Test
    void seatShouldBeTakenUnderAnotherNickWhenThatIsWanted() {
        seat.sit(jid("Carol"), "Carol");
        seat.sit(jid("Dan"), "Dan");

        assertThat(link().log)
                .containsExactly("join " + ROOM + "/Carol", "leave " + ROOM + "/Carol", "join " + ROOM + "/Dan");
    }

    @Test
    void wordsShouldSitDownFirstWhenTheSessionIsANewOne() {
        seat.sit(jid("Carol"), "Carol");
        link().breaks();
        seat.say(jid("Carol"), "Carol", "Lunch?", "m1");

        assertThat(link().log).containsExactly("join " + ROOM + "/Carol", "join " + ROOM + "/Carol", "say Lunch? m1");
    }

    @Test
    void wordsShouldBeSaidInTheNextSessionWhenThisOneBreaks() {
        seat.sit(jid("Carol"), "Carol");
        link().breaksAtTheNext();
        seat.say(jid("Carol"), "Carol", "Lunch?", "m1");

        assertThat(link().log).containsExactly("join " + ROOM + "/Carol", "join " + ROOM + "/Carol", "say Lunch? m1");
    }

    @Test
    void wordsShouldSitDownFirstWhenTheRoomDoesNotKnowTheSeat() {
        seat.sit(jid("Carol"), "Carol");
        link().hear("<message type='error' id='m1' from='" + ROOM + "'><error type='modify'>"
                + "<not-acceptable xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></message>");
        seat.say(jid("Carol"), "Carol", "Lunch?", "m1");

        assertThat(link().log).hasSize(3).endsWith("say Lunch? m1");
    }

    @Test
    void nothingShouldBeSaidByWhoWasPutOutUntilItSitsAnew() {
        seat.sit(jid("Carol"), "Carol");
        link().hear(unavailable("Carol", "<status code='307'/>"));

        assertThatThrownBy(() -> seat.say(jid("Carol"), "Carol", "x", "m1"))
                .isInstanceOf(SeatLost.class)
                .hasMessageContaining(ROOM)
                .hasMessageContaining("it was kicked");
        link().breaks();
        assertThatThrownBy(() -> seat.say(jid("Carol"), "Carol", "x", "m1")).isInstanceOf(SeatLost.class);

        seat.sit(jid("Carol"), "Carol");
        seat.say(jid("Carol"), "Carol", "x", "m1");
        assertThat(link().log).endsWith("say x m1");
    }

    @Test
    void seatShouldStayInOtherRoomsWhenItIsPutOutOfOne() {
        EntityFullJid other = JidCreate.entityFullFromOrThrowUnchecked("s@chats.example.org/Dan");
        seat.sit(jid("Carol"), "Carol");
        seat.sit(other, "Dan");
        link().hear(unavailable("Carol", "<status code='321'/>"));

        seat.say(other, "Dan", "x", "m1");
        assertThat(link().log).endsWith("say x m1");
    }

    @Test
    void nothingShouldBeLostWhenSomebodyElseIsPutOutOrItGoesWithoutAReason() {
        seat.sit(jid("Carol"), "Carol");
        link().hear(unavailable("Bob", "<status code='307'/>"));
        link().hear(unavailable("Carol", "<item affiliation='member' role='none'/>"));

        seat.say(jid("Carol"), "Carol", "x", "m1");
        assertThat(link().log).endsWith("say x m1");
    }

    @Test
    void seatShouldNotComeBackInWhenItIsExpelledWhileItJoins() {
        seat.sit(jid("Carol"), "Carol");
        link().breaks();
        link().meanwhile = () -> seat.lose("r");

        assertThatThrownBy(() -> seat.say(jid("Carol"), "Carol", "x", "m1")).isInstanceOf(SeatLost.class);
        assertThat(door).endsWith("admit r", "revoke r");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"<item affiliation='none' role='none'/><destroy/>", "<item affiliation='none' role='none'/>"})
    void goneRoomShouldBeToldAsSuch(String how) {
        seat.sit(jid("Carol"), "Carol");
        link().hear(unavailable("Carol", how));

        assertThatThrownBy(() -> seat.say(jid("Carol"), "Carol", "x", "m1"))
                .isInstanceOf(SeatLost.class)
                .hasMessageContaining("the room is gone");
    }

    @Test
    void takenNickShouldBeToldAsSuch() {
        seat.sit(JidCreate.entityFullFromOrThrowUnchecked("s@chats.example.org/Dan"), "Dan");
        link().answer = Condition.conflict;

        assertThatThrownBy(() -> seat.sit(jid("Carol"), "Carol"))
                .isInstanceOf(NickTaken.class)
                .hasMessageContaining("Carol");
    }

    @Test
    void refusedWordsShouldBeTold() {
        seat.sit(jid("Carol"), "Carol");
        link().answer = Condition.forbidden;

        assertThatThrownBy(() -> seat.say(jid("Carol"), "Carol", "x", "m1"))
                .isInstanceOf(RoomException.class)
                .isNotInstanceOf(SeatLost.class)
                .hasMessageContaining("could not speak in " + ROOM);
    }

    @Test
    void passwordShouldBeSetAnewWhenItIsRefused() {
        refusedAtFirst = true;
        seat.sit(jid("Carol"), "Carol");

        assertThat(links).hasSize(2);
        assertThat(links.get(0).log).containsExactly("close");
        assertThat(links.get(1).log).containsExactly("join " + ROOM + "/Carol");
    }

    @Test
    void whoLeavesShouldGoBeforeTheMembershipEnds() {
        seat.sit(jid("Carol"), "Carol");
        seat.type("r", true);
        seat.leave("r");
        seat.type("r", false);
        seat.leave("r");

        assertThat(link().log).containsExactly("join " + ROOM + "/Carol", "type true", "leave " + ROOM + "/Carol");
        assertThat(door).containsExactly("admit r", "revoke r", "revoke r");
    }

    private FakeSeatLink link() {
        return links.get(links.size() - 1);
    }

    private SeatLink link(String password) {
        FakeSeatLink link = new FakeSeatLink(password);
        link.taken = !refusedAtFirst || !links.isEmpty();
        links.add(link);
        return link;
    }

    private static String unavailable(String nick, String why) {
        return "<presence type='unavailable' from='%s/%s'><x xmlns='http://jabber.org/protocol/muc#user'>%s</x></presence>"
                .formatted(ROOM, nick, why);
    }

    private static EntityFullJid jid(String nick) {
        return JidCreate.entityFullFromOrThrowUnchecked(ROOM + "/" + nick);
    }

    private final class Door implements SeatDoor {
        @Override
        public void admit(String room, LoginId account) {
            assertThat(account).isEqualTo(ACCOUNT);
            door.add("admit " + room);
        }

        @Override
        public void revoke(String room, LoginId account) {
            assertThat(account).isEqualTo(ACCOUNT);
            door.add("revoke " + room);
        }
    }
}
