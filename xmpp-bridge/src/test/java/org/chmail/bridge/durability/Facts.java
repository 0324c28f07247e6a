package org.chmail.bridge.durability;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.chmail.bridge.model.Attempt;
import org.chmail.bridge.model.Chat;
import org.chmail.bridge.model.Leg;
import org.chmail.bridge.model.LegState;
import org.chmail.bridge.model.LoginId;
import org.jspecify.annotations.Nullable;

/** What was committed, as the test wrote it down beside the database. */
final class Facts {

    final Map<String, Attempt> attempts = new LinkedHashMap<>();
    final Map<String, Leg> legs = new LinkedHashMap<>();
    final Map<String, Chat> chats = new HashMap<>();
    private final Map<String, Set<LoginId>> callers = new HashMap<>();
    private final Set<String> ended = new HashSet<>();

    /** Takes over what these changes did to attempts, callers and chats. */
    void apply(List<Change> changes) {
        for (Change change : changes) {
            switch (change.call()) {
                case "attempts.insert" -> {
                    Attempt attempt = change.arg(0, Attempt.class);
                    attempts.put(attempt.id(), attempt);
                }
                case "attempts.addCaller" ->
                    callers(change.arg(0, String.class)).add(change.arg(1, LoginId.class));
                case "attempts.withdraw" -> callers(change.arg(0, String.class)).remove(change.arg(1, LoginId.class));
                case "attempts.end" -> ended.add(change.arg(0, String.class));
                case "chats.insert" -> {
                    Chat chat = change.arg(0, Chat.class);
                    chats.put(chat.attemptId(), chat);
                }
                case "chats.update" -> {
                    Chat chat = (Chat) change.result();
                    chats.put(chat.attemptId(), chat);
                }
                default -> {}
            }
        }
    }

    /** Those who call and have not withdrawn. */
    Set<LoginId> callers(String attempt) {
        return callers.computeIfAbsent(attempt, id -> new LinkedHashSet<>());
    }

    Stream<Leg> legsOf(String attempt) {
        return legs.values().stream().filter(leg -> leg.attemptId().equals(attempt));
    }

    /** Who may be in the room of this attempt. */
    Set<LoginId> admissible(String attempt) {
        Set<LoginId> all = new HashSet<>(callers(attempt));
        legsOf(attempt).filter(leg -> leg.state() == LegState.JOINED).forEach(leg -> all.add(leg.callee()));
        return all;
    }

    boolean open(String attempt) {
        return !ended.contains(attempt);
    }

    @Nullable
    Chat chatOfRoom(String room) {
        return chats.values().stream()
                .filter(chat -> chat.room().equals(room))
                .findFirst()
                .orElse(null);
    }
}
