package org.chmail.it.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.awaitility.Awaitility;
import org.chmail.it.client.Accounts;
import org.chmail.it.client.ChatUser;
import org.chmail.it.world.InWorld;
import org.chmail.it.world.PluginQuestion;
import org.chmail.it.world.Scene;
import org.junit.jupiter.api.Test;

/** The plugin makes accounts on which people with only a browser sit, for the bridge and nobody else. */
@InWorld
class SeatAccountsIT {

    private static final String FIRST = "a first password";
    private static final String SECOND = "a second password";

    @Test
    void seatShouldBeMadeWithThePasswordThatTheBridgeWants(Scene scene) {
        try (ChatUser bridge = scene.bridgeLogsIn("seats")) {
            orders(bridge, scene, "901", FIRST);
            orders(bridge, scene, "901", FIRST);
        }

        try (ChatUser seat = seat(scene, "901", FIRST)) {
            assertThat(seat.comesOn().bareJid())
                    .isEqualTo("chmail-seat-901@" + scene.stack().domain());
        }
    }

    @Test
    void sessionOfTheOldPasswordShouldEndWhenThereIsANewOne(Scene scene) {
        try (ChatUser bridge = scene.bridgeLogsIn("seats")) {
            orders(bridge, scene, "902", FIRST);
            ChatUser old = seat(scene, "902", FIRST).comesOn();
            orders(bridge, scene, "902", SECOND);

            Awaitility.await("the old session of a seat ends")
                    .atMost(ChatUser.PATIENCE)
                    .untilAsserted(() -> assertThatThrownBy(old::comesOn).isInstanceOf(IllegalStateException.class));
            assertThatThrownBy(() -> seat(scene, "902", FIRST)).hasMessageContaining("cannot log in");
            seat(scene, "902", SECOND).close();
        }
    }

    @Test
    void othersAndMistakesShouldBeRefused(Scene scene) {
        ChatUser alice = scene.comesOn(scene.person("alice")).chat();

        assertThat(Refusals.of(() -> orders(alice, scene, "903", FIRST))).isEqualTo("forbidden");
        try (ChatUser bridge = scene.bridgeLogsIn("seats")) {
            assertThat(Refusals.of(() -> orders(bridge, scene, "1000", FIRST))).isEqualTo("bad-request");
            assertThat(Refusals.of(() -> orders(bridge, scene, "1@x", FIRST))).isEqualTo("bad-request");
            assertThat(Refusals.of(() -> orders(bridge, scene, "903", "short"))).isEqualTo("bad-request");
        }
        assertThatThrownBy(() -> seat(scene, "903", FIRST)).hasMessageContaining("cannot log in");
    }

    @Test
    void nobodyShouldRegisterTheNameOfASeat(Scene scene) {
        Accounts accounts = new Accounts(scene.stack().xmpp());

        assertThatThrownBy(() -> accounts.ensure("chmail-seat-904", FIRST))
                .hasMessageContaining("refuses to register")
                .hasMessageContaining("not-allowed");
    }

    @Test
    void seatShouldBeNobodysPresenceNorHaveTheContact(Scene scene) {
        ChatUser alice = scene.comesOn(scene.person("alice")).chat();
        alice.contacts().showsOn(scene.stack().bridgeJid(), "CHmail");

        try (ChatUser bridge = scene.bridgeLogsIn("seats")) {
            orders(bridge, scene, "905", FIRST);
            try (ChatUser seat = seat(scene, "905", FIRST).comesOn()) {
                // Users are looked after in the order in which they come.
                ChatUser bob = scene.comesOn(scene.person("bob")).chat();
                bob.contacts().showsOn(scene.stack().bridgeJid(), "CHmail");

                assertThat(seat.contacts().nameOf(scene.stack().bridgeJid())).isEmpty();
                assertThat(bridge.answerTo(PluginQuestion.set(scene.stack().domain(), "watch", "urn:chmail:watch:0")
                                .with("lease", "5")))
                        .contains(alice.bareJid(), bob.bareJid())
                        .doesNotContain("chmail-seat-");
            }
        }
    }

    private static ChatUser seat(Scene scene, String number, String password) {
        return ChatUser.login(scene.stack().xmpp(), "chmail-seat-" + number, password, "room");
    }

    private static void orders(ChatUser asker, Scene scene, String number, String password) {
        asker.asks(PluginQuestion.set(scene.stack().domain(), "seat", "urn:chmail:seats:0")
                .with("number", number)
                .with("password", password));
    }
}
