package org.chmail.openfire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xmpp.packet.JID;

class SeatNameTest {
    @Test
    void seatShouldBeKnownByItsName() {
        assertThat(SeatName.isSeat(new JID(SeatName.of(3) + "@example.org"))).isTrue();
        assertThat(SeatName.isSeat(new JID("chmail-seat-999@example.org/bridge-1")))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "chmail@example.org",
                "chmail-seat-@example.org",
                "chmail-seat-x@example.org",
                "a-chmail-seat-1@example.org",
                "chmail-seat-1.example.org"
            })
    void personShouldNotBeTakenForASeat(String jid) {
        assertThat(SeatName.isSeat(new JID(jid))).isFalse();
    }

    @Test
    void numberShouldBeRefusedWhenThereIsNoSuchSeat() {
        assertThatThrownBy(() -> SeatName.of(0)).hasMessage("number must be between 1 and 999, got: 0.");
        assertThatThrownBy(() -> SeatName.of(1000)).hasMessage("number must be between 1 and 999, got: 1000.");
    }
}
