package org.chmail.bridge.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeatAccountTest {

    @Test
    void seatShouldBeKnownByItsAccount() {
        LoginId seat = new LoginId("CHmail-seat-12@example.org");

        assertThat(SeatAccount.is(seat)).isTrue();
        assertThat(SeatAccount.number(seat)).hasValue(12);
        assertThat(SeatAccount.local(12)).isEqualTo(seat.local());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "chmail@example.org",
                "chmail-seat-@example.org",
                "chmail-seat-1a@example.org",
                "x-chmail-seat-1@example.org",
                "alice@chmail-seat-1"
            })
    void personShouldNotBeTakenForASeat(String login) {
        assertThat(SeatAccount.is(new LoginId(login))).isFalse();
        assertThat(SeatAccount.number(new LoginId(login))).isEmpty();
    }

    @Test
    void nobodyShouldBeCalledEvenWhereTheNumberIsTooHigh() {
        LoginId seat = new LoginId("chmail-seat-99999999999@example.org");

        assertThat(SeatAccount.is(seat)).isTrue();
        assertThat(SeatAccount.number(seat)).isEmpty();
    }

    @Test
    void numberShouldBeRefusedWhenThereIsNoSuchSeat() {
        assertThatThrownBy(() -> SeatAccount.local(0)).hasMessageContaining("between 1 and 999, got: 0");
        assertThatThrownBy(() -> SeatAccount.local(1000)).hasMessageContaining("got: 1000");
    }
}
