package org.chmail.bridge.xmpp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.Stream;
import org.chmail.bridge.chat.Occupant;
import org.chmail.bridge.chat.RoomNews;
import org.chmail.bridge.model.LoginId;
import org.junit.jupiter.api.Test;

class OccupantsTest {

    private final Occupants occupants = new Occupants("CHmail");

    @Test
    void othersShouldBeToldWhenTheBridgeHasComeIn() {
        // XEP-0045 §7.1: "the service MUST first send the complete list of existing occupants to the new occupant"
        assertThat(came("alice")).isEmpty();
        assertThat(came("bob")).isEmpty();
        assertThat(occupants.inside("r")).isFalse();
        assertThat(came("CHmail")).contains(present("alice", "bob"));
        assertThat(occupants.inside("r")).isTrue();
    }

    @Test
    void othersShouldBeToldWhenSomeoneComesOrGoes() {
        came("CHmail");
        assertThat(came("alice")).contains(present("alice"));
        assertThat(occupants.went("r", "alice")).contains(present());
    }

    @Test
    void nothingShouldBeToldWhenSomeoneOnlyChangesTheirPresence() {
        came("CHmail");
        came("alice");
        assertThat(came("alice")).isEmpty();
        assertThat(came("CHmail")).isEmpty();
        assertThat(occupants.went("r", "bob")).isEmpty();
        assertThat(occupants.went("other", "bob")).isEmpty();
    }

    @Test
    void nobodyShouldBeLeftWhenTheRoomIsDestroyed() {
        came("alice");
        came("CHmail");
        assertThat(occupants.went("r", "CHmail")).contains(new RoomNews.PutOut());
        assertThat(occupants.inside("r")).isFalse();
    }

    @Test
    void bridgeShouldBeNowhereWhenTheSessionIsNew() {
        came("CHmail");
        occupants.clear();
        assertThat(occupants.inside("r")).isFalse();
    }

    @Test
    void bridgeShouldBeOutsideWhenItIsAboutToJoin() {
        came("CHmail");
        occupants.joining("r");
        // the answer to its leaving, which comes before those to its coming
        assertThat(occupants.went("r", "CHmail")).isEmpty();
        assertThat(occupants.inside("r")).isFalse();
    }

    @Test
    void loginShouldBeKnownWhileSomeoneIsInside() {
        came("alice");
        assertThat(occupants.login("r", "alice")).isEqualTo(login("alice"));
        occupants.went("r", "alice");
        assertThat(occupants.login("r", "alice")).isNull();
        assertThat(occupants.login("other", "alice")).isNull();
    }

    private Optional<RoomNews> came(String nick) {
        return occupants.came("r", nick, login(nick));
    }

    private static RoomNews present(String... nicks) {
        return new RoomNews.Present(
                Stream.of(nicks).map(nick -> new Occupant(nick, login(nick))).toList());
    }

    private static LoginId login(String nick) {
        return new LoginId(nick + "@example.org");
    }
}
