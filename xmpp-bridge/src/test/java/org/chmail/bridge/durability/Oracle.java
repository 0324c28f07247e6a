package org.chmail.bridge.durability;

import static org.chmail.bridge.durability.Require.require;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.chmail.bridge.model.Attempt;
import org.chmail.bridge.model.Chat;
import org.chmail.bridge.model.ChatState;
import org.chmail.bridge.model.Leg;
import org.chmail.bridge.model.LegState;
import org.chmail.bridge.model.Letter;
import org.chmail.bridge.model.LoginId;
import org.chmail.bridge.model.Parcel;
import org.chmail.bridge.model.Presence;
import org.jspecify.annotations.Nullable;

/** Sees each commit, and each thing that arrives outside, and throws at the first one that must not be. */
final class Oracle implements Outside.Witness {

    final Facts facts = new Facts();
    private final Rungs rungs = new Rungs(facts);
    private final Queues queues = new Queues(facts);
    private final AlarmMails alarms;
    private final Function<LoginId, Presence> presence;
    private final Supplier<Instant> now;
    private Deed deed = Deed.NOTHING;
    private @Nullable AssertionError fault;

    /**
     * @param presence what the bridge may believe of someone now
     * @param now by the clock of the bridge that runs now
     */
    Oracle(Function<LoginId, Presence> presence, Supplier<Instant> now) {
        this.presence = presence;
        this.now = now;
        this.alarms = new AlarmMails(facts, presence, now);
    }

    /** Throws what must not have been, where something swallowed it. */
    void check() {
        if (fault != null) {
            throw fault;
        }
    }

    /** What is being done from now on. */
    void during(Deed next) {
        deed = next;
    }

    /** A transaction was committed. */
    void committed(List<Change> changes) {
        remember(() -> judge(changes));
    }

    private void remember(Runnable judgement) {
        check();
        try {
            judgement.run();
        } catch (AssertionError e) {
            fault = e;
            throw e;
        }
    }

    private void judge(List<Change> changes) {
        Map<String, ChatState> before = new HashMap<>();
        facts.chats.values().forEach(chat -> before.put(chat.id(), chat.state()));
        facts.apply(changes);
        Set<String> touched = new HashSet<>();
        Set<String> joined = new HashSet<>();
        for (Change change : changes) {
            switch (change.call()) {
                case "legs.insert", "legs.update" -> {
                    Leg leg = change.arg(0, Leg.class);
                    step(leg);
                    touched.add(leg.attemptId());
                    if (leg.state() == LegState.JOINED) {
                        joined.add(leg.attemptId());
                    }
                }
                case "attempts.insert" ->
                    touched.add(change.arg(0, Attempt.class).id());
                case "attempts.end" -> touched.add(change.arg(0, String.class));
                case "chats.insert" -> {
                    Chat chat = change.arg(0, Chat.class);
                    require(chat.state() == ChatState.OPENING, "a chat begins %s", chat.state());
                    touched.add(chat.attemptId());
                }
                case "chats.update" -> chatMoved(before, (Chat) change.result());
                default -> {}
            }
        }
        queues.committed(changes);
        alarms.committed(changes);
        touched.forEach(this::holds);
        joined.forEach(id -> require(facts.chats.containsKey(id), "someone joined, and no chat: %s", id));
    }

    /** What each one heard, in order, without what came again. */
    Map<String, List<String>> heardBy() {
        return queues.heardBy();
    }

    /** The waiting legs of which nobody was told by mail. */
    List<Leg> untold() {
        return alarms.untold();
    }

    private void step(Leg leg) {
        Presence is = presence.apply(leg.callee());
        Leg from = facts.legs.put(leg.id(), leg);
        if (from == null) {
            rungs.first(leg, is, now.get());
        } else {
            require(leg.version() == from.version() + 1, "version %s after %s", leg.version(), from.version());
            rungs.next(from, leg, deed, is, now.get());
        }
    }

    private static void chatMoved(Map<String, ChatState> before, Chat chat) {
        ChatState from = before.getOrDefault(chat.id(), ChatState.OPENING);
        require(chat.state().compareTo(from) >= 0, "a chat went from %s to %s", from, chat.state());
    }

    /** What holds of an attempt after each commit about it. */
    private void holds(String attempt) {
        String mail = facts.attempts.get(attempt).mailId();
        long open = facts.attempts.values().stream()
                .filter(other -> other.mailId().equals(mail) && facts.open(other.id()))
                .count();
        require(open <= 1, "%s open attempts about one mail", open);
        boolean waiting = facts.legsOf(attempt).anyMatch(leg -> leg.state().waiting());
        boolean chat = facts.chats.containsKey(attempt);
        boolean joined = facts.legsOf(attempt).anyMatch(leg -> leg.state() == LegState.JOINED);
        require(chat == joined, "chat: %s, joined: %s", chat, joined);
        if (facts.open(attempt)) {
            require(waiting || chat, "an open attempt that waits for nothing: %s", attempt);
        } else {
            require(!waiting, "an ended attempt in which someone is asked: %s", attempt);
        }
        long callees = facts.legsOf(attempt).map(Leg::callee).distinct().count();
        require(callees == facts.legsOf(attempt).count(), "two legs of one callee: %s", attempt);
    }

    @Override
    public void heard(Parcel parcel) {
        remember(() -> queues.heard(parcel));
    }

    @Override
    public void mailed(Letter letter) {
        remember(() -> {
            if (alarms.arrived(letter)) {
                queues.mailed(letter);
            }
        });
    }

    @Override
    public void members(String room, Set<LoginId> members) {
        Chat chat = facts.chatOfRoom(room);
        require(chat != null, "a room that no chat is about: %s", room);
        Set<LoginId> may = facts.admissible(chat.attemptId());
        require(may.containsAll(members), "in the room: %s, callers and joined: %s", members, may);
    }
}
