package org.chmail.openfire.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.xmpp.packet.JID;

class ContactBookTest {
    private static final JID BRIDGE = new JID("chmail@example.org");
    private static final JID ALICE = new JID("alice@example.org");
    private static final JID BOB = new JID("bob@example.org");

    private final FakeRosters rosters = new FakeRosters();
    private final ContactBook book = new ContactBook(BRIDGE, rosters);

    @Test
    void nobodyShouldGetTheContactWhenTheBridgeHasSaidNothing() {
        rosters.online.add(ALICE);

        book.came(ALICE);

        assertThat(book.isWanted()).isFalse();
        assertThat(rosters.log).isEmpty();
    }

    @Test
    void usersWhoAreOnAndWhoComeShouldGetTheContactOnce() {
        rosters.online.add(ALICE);

        book.wish(true);
        book.wish(true);
        book.came(BOB);
        book.came(BOB);

        assertThat(rosters.log).containsExactly("put " + ALICE, "put " + BOB);
    }

    @Test
    void bridgeShouldNotGetItselfNorItsSeats() {
        rosters.online.add(BRIDGE);

        book.wish(true);
        book.came(new JID("chmail-seat-12@example.org"));

        assertThat(rosters.log).isEmpty();
    }

    @Test
    void userShouldNotGetTheContactAgainWhenTheyDeletedIt() {
        book.wish(true);
        book.came(ALICE);
        rosters.contacts.remove(ALICE);

        book.came(ALICE);
        book.wish(false);
        book.wish(true);
        book.came(ALICE);

        assertThat(rosters.log).containsExactly("put " + ALICE);
    }

    @Test
    void userShouldBeLeftAloneWhenTheyAddedTheBridgeThemselves() {
        rosters.contacts.add(ALICE);

        book.wish(true);
        book.came(ALICE);
        book.wish(false);

        assertThat(rosters.log).isEmpty();
        assertThat(rosters.marked).isEmpty();
    }

    @Test
    void contactShouldBeTakenAwayWhenTheBridgeNoLongerWishesIt() {
        book.wish(true);
        book.came(ALICE);
        book.came(BOB);
        rosters.touched.add(BOB);

        book.wish(false);
        book.came(ALICE);

        assertThat(rosters.contacts).containsExactly(BOB);
        assertThat(book.isWanted()).isFalse();
    }

    @Test
    void contactShouldBeGivenAnewWhenTheBridgeWishesItAgain() {
        book.wish(true);
        book.came(ALICE);
        book.wish(false);
        book.wish(true);

        book.came(ALICE);

        assertThat(rosters.contacts).containsExactly(ALICE);
    }

    @Test
    void othersShouldGetTheContactWhenOneRosterCannotBeChanged() {
        rosters.online.add(ALICE);
        rosters.online.add(BOB);
        rosters.broken.add(ALICE);

        book.wish(true);

        assertThat(rosters.contacts).containsExactly(BOB);
        assertThat(rosters.marked).containsExactly(BOB);
        assertThatThrownBy(() -> book.came(ALICE)).hasMessage("no roster");
    }
}
