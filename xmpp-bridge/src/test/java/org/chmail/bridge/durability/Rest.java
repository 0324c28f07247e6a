package org.chmail.bridge.durability;

import static org.chmail.bridge.durability.Require.require;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import org.chmail.bridge.model.Attempt;
import org.chmail.bridge.model.Chat;
import org.chmail.bridge.model.ChatState;
import org.chmail.bridge.model.Leg;
import org.chmail.bridge.model.LegState;
import org.chmail.bridge.model.LoginId;
import org.chmail.bridge.model.Presence;

/** All is well, and stays so: everything that was begun comes to its end. */
final class Rest {

    /** Until mails are told that were gathered, and the last try of all is made. */
    private static final Duration SETTLED = Node.ALARM.mailEvery().plusMinutes(3);

    /** A little more than the last ring of a round. */
    private static final Duration LONGEST_RING =
            Node.LADDER.ringTime(Node.LADDER.maxRings()).plusSeconds(1);

    private final Stage stage;
    private final List<String> log;
    private final IntUnaryOperator choice;

    Rest(Stage stage, List<String> log, IntUnaryOperator choice) {
        this.stage = stage;
        this.log = log;
        this.choice = choice;
    }

    void run() {
        log.add("all is well");
        stage.outside.mailServer = true;
        if (!stage.outside.session) {
            stage.connected();
        } else if (!stage.truth.watched()) {
            stage.truth.watch(stage.node());
        }
        stage.outside.sayAll();
        stage.node().work(choice);
        stage.pass(SETTLED, choice);
        waitsForPeopleOnly();
        log.add("a while later");
        stage.pass(Node.LADDER.ttl().plus(Duration.ofHours(6)), choice);
        everythingEnded();
    }

    private void waitsForPeopleOnly() {
        require(stage.waiting() == 0, "%s parcels are not sent", stage.waiting());
        stage.oracle.facts.chats.values().stream()
                .filter(chat -> chat.state() == ChatState.OPEN)
                .forEach(this::letIn);
        require(stage.oracle.untold().isEmpty(), "not told by mail: %s", stage.oracle.untold());
        for (Leg leg : stage.oracle.facts.legs.values()) {
            Presence is = stage.truth.known(leg.callee());
            boolean rings = leg.state() == LegState.RINGING;
            require(!rings || is != Presence.OFF, "still rung while off: %s", leg);
            require(
                    !rings || leg.due().isBefore(stage.node().clock.instant().plus(LONGEST_RING)),
                    "rung for longer than any ring: %s",
                    leg);
            boolean couldRing = leg.state() == LegState.ALARMED
                    && !leg.rungOut()
                    && leg.round() < (leg.late() ? 1 : Node.LADDER.maxRounds());
            require(!couldRing || is != Presence.ON, "on, and not rung: %s", leg);
        }
    }

    /** Who belongs into an open room and is there, was let in. */
    private void letIn(Chat chat) {
        Set<LoginId> inside = stage.outside.rooms.getOrDefault(chat.room(), Set.of());
        for (LoginId login : stage.oracle.facts.admissible(chat.attemptId())) {
            // A caller who is called back answers first.
            boolean asked = stage.oracle
                    .facts
                    .legsOf(chat.attemptId())
                    .anyMatch(leg -> leg.callee().equals(login) && leg.state() != LegState.JOINED);
            boolean here = !asked && stage.truth.known(login) == Presence.ON;
            require(!here || inside.contains(login), "%s is not let into the room of %s", login, chat.attemptId());
        }
    }

    private void everythingEnded() {
        require(stage.waiting() == 0, "%s parcels are not sent", stage.waiting());
        for (Attempt attempt : stage.oracle.facts.attempts.values()) {
            require(!stage.oracle.facts.open(attempt.id()), "still open: %s", attempt);
        }
        stage.oracle
                .facts
                .chats
                .values()
                .forEach(chat -> require(chat.state() == ChatState.CLOSED, "still %s: %s", chat.state(), chat.id()));
        require(stage.outside.rooms.isEmpty(), "rooms that nobody is about: %s", stage.outside.rooms);
    }
}
