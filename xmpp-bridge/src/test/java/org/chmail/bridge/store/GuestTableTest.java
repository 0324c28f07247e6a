package org.chmail.bridge.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.chmail.bridge.model.Address;
import org.chmail.bridge.model.Guest;
import org.junit.jupiter.api.Test;

class GuestTableTest extends StoreTest {

    private static final Address DAN = new Address("dan@outside.example");
    private static final Address EVE = new Address("eve@outside.example");

    @Test
    void guestsOfAMailShouldBeThatMailsOnlyWhenAddressesAreOnSeveral() {
        Guest dan = new Guest(Guest.login("dan1"), "m1", DAN, "Dan", false);
        Guest eve = new Guest(Guest.login("eve1"), "m1", EVE, "Eve", false);
        Guest elsewhere = new Guest(Guest.login("dan2"), "m2", DAN, "Daniel", false);
        write(tx -> {
            store(tx, mail("m1", 2001, NOW));
            store(tx, mail("m2", 2002, NOW));
            tx.guests().add(dan);
            tx.guests().add(eve);
            tx.guests().add(elsewhere);
        });

        see(tx -> assertThat(tx.guests().on("m1")).containsExactlyInAnyOrder(dan, eve));
        see(tx -> assertThat(tx.guests().on("m2")).containsExactly(elsewhere));
        see(tx -> assertThat(tx.guests().on("m3")).isEmpty());
    }
}
