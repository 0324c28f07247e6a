package org.chmail.bridge.xmpp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.chmail.bridge.directory.PresenceBook.Sighting;
import org.chmail.bridge.directory.RegistrationGuard.Registration;
import org.chmail.bridge.model.LoginId;
import org.chmail.bridge.model.Presence;
import org.junit.jupiter.api.Test;

class WatchClientTest {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final LoginId ALICE = new LoginId("alice@example.org");
    private static final Sighting ON = new Sighting(Presence.ON, List.of());

    private final ManualThread thread = new ManualThread();
    private final List<String> asked = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private boolean connected = true;
    private final WatchClient client = client(true);

    private WatchClient client(boolean resumable) {
        return new WatchClient(
                (verb, lease) -> {
                    if (!connected) {
                        throw new SessionLost("no session");
                    }
                    asked.add(verb);
                    return "q" + asked.size();
                },
                new Told(),
                thread,
                resumable,
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @Test
    void snapshotShouldBeToldWithTheEpochsBeginWhenASessionBegins() {
        client.renewed(true);
        answer(snapshot("e", 600, 17));
        assertThat(asked).containsExactly("watch");
        assertThat(told)
                .containsExactly("registration OPEN", "registration CLOSED", "snapshot [alice@example.org] 11:50");
        assertThat(client.trouble()).isEmpty();
    }

    @Test
    void pushShouldBeToldWhenItIsTheNext() {
        hold("e", 17);
        push("e", 18);
        push("e", 18);
        push("e", 19);
        assertThat(told).containsExactly("changed ON", "changed ON");
        assertThat(asked).containsExactly("watch");
    }

    @Test
    void snapshotShouldBeAskedForOnceWhenAPushWasMissed() {
        hold("e", 17);
        push("e", 19);
        push("e", 20);
        assertThat(asked).containsExactly("watch", "watch");
        answer(snapshot("e", 1, 20));
        push("e", 21);
        assertThat(told).contains("changed ON");
    }

    @Test
    void snapshotShouldBeAskedForWhenAPushIsOfAnotherEpoch() {
        hold("e", 17);
        push("f", 18);
        assertThat(asked).containsExactly("watch", "watch");
        assertThat(told).isEmpty();
    }

    @Test
    void leaseShouldBeRenewedEveryFortySecondsWhenNothingIsMissed() {
        hold("e", 17);
        thread.pass(Duration.ofSeconds(41));
        answer(new WatchAnswer.Renewed("e", 17, Registration.OPEN));
        thread.pass(Duration.ofSeconds(41));
        assertThat(asked).containsExactly("watch", "renew", "renew");
        assertThat(told).containsExactly("registration OPEN");
    }

    @Test
    void snapshotShouldBeAskedForWhenTheRenewalTellsOfMore() {
        hold("e", 17);
        thread.pass(Duration.ofSeconds(41));
        answer(new WatchAnswer.Renewed("e", 18, Registration.CLOSED));
        assertThat(asked).containsExactly("watch", "renew", "watch");
    }

    @Test
    void snapshotShouldBeAskedForWhenTheLeaseIsOver() {
        hold("e", 17);
        thread.pass(Duration.ofSeconds(41));
        answer(new WatchAnswer.Refused("item-not-found", ""));
        assertThat(asked).containsExactly("watch", "renew", "watch");
        assertThat(told).isEmpty();
    }

    @Test
    void watchShouldBeTriedEveryTwoSecondsWhenThePluginIsAbsent() {
        hold("e", 17);
        thread.pass(Duration.ofSeconds(41));
        answer(new WatchAnswer.Refused("feature-not-implemented", ""));
        assertThat(told).containsExactly("lost");
        assertThat(client.trouble()).hasValueSatisfying(why -> assertThat(why).contains("no CHmail plugin"));
        thread.pass(Duration.ofSeconds(3));
        answer(new WatchAnswer.Refused("service-unavailable", ""));
        thread.pass(Duration.ofSeconds(3));
        answer(snapshot("f", 1, 0));
        assertThat(asked).containsExactly("watch", "renew", "watch", "watch");
        assertThat(client.trouble()).isEmpty();
    }

    @Test
    void troubleShouldNameThePropertyWhenTheAccountIsNotTrusted() {
        client.renewed(false);
        answer(new WatchAnswer.Refused("forbidden", ""));
        assertThat(client.trouble()).hasValueSatisfying(why -> assertThat(why).contains("chmail.bridge"));
    }

    @Test
    void everyoneShouldBecomeUnknownWhenThePluginDoesNotAnswer() {
        hold("e", 17);
        thread.pass(Duration.ofSeconds(41));
        thread.pass(Duration.ofSeconds(11));
        assertThat(told).containsExactly("lost");
        assertThat(asked).containsExactly("watch", "renew", "watch");
    }

    @Test
    void bookShouldBeKeptWhenTheSessionIsResumedSoon() {
        hold("e", 17);
        client.lost();
        thread.pass(Duration.ofSeconds(9));
        client.resumed();
        answer(new WatchAnswer.Renewed("e", 17, Registration.CLOSED));
        thread.pass(Duration.ofSeconds(30));
        assertThat(asked).containsExactly("watch", "renew");
        assertThat(told).containsExactly("registration CLOSED");
    }

    @Test
    void everyoneShouldBecomeUnknownAtOnceWhenSessionsAreNotResumed() {
        WatchClient plain = client(false);
        plain.renewed(false);
        plain.heard("q1", snapshot("e", 1, 1));
        told.clear();

        plain.lost();
        thread.pass(Duration.ZERO);

        assertThat(told).containsExactly("lost");
    }

    @Test
    void everyoneShouldBecomeUnknownWhenTheSessionStaysAway() {
        hold("e", 17);
        connected = false;
        client.lost();
        thread.pass(Duration.ofSeconds(50));
        assertThat(told).containsExactly("lost");
        connected = true;
        client.resumed();
        assertThat(asked).containsExactly("watch", "watch");
    }

    @Test
    void answerShouldBeIgnoredWhenItIsNotToTheLastQuestion() {
        client.renewed(false);
        client.heard("other", snapshot("e", 1, 1));
        assertThat(told).containsExactly("registration CLOSED");
    }

    private void hold(String epoch, long seq) {
        client.renewed(false);
        answer(snapshot(epoch, 600, seq));
        told.clear();
    }

    private void answer(WatchAnswer answer) {
        client.heard("q" + asked.size(), answer);
    }

    private void push(String epoch, long seq) {
        client.heard(null, new WatchAnswer.Push(epoch, seq, ALICE, ON));
    }

    private static WatchAnswer snapshot(String epoch, long age, long seq) {
        return new WatchAnswer.Snapshot(epoch, Duration.ofSeconds(age), seq, Registration.CLOSED, Map.of(ALICE, ON));
    }

    private final class Told implements WatchSink {
        @Override
        public void snapshot(Map<LoginId, Sighting> users, Instant began) {
            told.add("snapshot " + users.keySet() + " "
                    + began.atZone(ZoneOffset.UTC).toLocalTime());
        }

        @Override
        public void changed(LoginId login, Sighting sighting) {
            told.add("changed " + sighting.presence());
        }

        @Override
        public void lost() {
            told.add("lost");
        }

        @Override
        public void registration(Registration registration) {
            told.add("registration " + registration);
        }
    }

    /** Time in the test's hand. */
    private static final class ManualThread implements WatchThread {

        private record Task(Duration due, Runnable work) {}

        private final List<Task> tasks = new ArrayList<>();
        private Duration now = Duration.ZERO;

        @Override
        public void run(Runnable task) {
            task.run();
        }

        @Override
        public void after(Duration delay, Runnable task) {
            tasks.add(new Task(now.plus(delay), task));
        }

        void pass(Duration time) {
            Duration until = now.plus(time);
            while (true) {
                Task next = tasks.stream()
                        .filter(task -> task.due().compareTo(until) <= 0)
                        .min(Comparator.comparing(Task::due))
                        .orElse(null);
                if (next == null) {
                    break;
                }
                tasks.remove(next);
                now = next.due();
                next.work().run();
            }
            now = until;
        }
    }
}
