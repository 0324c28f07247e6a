package org.chmail.bridge.xmpp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chmail.bridge.chat.Occupant;
import org.chmail.bridge.chat.RoomListener;
import org.chmail.bridge.chat.RoomNews;
import org.chmail.bridge.chat.Said;
import org.chmail.bridge.model.LoginId;
import org.jivesoftware.smack.util.PacketParserUtils;
import org.junit.jupiter.api.Test;
import org.jxmpp.jid.impl.JidCreate;

class RoomEarsTest {

    private static final Instant NOW = Instant.parse("2026-11-24T20:15:00Z");
    private static final LoginId BOB = new LoginId("bob@example.org");

    private final List<RoomNews> told = new ArrayList<>();
    private final RoomEars ears = new RoomEars(
            JidCreate.domainBareFromOrThrowUnchecked("chats.example.org"),
            MucRooms.NICK,
            new Occupants(MucRooms.NICK),
            new NewsQueues(new KeyedQueues(Runnable::run, 1), new Listener()),
            Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void wordsShouldBeToldWithWhoSaysThemWhenTheyAreLive() throws Exception {
        enter("Bob", "bob@example.org/phone");
        enter("CHmail", "chmail@example.org/bridge-1");
        hear("<message type='groupchat' id='m1' from='r@chats.example.org/Bob'><body>Lunch?</body></message>");

        assertThat(told)
                .containsExactly(
                        new RoomNews.Present(List.of(new Occupant("Bob", BOB))),
                        new RoomNews.Spoken(new Said("Bob", NOW, "m1", "Lunch?"), BOB, true));
    }

    @Test
    void wordsShouldBeToldWithTheirTimeWhenTheyAreHistory() throws Exception {
        hear(
                "<message type='groupchat' id='m1' from='r@chats.example.org/Bob'><body>Lunch?</body>"
                        + "<delay xmlns='urn:xmpp:delay' from='r@chats.example.org' stamp='2026-11-24T20:14:00.000Z'/></message>");

        assertThat(told)
                .containsExactly(
                        new RoomNews.Spoken(new Said("Bob", NOW.minusSeconds(60), "m1", "Lunch?"), null, false));
    }

    @Test
    void originIdShouldStandInWhenTheServerTookTheId() throws Exception {
        hear("<message type='groupchat' from='r@chats.example.org/Bob'><body>Lunch?</body>"
                + "<origin-id xmlns='urn:xmpp:sid:0' id='o1'/></message>");

        assertThat(told).containsExactly(new RoomNews.Spoken(new Said("Bob", NOW, "o1", "Lunch?"), null, true));
    }

    @Test
    void nothingShouldBeToldOfWhatNobodySaysToTheRoom() throws Exception {
        // our own words, a private message, a subject, an old chat state, an error, and the room itself
        hear("<message type='groupchat' id='1' from='r@chats.example.org/CHmail'><body>x</body></message>");
        hear("<message type='chat' id='2' from='r@chats.example.org/Bob'><body>transcript on</body></message>");
        hear("<message type='groupchat' id='3' from='r@chats.example.org/Bob'><subject>x</subject></message>");
        hear("<message type='groupchat' id='4' from='r@chats.example.org/Bob'>"
                + "<composing xmlns='http://jabber.org/protocol/chatstates'/>"
                + "<delay xmlns='urn:xmpp:delay' stamp='2026-11-24T20:14:00.000Z'/></message>");
        hear("<message type='groupchat' id='7' from='r@chats.example.org/CHmail'>"
                + "<composing xmlns='http://jabber.org/protocol/chatstates'/></message>");
        hear("<message type='groupchat' id='8' from='r@chats.example.org/Bob'><x xmlns='urn:example:x'/></message>");
        hear("<message type='error' id='5' from='r@chats.example.org/Bob'><body>x</body></message>");
        hear("<message type='groupchat' id='6' from='r@chats.example.org'><body>x</body></message>");

        assertThat(told).isEmpty();
    }

    @Test
    void whoTypesShouldBeToldAndWhoStops() throws Exception {
        for (String state : List.of("composing", "paused", "composing", "active", "inactive", "gone")) {
            hear("<message type='groupchat' from='r@chats.example.org/Bob'>" + "<" + state
                    + " xmlns='http://jabber.org/protocol/chatstates'/></message>");
        }

        assertThat(told)
                .containsExactly(
                        new RoomNews.Typing("Bob", true),
                        new RoomNews.Typing("Bob", false),
                        new RoomNews.Typing("Bob", true),
                        new RoomNews.Typing("Bob", false),
                        new RoomNews.Typing("Bob", false),
                        new RoomNews.Typing("Bob", false));
    }

    @Test
    void wordsShouldBeWordsWhenAChatStateIsWithThem() throws Exception {
        hear("<message type='groupchat' id='m1' from='r@chats.example.org/Bob'><body>Lunch?</body>"
                + "<active xmlns='http://jabber.org/protocol/chatstates'/></message>");

        assertThat(told).containsExactly(new RoomNews.Spoken(new Said("Bob", NOW, "m1", "Lunch?"), null, true));
    }

    @Test
    void bridgeShouldTellThatItWasPutOut() throws Exception {
        enter("CHmail", "chmail@example.org/bridge-1");
        hear("<presence type='unavailable' from='r@chats.example.org/CHmail'/>");

        assertThat(told).last().isEqualTo(new RoomNews.PutOut());
    }

    private void enter(String nick, String jid) throws Exception {
        hear(("<presence from='r@chats.example.org/%s'><x xmlns='http://jabber.org/protocol/muc#user'>"
                        + "<item affiliation='member' role='participant' jid='%s'/></x></presence>")
                .formatted(nick, jid));
    }

    private void hear(String xml) throws Exception {
        ears.hear(PacketParserUtils.parseStanza(xml.replaceFirst("^<(\\w+)", "<$1 xmlns='jabber:client'")));
    }

    private final class Listener implements RoomListener {
        @Override
        public void happened(String room, List<RoomNews> news) {
            assertThat(room).isEqualTo("r");
            told.addAll(news);
        }

        @Override
        public Optional<Instant> historyFrom(String room) {
            return Optional.empty();
        }

        @Override
        public void away() {}

        @Override
        public void backAgain() {}
    }
}
