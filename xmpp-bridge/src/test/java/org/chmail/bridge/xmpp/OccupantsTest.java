package org.chmail.bridge.xmpp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class OccupantsTest {

    private final Occupants occupants = new Occupants("CHmail");

    @Test
    void othersShouldBeToldWhenTheBridgeHasComeIn() {
        // XEP-0045 §7.1: "the service MUST first send the complete list of existing occupants to the new occupant"
        assertThat(occupants.came("r", "alice")).isEmpty();
        assertThat(occupants.came("r", "bob")).isEmpty();
        assertThat(occupants.inside("r")).isFalse();
        assertThat(occupants.came("r", "CHmail")).isEqualTo(OptionalInt.of(2));
        assertThat(occupants.inside("r")).isTrue();
    }

    @Test
    void othersShouldBeToldWhenSomeoneComesOrGoes() {
        occupants.came("r", "CHmail");
        assertThat(occupants.came("r", "alice")).isEqualTo(OptionalInt.of(1));
        assertThat(occupants.went("r", "alice")).isEqualTo(OptionalInt.of(0));
    }

    @Test
    void nothingShouldBeToldWhenSomeoneOnlyChangesTheirPresence() {
        occupants.came("r", "CHmail");
        occupants.came("r", "alice");
        assertThat(occupants.came("r", "alice")).isEmpty();
        assertThat(occupants.came("r", "CHmail")).isEmpty();
        assertThat(occupants.went("r", "bob")).isEmpty();
        assertThat(occupants.went("other", "bob")).isEmpty();
    }

    @Test
    void nobodyShouldBeLeftWhenTheRoomIsDestroyed() {
        occupants.came("r", "alice");
        occupants.came("r", "CHmail");
        assertThat(occupants.went("r", "CHmail")).isEqualTo(OptionalInt.of(0));
        assertThat(occupants.inside("r")).isFalse();
    }

    @Test
    void bridgeShouldBeNowhereWhenTheSessionIsNew() {
        occupants.came("r", "CHmail");
        occupants.clear();
        assertThat(occupants.inside("r")).isFalse();
    }

    @Test
    void bridgeShouldBeOutsideWhenItIsAboutToJoin() {
        occupants.came("r", "CHmail");
        occupants.joining("r");
        // the answer to its leaving, which comes before those to its coming
        assertThat(occupants.went("r", "CHmail")).isEmpty();
        assertThat(occupants.inside("r")).isFalse();
    }
}
