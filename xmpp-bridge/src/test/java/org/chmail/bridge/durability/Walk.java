package org.chmail.bridge.durability;

import static org.chmail.bridge.durability.Require.require;

import com.google.errorprone.annotations.FormatMethod;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.chmail.bridge.attempt.Outcome;
import org.chmail.bridge.durability.Deed.Kind;
import org.chmail.bridge.durability.Outside.Way;
import org.chmail.bridge.durability.Stage.Request;
import org.chmail.bridge.durability.Stage.Stamped;
import org.chmail.bridge.model.CommandKey;
import org.chmail.bridge.model.Leg;
import org.chmail.bridge.model.LoginId;
import org.chmail.bridge.model.Presence;

/** A random walk: people, servers, clocks and deaths in an order that one number decides. */
final class Walk {

    private static final int ACTIONS = 30;
    private static final List<Presence> STATES = List.of(Presence.ON, Presence.ON, Presence.OFF, Presence.QUIET);

    final List<String> log = new ArrayList<>();
    private final Random random;
    private final Stage stage;
    private final List<Stamped> mails = new ArrayList<>();
    private boolean troubled = true;
    private int keys;

    Walk(long seed, Database database) {
        random = new Random(seed);
        stage = new Stage(database, this::way);
    }

    /** Walks, then lets all be well, and looks whether everything came to its end. */
    void run() {
        for (LoginId login : People.ALL) {
            stage.truth.change(login, STATES.get(random.nextInt(STATES.size())), stage.node());
        }
        for (int i = 0; i < ACTIONS; i++) {
            stage.points.dieAt(random.nextInt(12) == 0 ? 1 + random.nextInt(12) : 0);
            try {
                if (mails.isEmpty() || random.nextInt(12) == 0) {
                    mails.add(stamp());
                }
                action();
                work();
                stage.points.check();
            } catch (Killed killed) {
                restart("killed " + killed.getMessage());
            }
        }
        stage.points.dieAt(0);
        troubled = false;
        new Rest(stage, log, random::nextInt).run();
    }

    private void action() {
        switch (random.nextInt(22)) {
            case 0, 1, 2 ->
                command(Kind.ASK, (n, who, mail, key) -> n.services.asking().ask(who, mail.ref(), false, key));
            case 3, 4 ->
                command(
                        Kind.ACCEPT,
                        (n, who, mail, key) -> n.services.answering().accept(who, mail.ref(), key));
            case 17 ->
                command(
                        Kind.LATER,
                        (n, who, mail, key) -> n.services
                                .answering()
                                .later(who, mail.ref(), Duration.ofMinutes(1 + random.nextInt(30)), key));
            case 5 ->
                command(
                        Kind.DECLINE,
                        (n, who, mail, key) -> n.services.answering().decline(who, mail.ref(), key));
            case 6 ->
                command(
                        Kind.WITHDRAW,
                        (n, who, mail, key) -> n.services.withdrawing().withdraw(who, mail.ref(), key));
            case 7 -> close();
            case 8, 9, 10 -> presence();
            case 11 -> session();
            case 12 -> watch();
            case 13 -> mailServer();
            case 14 -> clock();
            case 15 -> room();
            case 16 -> restart("stopped");
            case 18 -> tunnel();
            default -> pass();
        }
    }

    private interface Command {
        Outcome of(Node node, LoginId who, Stamped mail, CommandKey key);
    }

    private void command(Kind kind, Command command) {
        Stamped mail = any(mails);
        LoginId who = random.nextInt(15) == 0 ? People.HIDDEN : someone();
        CommandKey key = new CommandKey("k" + keys++);
        said("%s by %s about %s", kind, who, mail.ref());
        Request<Outcome> request = node -> command.of(node, who, mail, key);
        Outcome outcome = stage.act(kind, who, request);
        said("  %s", outcome.getClass().getSimpleName());
        if (!mail.people().contains(who)) {
            require(outcome instanceof Outcome.Unknown, "%s is not on the mail: %s", who, outcome);
        }
        if (random.nextInt(6) == 0) {
            Outcome again = stage.act(kind, who, request);
            require(again instanceof Outcome.Repeated, "the same command again: %s", again);
        }
    }

    private void close() {
        Stamped mail = any(mails);
        said("close %s", mail.ref());
        stage.act(
                Kind.CLOSE,
                mail.author(),
                n -> n.services.withdrawing().close(mail.author(), mail.ref().port(), null));
    }

    private void presence() {
        LoginId who = someone();
        Presence state = any(STATES);
        said("%s is %s", who, state);
        stage.truth.change(who, state, stage.node());
    }

    /** Away for just long enough to count, and back for just long enough. */
    private void tunnel() {
        LoginId who = someone();
        said("%s goes through a tunnel", who);
        stage.truth.change(who, Presence.OFF, stage.node());
        stage.pass(Node.PRESENCE.offAfter().plusSeconds(1), random::nextInt);
        stage.truth.change(who, Presence.ON, stage.node());
        stage.pass(Node.PRESENCE.onAfter().plusSeconds(1), random::nextInt);
    }

    private void session() {
        if (stage.outside.session) {
            said("the session is lost");
            stage.disconnected();
        } else {
            said("the session stands");
            stage.connected();
        }
    }

    private void watch() {
        if (stage.truth.watched()) {
            said("the watch is lost");
            stage.truth.lose(stage.node());
        } else if (stage.outside.session) {
            boolean epoch = random.nextBoolean();
            said("the watch holds, new epoch: %s", epoch);
            if (epoch) {
                stage.truth.newEpoch();
            }
            stage.truth.watch(stage.node());
        }
    }

    private void mailServer() {
        stage.outside.mailServer = !stage.outside.mailServer;
        said("mail server: %s", stage.outside.mailServer);
    }

    private void clock() {
        Duration by = Duration.ofHours(random.nextBoolean() ? 1 : -1);
        said("the clock is set by %s", by);
        stage.time.set(by);
    }

    private void room() {
        List<String> rooms = List.copyOf(stage.outside.rooms.keySet());
        if (stage.outside.session && !rooms.isEmpty()) {
            String room = any(rooms.stream().sorted().toList());
            int others = random.nextInt(3);
            said("%s in a room", others);
            stage.node().present(room, People.ALL.subList(0, others));
            if (random.nextBoolean()) {
                stage.node().spoken(room, People.ALL.get(0), "m" + keys++);
            }
        }
    }

    private void pass() {
        Duration span = Duration.ofSeconds(any(List.of(1, 4, 6, 11, 11, 20, 50, 100, 200, 1000, 2000, 90000)));
        said("%s pass", span);
        stage.pass(span, random::nextInt);
    }

    private void restart(String why) {
        said("the bridge is %s, and starts again", why);
        stage.points.dieAt(0);
        stage.die();
        stage.start();
    }

    /** The heartbeats, which may be slow. */
    private void work() {
        stage.node().beat();
        int steps = random.nextInt(12);
        for (int i = 0; i < steps && stage.node().busy(); i++) {
            stage.node().step(random::nextInt);
        }
        if (random.nextBoolean()) {
            stage.outside.sayAll();
        }
    }

    private Stamped stamp() {
        var people = new ArrayList<>(People.ALL);
        Collections.shuffle(people, random);
        int to = 1 + random.nextInt(2);
        int cc = random.nextInt(3);
        said("stamp %s to %s cc %s", people.get(0), people.subList(1, 1 + to), people.subList(1 + to, 1 + to + cc));
        return stage.stamp(keys++, people.get(0), people.subList(1, 1 + to), people.subList(1 + to, 1 + to + cc));
    }

    private Way way() {
        int n = troubled ? random.nextInt(20) : 19;
        return switch (n) {
            case 0, 1 -> Way.FAILS;
            case 2 -> Way.GOES_UNSAID;
            case 3, 4, 5, 6 -> Way.GOES_SAID_LATER;
            default -> Way.GOES;
        };
    }

    @FormatMethod
    private void said(String what, Object... args) {
        log.add(String.format(what, args));
    }

    /** Rather someone who is being asked now: with them most can happen. */
    private LoginId someone() {
        List<LoginId> asked = stage.oracle.facts.legs.values().stream()
                .filter(leg -> leg.state().waiting())
                .map(Leg::callee)
                .toList();
        return asked.isEmpty() || random.nextInt(3) == 0 ? any(People.ALL) : any(asked);
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
