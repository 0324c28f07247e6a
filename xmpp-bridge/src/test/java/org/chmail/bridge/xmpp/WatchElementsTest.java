package org.chmail.bridge.xmpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chmail.bridge.directory.PresenceBook.Resource;
import org.chmail.bridge.directory.PresenceBook.Sighting;
import org.chmail.bridge.directory.RegistrationGuard.Registration;
import org.chmail.bridge.model.LoginId;
import org.chmail.bridge.model.Presence;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.util.PacketParserUtils;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Holds the elements to {@code docs/protocol.md} §4, whose examples these are. */
class WatchElementsTest {

    private static final LoginId ALICE = new LoginId("alice@example.org");

    @BeforeAll
    static void register() {
        WatchElements.register();
    }

    @Test
    void requestShouldAskForALeaseWhenItIsAWatch() {
        WatchRequest request = new WatchRequest("watch", Duration.ofMinutes(2), Optional.empty());
        request.setStanzaId("1");
        assertThat(request.toXML().toString())
                .isEqualTo("<iq xmlns='jabber:client' id='1' type='set'>"
                        + "<watch xmlns='urn:chmail:watch:0' lease='120'/></iq>");
    }

    @ParameterizedTest
    @CsvSource({"true, on", "false, off"})
    void requestShouldSayWhetherUsersAreToHaveTheContact(boolean roster, String word) {
        assertThat(new WatchRequest("renew", Duration.ofMinutes(2), Optional.of(roster))
                        .toXML()
                        .toString())
                .contains("<renew xmlns='urn:chmail:watch:0' lease='120' roster='" + word + "'/>");
    }

    @Test
    void snapshotShouldTellEveryoneWhenItIsRead() throws Exception {
        assertThat(answer("""
                <snapshot xmlns='urn:chmail:watch:0' epoch='9f2c' age='3600' seq='17' lease='120' registration='closed'>
                  <user jid='alice@example.org' state='on'>
                    <resource name='phone' priority='0' show='available' address='192.0.2.7'/>
                    <resource name='desk' priority='-1' show='xa' address=''/>
                  </user>
                  <user jid='Bob@example.org' state='quiet'/>
                </snapshot>"""))
                .isEqualTo(new WatchAnswer.Snapshot(
                        "9f2c",
                        Duration.ofHours(1),
                        17,
                        Registration.CLOSED,
                        Map.of(
                                ALICE,
                                new Sighting(
                                        Presence.ON,
                                        List.of(new Resource("phone", "192.0.2.7"), new Resource("desk", ""))),
                                new LoginId("bob@example.org"),
                                new Sighting(Presence.QUIET, List.of()))));
    }

    @Test
    void snapshotShouldTellTheOthersWhenOneCanHaveNoLogin() throws Exception {
        assertThat(answer(
                        "<snapshot xmlns='urn:chmail:watch:0' epoch='e' age='0' seq='1' lease='120' registration='open'>"
                                + "<user jid='nobody' state='on'><resource name='x' address='y'/></user>"
                                + "<user jid='alice@example.org' state='off'/></snapshot>"))
                .isEqualTo(new WatchAnswer.Snapshot(
                        "e",
                        Duration.ZERO,
                        1,
                        Registration.OPEN,
                        Map.of(ALICE, new Sighting(Presence.OFF, List.of()))));
    }

    @Test
    void renewalShouldTellEpochAndNumberWhenItIsRead() throws Exception {
        assertThat(answer(
                        "<renewed xmlns='urn:chmail:watch:0' epoch='9f2c' seq='18' lease='120' registration='open'/>"))
                .isEqualTo(new WatchAnswer.Renewed("9f2c", 18, Registration.OPEN));
    }

    @Test
    void pushShouldTellOneUserWhenItIsRead() throws Exception {
        Message message =
                PacketParserUtils.parseStanza("<message xmlns='jabber:client' type='headline' from='example.org'>"
                        + "<push xmlns='urn:chmail:watch:0' epoch='9f2c' seq='18'><user jid='alice@example.org' state='off'/></push>"
                        + "</message>");
        assertThat(message.getExtension(WatchElements.PushElement.QNAME))
                .isInstanceOfSatisfying(
                        WatchElements.PushElement.class,
                        element -> assertThat(element.push())
                                .isEqualTo(new WatchAnswer.Push(
                                        "9f2c", 18, ALICE, new Sighting(Presence.OFF, List.of()))));
    }

    @Test
    void answerShouldBeRefusedWhenItIsNotOfTheProtocol() {
        assertThatThrownBy(
                        () -> answer("<renewed xmlns='urn:chmail:watch:0' epoch='e' lease='120' registration='open'/>"))
                .hasMessageContaining("must have seq");
        assertThatThrownBy(() -> answer("<renewed xmlns='urn:chmail:watch:0' epoch='e' seq='x' registration='open'/>"))
                .hasMessageContaining("seq must be a number, got x");
        assertThatThrownBy(() -> answer("<renewed xmlns='urn:chmail:watch:0' epoch='e' seq='1' registration='ajar'/>"))
                .hasMessageContaining("got ajar");
    }

    private static WatchAnswer answer(String child) throws Exception {
        WatchElements.AnswerIq iq = PacketParserUtils.parseStanza(
                "<iq xmlns='jabber:client' type='result' id='1' from='example.org'>" + child + "</iq>");
        return iq.answer();
    }
}
