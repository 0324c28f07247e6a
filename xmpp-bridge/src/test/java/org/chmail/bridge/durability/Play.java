package org.chmail.bridge.durability;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.chmail.bridge.attempt.Outcome;
import org.chmail.bridge.durability.Deed.Kind;
import org.chmail.bridge.durability.Outside.Way;
import org.chmail.bridge.durability.Stage.Stamped;
import org.chmail.bridge.model.CommandKey;
import org.chmail.bridge.model.LoginId;
import org.chmail.bridge.model.Presence;

/** A story as it is played: steps that can be repeated when the bridge died in the midst of one. */
final class Play {

    /** One step; repeated, it does what is left of it. */
    interface Step {
        void on(Play play);

        /** Whether each of its calls of the database is to fail in turn. */
        default boolean isFragile() {
            return false;
        }
    }

    /** A command of someone about the mail. */
    interface Command {
        Outcome of(Node node, LoginId who, Stamped mail, CommandKey key);
    }

    final Stage stage;
    private final Map<Integer, Stamped> mails = new HashMap<>();
    private int step;

    Play(Database database) {
        stage = new Stage(database, () -> Way.GOES);
    }

    /**
     * Plays to the end, dying at the {@code point}th point, or nowhere if 0.
     *
     * @return how it ended: what each one heard, in order, and where each leg and each room stands
     */
    SequencedMap<String, Object> run(List<Step> steps, int point) {
        stage.points.dieAt(point);
        for (step = 0; step < steps.size(); step++) {
            try {
                steps.get(step).on(this);
                stage.points.check();
            } catch (Killed killed) {
                stage.points.dieAt(0);
                stage.die();
                stage.start();
                steps.get(step).on(this);
            }
        }
        stage.oracle.check();
        return end();
    }

    /** Plays one step, and once more if it was said that it failed; {@code between} both, what was wrong is mended. */
    void step(List<Step> steps, int number, Runnable between) {
        step = number;
        try {
            steps.get(number).on(this);
        } catch (RuntimeException e) {
            between.run();
            steps.get(number).on(this);
        }
    }

    /** What each one heard, in order, and where each leg and each room stands. */
    SequencedMap<String, Object> end() {
        var end = new LinkedHashMap<String, Object>(stage.oracle.heardBy());
        stage.oracle.facts.legs.values().forEach(leg -> end.put("leg " + leg.callee(), leg.state()));
        stage.oracle.facts.chats.values().forEach(chat -> end.put("chat", chat.state()));
        end.put("rooms", List.copyOf(stage.outside.rooms.values()));
        end.put("waiting", stage.waiting());
        return end;
    }

    /** A step of which each call of the database is to fail in turn. */
    static Step fragile(Step step) {
        return new Step() {
            @Override
            public void on(Play play) {
                step.on(play);
            }

            @Override
            public boolean isFragile() {
                return true;
            }
        };
    }

    static Step mail(int number, LoginId author, List<LoginId> to, List<LoginId> cc) {
        return play -> play.mails.put(number, play.stage.stamp(number, author, to, cc));
    }

    /** Says something about the first mail, under an id that is the same if it is said again. */
    static Step says(LoginId who, Kind kind, Command command) {
        return play -> {
            CommandKey key = new CommandKey("step " + play.step);
            play.stage.act(kind, who, node -> command.of(node, who, play.mails.get(1), key));
            play.work();
        };
    }

    static Step asks(LoginId who) {
        return says(who, Kind.ASK, (n, login, mail, key) -> n.services.asking().ask(login, mail.ref(), false, key));
    }

    static Step accepts(LoginId who) {
        return says(
                who,
                Kind.ACCEPT,
                (n, login, mail, key) -> n.services.answering().accept(login, mail.ref(), key));
    }

    static Step declines(LoginId who) {
        return says(
                who,
                Kind.DECLINE,
                (n, login, mail, key) -> n.services.answering().decline(login, mail.ref(), key));
    }

    static Step wantsLater(LoginId who, Duration time) {
        return says(
                who, Kind.LATER, (n, login, mail, key) -> n.services.answering().later(login, mail.ref(), time, key));
    }

    static Step withdraws(LoginId who) {
        return says(
                who,
                Kind.WITHDRAW,
                (n, login, mail, key) -> n.services.withdrawing().withdraw(login, mail.ref(), key));
    }

    static Step closes(LoginId who) {
        return says(
                who,
                Kind.CLOSE,
                (n, login, mail, key) ->
                        n.services.withdrawing().close(login, mail.ref().port(), key));
    }

    static Step is(LoginId who, Presence presence) {
        return play -> play.stage.truth.change(who, presence, play.stage.node());
    }

    /** Time passes until so long after the beginning. */
    static Step until(Duration sinceBegin) {
        return play -> {
            play.work();
            play.stage.pass(sinceBegin.minusNanos(play.stage.time.nanos()), size -> 0);
        };
    }

    private void work() {
        stage.node().work(size -> 0);
    }
}
