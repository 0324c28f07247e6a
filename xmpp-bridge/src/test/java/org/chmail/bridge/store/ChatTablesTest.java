package org.chmail.bridge.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import org.chmail.bridge.directory.ConcurrentChange;
import org.chmail.bridge.model.Address;
import org.chmail.bridge.model.Attempt;
import org.chmail.bridge.model.Chat;
import org.chmail.bridge.model.ChatState;
import org.chmail.bridge.model.Letter;
import org.chmail.bridge.model.Parcel;
import org.chmail.bridge.model.Parcel.Channel;
import org.chmail.bridge.model.Parcel.Kind;
import org.chmail.bridge.post.Letters;
import org.junit.jupiter.api.Test;

class ChatTablesTest extends StoreTest {

    private static final Duration LEASE = Duration.ofMinutes(1);

    @Test
    void chatShouldBeFoundByEachOfItsNamesWhenReopened() {
        Chat chat = openingChat("m1", 2001);
        reopen();

        see(tx -> {
            assertThat(tx.chats().byId(chat.id())).contains(chat);
            assertThat(tx.chats().byRoom(chat.room())).contains(chat);
            assertThat(tx.chats().byAttempt(chat.attemptId())).contains(chat);
            assertThat(tx.chats().standing()).isEmpty();
        });
    }

    @Test
    void updateShouldReturnWhatIsStoredWhenTheVersionIsRight() {
        Chat chat = openingChat("m1", 2001);
        Chat open = new Chat(
                chat.id(),
                chat.attemptId(),
                chat.room(),
                ChatState.OPEN,
                NOW.plusSeconds(1),
                NOW,
                NOW.plusSeconds(9),
                0);

        Chat updated = store.write(tx -> tx.chats().update(open));

        assertThat(updated)
                .isEqualTo(new Chat(
                        chat.id(),
                        chat.attemptId(),
                        chat.room(),
                        ChatState.OPEN,
                        NOW.plusSeconds(1),
                        NOW,
                        NOW.plusSeconds(9),
                        1));
        see(tx -> {
            assertThat(tx.chats().byId(chat.id())).contains(updated);
            assertThat(tx.chats().standing()).containsExactly(updated);
            assertThat(tx.chats().due(NOW.plusSeconds(8), 9)).isEmpty();
            assertThat(tx.chats().due(NOW.plusSeconds(9), 9)).containsExactly(updated);
        });
        write(tx -> assertThatThrownBy(() -> tx.chats().update(open)).isInstanceOf(ConcurrentChange.class));
    }

    @Test
    void secondChatOfAnAttemptShouldBeAConcurrentChange() {
        Chat chat = openingChat("m1", 2001);
        Chat other = new Chat("c2", chat.attemptId(), "room2", ChatState.OPENING, NOW, null, null, 0);

        write(tx -> assertThatThrownBy(() -> tx.chats().insert(other)).isInstanceOf(ConcurrentChange.class));
    }

    @Test
    void parcelShouldBeStoredWholeWhenClaimed() {
        Parcel bare = parcel("p1", "alice@example.org");
        Parcel full = new Parcel(
                "p2",
                Kind.RING,
                "bob@example.org",
                "한국어",
                "ko",
                "alice@example.org 49213",
                "a",
                "l",
                "RINGING/1/1",
                "r",
                "c",
                NOW,
                NOW,
                3);
        write(tx -> tx.outbox().add(bare));
        write(tx -> tx.outbox().add(full));
        reopen();

        assertThat(claim("n1")).containsExactlyInAnyOrder(bare, full);
        assertThat(claim("n2")).isEmpty();
        see(tx -> assertThat(tx.outbox().waiting()).isEqualTo(2));
    }

    @Test
    void queueShouldGoInOrderWhenTheFirstIsGivenBack() {
        write(tx -> List.of("p3", "p1", "p2").forEach(id -> tx.outbox().add(parcel(id, "bob@example.org"))));

        assertThat(claim("n1")).extracting(Parcel::id).containsExactly("p3");
        write(tx -> tx.outbox().giveBack("p3", "other", NOW));
        assertThat(claim("n1")).isEmpty();
        write(tx -> tx.outbox().giveBack("p3", "n1", NOW.plusMillis(1)));
        assertThat(claim("n1"))
                .as("the second waits for the first that is not due")
                .isEmpty();

        write(tx -> tx.outbox().release("n1"));
        List<Parcel> again = store.write(tx -> tx.outbox().claim(Channel.XMPP, "n2", LEASE, NOW.plusMillis(1), 9));
        assertThat(again).extracting(Parcel::id, Parcel::tries).containsExactly(tuple("p3", 1));
        assertThat(done("p3", "n1")).isFalse();
        assertThat(done("p3", "n2")).isTrue();
        assertThat(done("p3", "n2")).isFalse();
        assertThat(claim("n2")).extracting(Parcel::id).containsExactly("p1");
    }

    @Test
    void claimableShouldBeFalseWhenAllIsInFlightOrNotDue() {
        see(tx -> assertThat(tx.outbox().claimable(Channel.XMPP, NOW)).isFalse());
        write(tx -> List.of("p1", "p2").forEach(id -> tx.outbox().add(parcel(id, "bob@example.org"))));
        see(tx -> assertThat(tx.outbox().claimable(Channel.XMPP, NOW)).isTrue());

        claim("n1");
        see(tx -> assertThat(tx.outbox().claimable(Channel.XMPP, NOW)).isFalse());

        write(tx -> tx.outbox().giveBack("p1", "n1", NOW.plusMillis(1)));
        see(tx -> {
            assertThat(tx.outbox().claimable(Channel.XMPP, NOW)).isFalse();
            assertThat(tx.outbox().claimable(Channel.XMPP, NOW.plusMillis(1))).isTrue();
        });
    }

    @Test
    void parcelShouldBeClaimableWhenItsLeaseIsOverOrReleased() {
        write(tx -> tx.outbox().add(parcel("p1", "bob@example.org")));
        List<Parcel> first = store.write(tx -> tx.outbox().claim(Channel.XMPP, "n1", Duration.ZERO, NOW, 9));
        assertThat(first).hasSize(1);

        assertThat(claim("n2")).hasSize(1);
        assertThat(done("p1", "n1")).as("its lease was taken over").isFalse();

        write(tx -> tx.outbox().release("n2"));
        assertThat(claim("n1")).extracting(Parcel::tries).containsExactly(0);
    }

    @Test
    void claimShouldTakeTheOldestFirstWhenLimited() {
        write(tx -> {
            tx.outbox().add(Parcel.of("late", Kind.NOTICE, "a", "", NOW.plusSeconds(2)));
            tx.outbox().add(Parcel.of("early", Kind.NOTICE, "b", "", NOW));
        });

        List<Parcel> claimed = store.write(tx -> tx.outbox().claim(Channel.XMPP, "n1", LEASE, NOW, 1));

        assertThat(claimed).extracting(Parcel::id).containsExactly("early");
    }

    @Test
    void queueShouldLeaveNoRowBehindWhenItsLastParcelIsDone() {
        write(tx -> tx.outbox().add(parcel("p1", "bob@example.org")));
        claim("n1");
        done("p1", "n1");

        long queues = store.engine()
                .read(
                        false,
                        handle -> handle.createQuery("SELECT COUNT(*) FROM outbox_queue")
                                .mapTo(Long.class)
                                .one());
        assertThat(queues).isZero();
        see(tx -> assertThat(tx.outbox().waiting()).isZero());
    }

    @Test
    void letterShouldBeStoredWholeAndGoByMailOnly() {
        Letter letter = new Letter(
                "p1", new Address("bob@example.org"), "ko", "점심?", "a\nb", "<2@x>", List.of("<1@x>", "<2@x>"));
        write(tx -> Letters.send(tx, letter, NOW));

        assertThat(claim("n1")).as("by XMPP").isEmpty();
        List<Parcel> claimed = store.write(tx -> tx.outbox().claim(Channel.MAIL, "n1", LEASE, NOW, 9));
        assertThat(claimed).extracting(Parcel::id, Parcel::kind).containsExactly(tuple("p1", Kind.LETTER));
        see(tx -> assertThat(tx.letters().byId("p1")).contains(letter));

        write(tx -> tx.letters().remove("p1"));
        see(tx -> assertThat(tx.letters().byId("p1")).isEmpty());
    }

    @Test
    void parcelShouldWaitUntilItIsDue() {
        write(tx -> tx.outbox().add(parcel("p1", "a").notBefore(NOW.plusMillis(1))));

        assertThat(claim("n1")).isEmpty();
        assertThat(store.<List<Parcel>>write(tx -> tx.outbox().claim(Channel.XMPP, "n1", LEASE, NOW.plusMillis(1), 9)))
                .hasSize(1);
    }

    private List<Parcel> claim(String owner) {
        return store.write(tx -> {
            return tx.outbox().claim(Channel.XMPP, owner, LEASE, NOW, 9);
        });
    }

    private boolean done(String id, String owner) {
        return store.write(tx -> tx.outbox().done(id, owner));
    }

    private Chat openingChat(String mailId, int port) {
        Attempt attempt = attempt(mailId);
        Chat chat = new Chat("c-" + mailId, attempt.id(), "room-" + mailId, ChatState.OPENING, NOW, null, null, 0);
        write(tx -> {
            store(tx, mail(mailId, port, NOW));
            tx.attempts().insert(attempt);
            tx.chats().insert(chat);
        });
        return chat;
    }

    private static Parcel parcel(String id, String recipient) {
        return Parcel.of(id, Kind.NOTICE, recipient, "", NOW);
    }
}
