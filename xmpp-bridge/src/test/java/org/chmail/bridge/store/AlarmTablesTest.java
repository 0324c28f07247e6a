package org.chmail.bridge.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.chmail.bridge.attempt.AbsentRows.Absent;
import org.chmail.bridge.attempt.AttemptTransaction;
import org.chmail.bridge.model.Address;
import org.chmail.bridge.model.Alarm;
import org.chmail.bridge.model.Attempt;
import org.chmail.bridge.model.Chat;
import org.chmail.bridge.model.ChatState;
import org.chmail.bridge.model.Leg;
import org.chmail.bridge.model.LegState;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AlarmTablesTest extends StoreTest {

    private static final Address ADDRESS = new Address("bob@example.org");

    private Attempt attempt;

    @BeforeEach
    void bobIsAsked() {
        attempt = attempt("m1");
        write(tx -> {
            store(tx, mail("m1", 2001, NOW));
            tx.attempts().insert(attempt);
            tx.legs().insert(leg(LegState.ALARMED, 1));
        });
    }

    private Leg leg(LegState state, long version) {
        return leg(state, "message", version);
    }

    private Leg leg(LegState state, @Nullable String asked, long version) {
        return new Leg("l1", attempt.id(), BOB, false, state, 0, 1, NOW, false, asked, null, version);
    }

    private Alarm alarm(String id, @Nullable String legId, @Nullable String hash) {
        return new Alarm(id, attempt.id(), legId, ADDRESS, hash, NOW, null);
    }

    private boolean add(Alarm alarm) {
        return store.write(tx -> tx.alarms().add(alarm));
    }

    private List<Alarm> untold(AttemptTransaction tx) {
        return tx.alarms().untold(ADDRESS);
    }

    @Test
    void alarmShouldBeStoredOnceForALegAndOnceForAnOutsider() {
        Alarm ofLeg = alarm("a1", "l1", "h1");
        Alarm outside = alarm("a2", null, null);
        assertThat(add(ofLeg)).isTrue();
        assertThat(add(alarm("a3", "l1", "h3"))).isFalse();
        assertThat(add(outside)).isTrue();
        assertThat(add(alarm("a4", null, null))).isFalse();
        reopen();

        see(tx -> {
            assertThat(untold(tx)).containsExactly(ofLeg, outside);
            assertThat(tx.alarms().untold(new Address("carol@example.org"))).isEmpty();
            assertThat(tx.alarms().byTokenHash("h1")).contains(ofLeg);
            assertThat(tx.alarms().byTokenHash("h3")).isEmpty();
        });
    }

    @Test
    void alarmShouldBeUntoldUntilItStandsInALetterAndMatterWhileItsLegWaits() {
        Alarm alarm = alarm("a1", "l1", "h1");
        add(alarm);
        write(tx -> tx.alarms().tell(List.of(alarm), "letter"));

        see(tx -> {
            assertThat(untold(tx)).isEmpty();
            assertThat(tx.alarms().matters("letter")).isTrue();
            assertThat(tx.alarms().matters("other")).isFalse();
            assertThat(tx.alarms().byTokenHash("h1").map(Alarm::letterId)).contains("letter");
        });
        write(tx -> tx.legs().update(leg(LegState.DECLINED, 2)));
        see(tx -> assertThat(tx.alarms().matters("letter")).isFalse());
    }

    @Test
    void alarmShouldNotMatterOnceItIsOver() {
        add(alarm("a1", "l1", "h1"));
        add(alarm("a2", null, null));

        write(tx -> tx.legs().update(leg(LegState.CANCELLED, 2)));
        see(tx -> assertThat(untold(tx)).extracting(Alarm::id).containsExactly("a2"));
        write(tx -> tx.attempts().end(attempt.id(), NOW));
        see(tx -> assertThat(untold(tx)).isEmpty());
    }

    @Test
    void alarmShouldNotMatterWhileItsCalleeMayNotHearOfIt() {
        add(alarm("a1", "l1", "h1"));

        write(tx -> tx.legs().update(leg(LegState.ALARMED, null, 2)));

        see(tx -> assertThat(untold(tx)).isEmpty());
    }

    @Test
    void lastMailShouldBeForgottenOnceItHoldsUpNothing() {
        Address carol = new Address("carol@example.org");
        write(tx -> tx.alarms().mailed(ADDRESS, NOW, NOW.minusSeconds(600)));
        write(tx -> tx.alarms().mailed(ADDRESS, NOW.plusSeconds(1), NOW.minusSeconds(600)));
        see(tx -> assertThat(tx.alarms().lastMail(ADDRESS)).contains(NOW.plusSeconds(1)));

        write(tx -> tx.alarms().mailed(carol, NOW.plusSeconds(700), NOW.plusSeconds(100)));

        see(tx -> {
            assertThat(tx.alarms().lastMail(ADDRESS)).isEmpty();
            assertThat(tx.alarms().lastMail(carol)).contains(NOW.plusSeconds(700));
        });
    }

    @Test
    void absentShouldBeOfOpenChatsOnlyAndBeTakenOnce() {
        Chat chat = new Chat("c1", attempt.id(), "room", ChatState.OPENING, NOW, null, null, 0);
        write(tx -> tx.chats().insert(chat));
        write(tx -> {
            tx.absent().add("c1", BOB);
            tx.absent().add("c1", BOB);
        });
        see(tx -> assertThat(tx.absent().ofOpenChats()).isEmpty());

        write(tx -> tx.chats().update(chat.withState(ChatState.OPEN)));
        see(tx -> assertThat(tx.absent().ofOpenChats()).containsExactly(new Absent(attempt.id(), BOB)));
        assertThat(store.<Boolean>write(tx -> tx.absent().remove("c1", BOB))).isTrue();
        assertThat(store.<Boolean>write(tx -> tx.absent().remove("c1", BOB))).isFalse();
    }

    @Test
    void alarmShouldGoWithItsAttempt() {
        add(alarm("a1", "l1", "h1"));

        store.engine().write(false, handle -> handle.execute("DELETE FROM attempt"));

        see(tx -> assertThat(tx.alarms().byTokenHash("h1")).isEqualTo(Optional.empty()));
    }
}
