package org.chmail.bridge.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.chmail.bridge.directory.PresenceBook.Resource;
import org.chmail.bridge.directory.PresenceBook.Sighting;
import org.chmail.bridge.model.LoginId;
import org.chmail.bridge.model.Presence;
import org.chmail.bridge.model.PresencePolicy;
import org.junit.jupiter.api.Test;

class PresenceBookTest {

    private static final LoginId ALICE = new LoginId("alice@example.org");
    private static final PresencePolicy POLICY =
            new PresencePolicy(Duration.ofSeconds(10), Duration.ofSeconds(5), Duration.ofSeconds(60));
    private static final Sighting ON = new Sighting(Presence.ON, List.of(new Resource("phone", "192.0.2.7")));
    private static final Sighting QUIET = new Sighting(Presence.QUIET, List.of(new Resource("phone", "192.0.2.7")));

    private final List<String> told = new ArrayList<>();
    private final ManualScheduler later = new ManualScheduler();
    private final PresenceBook book =
            new PresenceBook("example.org", POLICY, later.clock(), later, new LastSeen(new NoStore(), later.clock()));

    PresenceBookTest() {
        book.tell(new PresenceListener() {
            @Override
            public void wentOff(LoginId login) {
                told.add("off " + login);
            }

            @Override
            public void cameOn(LoginId login) {
                told.add("on " + login);
            }

            @Override
            public void lookAgain() {
                told.add("look");
            }
        });
    }

    private void settled(Map<LoginId, Sighting> users) {
        book.snapshot(users, later.now().minus(Duration.ofHours(1)));
        later.pass(Duration.ofSeconds(30));
        told.clear();
    }

    @Test
    void everyoneShouldBeUnknownWhenTheWatchIsLost() {
        assertThat(book.of(ALICE)).isEqualTo(Presence.UNKNOWN);
        settled(Map.of(ALICE, ON));
        assertThat(book.of(ALICE)).isEqualTo(Presence.ON);

        book.lost();

        assertThat(book.of(ALICE)).isEqualTo(Presence.UNKNOWN);
        assertThat(book.watching()).isFalse();
    }

    @Test
    void offShouldBeUnknownWhileTheEpochIsYoung() {
        book.snapshot(Map.of(), later.now());
        assertThat(book.of(ALICE)).isEqualTo(Presence.UNKNOWN);
        later.pass(Duration.ofSeconds(59));
        told.clear();

        later.pass(Duration.ofSeconds(2));

        assertThat(book.of(ALICE)).isEqualTo(Presence.OFF);
        assertThat(told).containsExactly("look");
    }

    @Test
    void onShouldCountAtOnceHoweverYoungTheEpoch() {
        book.snapshot(Map.of(ALICE, ON), later.now());

        assertThat(book.of(ALICE)).isEqualTo(Presence.ON);
    }

    @Test
    void usersElsewhereShouldBeUnknown() {
        settled(Map.of());

        assertThat(book.of(new LoginId("dan@elsewhere.example"))).isEqualTo(Presence.UNKNOWN);
    }

    @Test
    void goingOffShouldBeToldOnlyAfterOffAfter() {
        settled(Map.of(ALICE, ON));
        book.changed(ALICE, Sighting.NONE);
        later.pass(Duration.ofSeconds(9));
        assertThat(told).isEmpty();
        later.pass(Duration.ofSeconds(1));
        assertThat(told).containsExactly("off " + ALICE);
    }

    @Test
    void aShortAbsenceShouldNotCountAsGoingOff() {
        settled(Map.of(ALICE, ON));
        book.changed(ALICE, Sighting.NONE);
        later.pass(Duration.ofSeconds(3));
        book.changed(ALICE, ON);
        later.pass(Duration.ofSeconds(2));
        book.changed(ALICE, Sighting.NONE);
        later.pass(Duration.ofSeconds(9));
        assertThat(told).isEmpty();

        later.pass(Duration.ofSeconds(1));
        assertThat(told).containsExactly("off " + ALICE);
    }

    @Test
    void comingOnShouldBeToldAfterOnAfterAlsoFromQuiet() {
        settled(Map.of());
        book.changed(ALICE, QUIET);
        later.pass(Duration.ofMinutes(1));
        assertThat(told).isEmpty();
        book.changed(ALICE, ON);
        later.pass(Duration.ofSeconds(5));

        assertThat(told).containsExactly("on " + ALICE);
    }

    @Test
    void aSnapshotShouldTellWhatAMissedPushWouldHaveTold() {
        settled(Map.of(ALICE, ON));
        book.snapshot(Map.of(), later.now().minus(Duration.ofHours(2)));
        later.pass(Duration.ofSeconds(10));

        assertThat(told).containsExactlyInAnyOrder("off " + ALICE, "look");
    }

    @Test
    void aNewEpochShouldAlarmNobodyInItsGrace() {
        settled(Map.of(ALICE, ON));
        book.lost();
        book.snapshot(Map.of(), later.now());
        later.pass(Duration.ofSeconds(30));
        assertThat(told).containsOnly("look");
        assertThat(book.of(ALICE)).isEqualTo(Presence.UNKNOWN);

        book.changed(ALICE, ON);
        later.pass(Duration.ofSeconds(40));
        assertThat(told).doesNotContain("off " + ALICE);
    }

    private static final class NoStore implements Transactions<DirectoryTransaction> {
        @Override
        public <R> R write(Function<? super DirectoryTransaction, R> work) {
            return null;
        }

        @Override
        public <R> R read(Function<? super DirectoryTransaction, R> work) {
            return null;
        }
    }
}
