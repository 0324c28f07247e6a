package org.chmail.openfire.seats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SeatBookTest {
    private static final String SEAT = "chmail-seat-3";

    private final FakeAccounts accounts = new FakeAccounts();
    private final SeatBook book = new SeatBook(accounts);

    @Test
    void seatShouldBeMadeOnce() throws Exception {
        book.ensure(SEAT, "first password");
        book.ensure(SEAT, "first password");

        assertThat(accounts.log).containsExactly("create " + SEAT);
        assertThat(accounts.marked).containsExactly(SEAT);
    }

    @Test
    void whoKnewTheOldPasswordShouldBePutOutWhenItChanges() throws Exception {
        book.ensure(SEAT, "first password");
        book.ensure(SEAT, "second password");

        assertThat(accounts.log).containsExactly("create " + SEAT, "change " + SEAT, "end " + SEAT);
        assertThat(accounts.passwords).containsEntry(SEAT, "second password");
    }

    @Test
    void accountShouldBeLeftAloneWhenItIsSomebodyElses() {
        accounts.passwords.put(SEAT, "of a person");

        assertThatThrownBy(() -> book.ensure(SEAT, "first password"))
                .isInstanceOf(SeatBook.SomebodyElses.class)
                .hasMessageContaining(SEAT)
                .hasMessageNotContaining("first password");
        assertThat(accounts.passwords).containsEntry(SEAT, "of a person");
        assertThat(accounts.log).isEmpty();
        assertThat(accounts.marked).isEmpty();
    }

    @Test
    void accountShouldBeTakenOverWhenItsPasswordIsKnown() throws Exception {
        accounts.passwords.put(SEAT, "of the harness");

        book.ensure(SEAT, "of the harness");
        book.ensure(SEAT, "second password");

        assertThat(accounts.passwords).containsEntry(SEAT, "second password");
    }

    @Test
    void seatShouldNotBeMarkedWhenItCannotBeMade() {
        accounts.readOnly = true;

        assertThatThrownBy(() -> book.ensure(SEAT, "first password")).isInstanceOf(UnsupportedOperationException.class);
        assertThat(accounts.marked).isEmpty();
    }
}
