package org.chmail.bridge.durability;

import static org.chmail.bridge.durability.Require.require;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.chmail.bridge.model.Address;
import org.chmail.bridge.model.Alarm;
import org.chmail.bridge.model.Leg;
import org.chmail.bridge.model.Letter;
import org.chmail.bridge.model.LoginId;
import org.chmail.bridge.model.Presence;

/** What is told by mail: one for each leg, seldom enough for each address, and nothing that no longer matters. */
final class AlarmMails {

    private final Facts facts;
    private final Function<LoginId, Presence> presence;
    private final Supplier<Instant> now;
    private final Map<String, Letter> letters = new HashMap<>();
    /** By leg: the letter that tells of it, or an empty word. */
    private final Map<String, String> alarms = new HashMap<>();

    private final Map<Address, Instant> last = new HashMap<>();
    private final Set<String> arrived = new HashSet<>();

    AlarmMails(Facts facts, Function<LoginId, Presence> presence, Supplier<Instant> now) {
        this.facts = facts;
        this.presence = presence;
        this.now = now;
    }

    void committed(List<Change> changes) {
        for (Change change : changes) {
            switch (change.call()) {
                case "alarms.add" -> raised(change.arg(0, Alarm.class));
                case "alarms.tell" -> told(change.arg(0, Collection.class), change.arg(1, String.class));
                case "alarms.mailed" -> last.put(change.arg(0, Address.class), change.arg(1, Instant.class));
                case "letters.add" -> {
                    Letter letter = change.arg(0, Letter.class);
                    require(letters.put(letter.id(), letter) == null, "a letter twice: %s", letter.id());
                }
                default -> {}
            }
        }
    }

    private void raised(Alarm alarm) {
        Leg leg = facts.legs.get(alarm.legId());
        Presence is = presence.apply(leg.callee());
        require(!leg.late(), "mailed, who was called late: %s", leg);
        require(is == Presence.OFF || leg.rungOut(), "mailed while %s: %s", is, leg);
        alarms.putIfAbsent(leg.id(), "");
    }

    private void told(Collection<?> all, String letter) {
        for (Object each : all) {
            String before = alarms.put(((Alarm) each).legId(), letter);
            require("".equals(before), "told in %s and %s: %s", before, letter, each);
        }
    }

    /** False if it had arrived before. */
    boolean arrived(Letter letter) {
        require(letter.equals(letters.get(letter.id())), "never written: %s", letter);
        boolean matters = alarms.entrySet().stream()
                .filter(alarm -> alarm.getValue().equals(letter.id()))
                .anyMatch(alarm -> facts.legs.get(alarm.getKey()).state().waiting());
        require(matters, "it no longer matters: %s", letter);
        Instant before = last.get(letter.to());
        require(
                before == null || before.isAfter(now.get()) || !now.get().isBefore(before.plus(Node.ALARM.mailEvery())),
                "a mail at %s after one at %s",
                now.get(),
                before);
        return arrived.add(letter.id());
    }

    /** The waiting legs of which nobody was told by mail. */
    List<Leg> untold() {
        return alarms.entrySet().stream()
                .filter(alarm -> !arrived.contains(alarm.getValue()))
                .map(alarm -> facts.legs.get(alarm.getKey()))
                .filter(leg -> leg.state().waiting())
                .toList();
    }
}
