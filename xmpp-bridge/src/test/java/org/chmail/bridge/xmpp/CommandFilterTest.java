package org.chmail.bridge.xmpp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.chmail.bridge.model.LoginId;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.util.PacketParserUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.jxmpp.jid.impl.JidCreate;

class CommandFilterTest {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final String ALICE = "alice@example.org/phone";

    private static final String FORWARDED = "<forwarded xmlns='urn:xmpp:forward:0'>"
            + "<message xmlns='jabber:client' from='a@example.org/x' type='chat'><body>mails</body></message></forwarded>";

    private final CommandFilter filter = new CommandFilter(
            JidCreate.entityBareFromOrThrowUnchecked("chmail@example.org"),
            JidCreate.domainBareFromOrThrowUnchecked("chats.example.org"),
            () -> "mul",
            Clock.fixed(NOW, ZoneOffset.UTC));

    @ParameterizedTest
    @ValueSource(strings = {"chat", "normal"})
    void messageShouldBeACommandWhenSomeoneSaysItOfThisType(String type) throws Exception {
        Incoming incoming =
                heard(ALICE, type, "<body>mails</body><thread>t1</thread>").orElseThrow();
        assertThat(incoming.from().toString()).isEqualTo(ALICE);
        assertThat(incoming.login()).isEqualTo(new LoginId("alice@example.org"));
        assertThat(incoming.type()).isEqualTo(Message.Type.valueOf(type));
        assertThat(incoming.body()).isEqualTo("mails");
        assertThat(incoming.thread()).isEqualTo("t1");
    }

    @Test
    void messageShouldBeNormalWhenItHasNoType() throws Exception {
        Message message =
                parse("<message from='" + ALICE + "' to='chmail@example.org' id='1'><body>help</body></message>");
        assertThat(filter.command(message)).map(Incoming::type).contains(Message.Type.normal);
    }

    @Test
    void bodyShouldBeFoundWhenItIsMarkedWithALanguage() throws Exception {
        assertThat(heard(ALICE, "chat", "<body xml:lang='ko'>mails</body>"))
                .map(Incoming::body)
                .contains("mails");
    }

    @ParameterizedTest
    @CsvSource({
        "xml:lang='ko', <body>mails</body>, ko",
        "xml:lang='ko', <body xml:lang='ko'>mails</body>, ko",
        "xml:lang='en', <body xml:lang='ko'>mails</body>, ko",
        "'', <body xml:lang='ko'>mails</body>, ko",
        "xml:lang='mul', <body>mails</body>, ''", // our own stream's, which Smack hands down
        "'', <body>mails</body>, ''"
    })
    void languageShouldBeOfTheBodyOrTheMessage(String attribute, String body, String lang) throws Exception {
        Message message =
                parse("<message " + attribute + " from='" + ALICE + "' id='1' type='chat'>" + body + "</message>");
        assertThat(filter.command(message)).map(Incoming::lang).contains(lang);
    }

    @Test
    void messageShouldNeverBeACommandWhenItIsTheHistoryOfARoom() throws Exception {
        // XEP-0045 §7.2.14
        assertThat(heard(
                        "room@chats.example.org/Alice",
                        "groupchat",
                        "<body>mails</body><delay xmlns='urn:xmpp:delay' from='room@chats.example.org'"
                                + " stamp='2026-11-24T11:59:59Z'/>"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"error", "headline", "groupchat"})
    void messageShouldNeverBeACommandWhenItIsOfThisType(String type) throws Exception {
        assertThat(heard(ALICE, type, "<body>mails</body>")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "chmail@example.org/bridge-2", // our own reflection
                "chmail@example.org",
                "chmail-seat-3@example.org/bridge-1", // where people with a browser sit
                "example.org", // the server itself
                "room@chats.example.org/Alice", // XEP-0045 §7.5, a private message
                "chats.example.org"
            })
    void messageShouldNeverBeACommandWhenItComesFrom(String from) throws Exception {
        assertThat(heard(from, "chat", "<body>mails</body>")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<sent xmlns='urn:xmpp:carbons:2'>" + FORWARDED + "</sent>",
                "<received xmlns='urn:xmpp:carbons:2'>" + FORWARDED + "</received>",
                "<x xmlns='http://jabber.org/protocol/muc#user'/>"
            })
    void messageShouldNeverBeACommandWhenItHolds(String child) throws Exception {
        assertThat(heard(ALICE, "chat", "<body>mails</body>" + child)).isEmpty();
    }

    @Test
    void messageShouldBeACommandWhenItIsNotToBeCopied() throws Exception {
        // XEP-0280 §8: the sender's wish, in the message itself
        assertThat(heard(ALICE, "chat", "<body>mails</body><private xmlns='urn:xmpp:carbons:2'/>"))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<body>  </body>",
                "<composing xmlns='http://jabber.org/protocol/chatstates'/>",
                "<subject>mails</subject>"
            })
    void messageShouldNotBeACommandWhenItSaysNothing(String content) throws Exception {
        assertThat(heard(ALICE, "chat", content)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "example.org, 2026-11-24T11:50:01Z, true",
        "example.org, 2026-11-24T11:49:59Z, false",
        "other.org, 2026-11-24T11:59:59Z, false",
        "alice@example.org, 2026-11-24T11:59:59Z, false"
    })
    void keptMessageShouldBeACommandWhenOurServerKeptItForLessThanTenMinutes(String by, String stamp, boolean taken)
            throws Exception {
        String delay = "<delay xmlns='urn:xmpp:delay' from='" + by + "' stamp='" + stamp + "'/>";
        assertThat(heard(ALICE, "chat", "<body>accept</body>" + delay).isPresent())
                .isEqualTo(taken);
    }

    @Test
    void keyShouldBeOfTheOriginIdWhenThereIsOne() throws Exception {
        String origin = "<origin-id xmlns='urn:xmpp:sid:0' id='o1'/>";
        Incoming first = heard(ALICE, "chat", "<body>accept</body>" + origin).orElseThrow();
        Message again = parse("<message from='alice@example.org/laptop' id='changed' type='chat'><body>accept</body>"
                + origin + "</message>");
        assertThat(first.key())
                .isNotNull()
                .isEqualTo(filter.command(again).orElseThrow().key());
        assertThat(first.key().value()).matches("[0-9a-f]{64}");
    }

    @Test
    void keyShouldDifferWhenSenderIdOrBodyDoes() throws Exception {
        var key = heard(ALICE, "chat", "<body>accept</body>").orElseThrow().key();
        assertThat(heard("bob@example.org/x", "chat", "<body>accept</body>")
                        .orElseThrow()
                        .key())
                .isNotEqualTo(key);
        assertThat(heard(ALICE, "chat", "<body>decline</body>").orElseThrow().key())
                .isNotEqualTo(key);
        Message other = parse("<message from='" + ALICE + "' id='2' type='chat'><body>accept</body></message>");
        assertThat(filter.command(other).orElseThrow().key()).isNotEqualTo(key);
    }

    @Test
    void keyShouldBeNullWhenThereIsNoId() throws Exception {
        Message message = parse("<message from='" + ALICE + "' type='chat'><body>accept</body></message>");
        assertThat(filter.command(message).orElseThrow().key()).isNull();
    }

    private Optional<Incoming> heard(String from, String type, String content) throws Exception {
        return filter.command(parse("<message from='" + from + "' to='chmail@example.org' id='1' type='" + type + "'>"
                + content + "</message>"));
    }

    private static Message parse(String xml) throws Exception {
        return PacketParserUtils.parseStanza(xml.replaceFirst("<message", "<message xmlns='jabber:client'"));
    }
}
