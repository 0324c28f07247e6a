package org.chmail.bridge.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.chmail.bridge.directory.PresenceBook.Resource;
import org.chmail.bridge.directory.PresenceBook.Sighting;
import org.chmail.bridge.model.LoginId;
import org.chmail.bridge.model.Presence;
import org.chmail.bridge.model.PresencePolicy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A phone that froze stays in the XMPP server's list. */
class ConfirmedPresencesTest {

    private static final LoginId ALICE = new LoginId("alice@example.org");
    private static final PresencePolicy POLICY =
            new PresencePolicy(Duration.ofSeconds(10), Duration.ofSeconds(5), Duration.ZERO);
    private static final Sighting TWO =
            new Sighting(Presence.ON, List.of(new Resource("phone", ""), new Resource("desk", "")));

    private final ManualScheduler later = new ManualScheduler();
    private final List<String> told = new ArrayList<>();
    private final List<String> pinged = new ArrayList<>();
    private final Map<String, CompletableFuture<Boolean>> pings = new HashMap<>();
    private final PresenceBook book =
            new PresenceBook("example.org", POLICY, later.clock(), later, new LastSeen(new NoStore(), later.clock()));
    private final ConfirmedPresences presences = new ConfirmedPresences(book, this::ping, later);

    private CompletionStage<Boolean> ping(LoginId login, String resource) {
        pinged.add(resource);
        var answer = new CompletableFuture<Boolean>();
        pings.put(resource, answer);
        return answer;
    }

    @BeforeEach
    void aliceIsOn() {
        book.snapshot(Map.of(ALICE, TWO), later.now().minus(Duration.ofHours(1)));
        later.pass(Duration.ofSeconds(30));
        book.tell(new PresenceListener() {
            @Override
            public void wentOff(LoginId login) {
                told.add("off");
            }

            @Override
            public void cameOn(LoginId login) {
                told.add("on");
            }

            @Override
            public void lookAgain() {}
        });
    }

    private CompletableFuture<Presence> confirm() {
        return presences.confirm(ALICE).toCompletableFuture();
    }

    private void answer(boolean phone, boolean desk) {
        pings.remove("phone").complete(phone);
        pings.remove("desk").complete(desk);
    }

    @Test
    void oneAnswerShouldConfirmWithoutWaitingForTheOthers() {
        CompletableFuture<Presence> confirmed = confirm();
        pings.get("desk").complete(true);

        assertThat(confirmed).isCompletedWithValue(Presence.ON);
        assertThat(pinged).containsExactlyInAnyOrder("phone", "desk");
    }

    @Test
    void answerShouldConfirmWhenItIsTheLast() {
        CompletableFuture<Presence> confirmed = confirm();
        answer(false, true);

        assertThat(confirmed).isCompletedWithValue(Presence.ON);
        assertThat(presences.of(ALICE)).isEqualTo(Presence.ON);
    }

    @Test
    void answerShouldConfirmWhenThereIsOneClient() {
        book.changed(ALICE, new Sighting(Presence.ON, List.of(new Resource("phone", ""))));
        CompletableFuture<Presence> confirmed = confirm();
        pings.get("phone").complete(true);

        assertThat(confirmed).isCompletedWithValue(Presence.ON);
        assertThat(presences.of(ALICE)).isEqualTo(Presence.ON);
    }

    @Test
    void silenceOfAllShouldCountAsOff() {
        CompletableFuture<Presence> confirmed = confirm();
        answer(false, false);

        assertThat(confirmed).isCompletedWithValue(Presence.OFF);
        assertThat(presences.of(ALICE)).isEqualTo(Presence.OFF);
        later.pass(Duration.ofSeconds(10));
        assertThat(told).containsExactly("off");
    }

    @Test
    void silentClientsShouldBeAskedAgainEveryFiveMinutes() {
        var unused = confirm();
        answer(false, false);
        later.pass(Duration.ofMinutes(5));
        answer(false, false);
        later.pass(Duration.ofMinutes(5));
        pings.get("phone").complete(true);
        later.pass(Duration.ofSeconds(5));

        assertThat(pinged).hasSize(6);
        assertThat(presences.of(ALICE)).isEqualTo(Presence.ON);
        assertThat(told).containsExactly("off", "on");
        later.pass(Duration.ofMinutes(20));
        assertThat(pinged).hasSize(6);
    }

    @Test
    void whoSpeaksShouldBeThere() {
        var unused = confirm();
        answer(false, false);

        book.heard(ALICE);

        assertThat(presences.of(ALICE)).isEqualTo(Presence.ON);
        later.pass(Duration.ofMinutes(1));
        assertThat(told).containsExactly("on");
    }

    @Test
    void newsOfTheWatchShouldEndTheSilence() {
        var unused = confirm();
        answer(false, false);
        book.changed(ALICE, new Sighting(Presence.ON, List.of(new Resource("tablet", ""))));

        assertThat(presences.of(ALICE)).isEqualTo(Presence.ON);
        later.pass(Duration.ofMinutes(20));
        assertThat(pinged).hasSize(2);
    }

    @Test
    void whatCannotBeAskedShouldBeUnknownAndAlarmNobody() {
        CompletableFuture<Presence> confirmed = confirm();
        pings.get("phone").complete(false);
        pings.get("desk").completeExceptionally(new IllegalStateException("no session"));

        assertThat(confirmed).isCompletedWithValue(Presence.UNKNOWN);
        later.pass(Duration.ofMinutes(1));
        assertThat(told).isEmpty();
    }

    @Test
    void nobodyShouldBePingedWhoIsNotOn() {
        book.changed(ALICE, Sighting.NONE);

        assertThat(confirm()).isCompletedWithValue(Presence.OFF);
        assertThat(pinged).isEmpty();
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
