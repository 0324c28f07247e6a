package org.chmail.it.durability;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.chmail.it.client.Heard;

/**
 * All that is known at the end.
 *
 * @param told what the bridge told each address, but for answers
 * @param kept the ids of the messages that Openfire put into its offline store
 * @param kills when the bridge was killed
 */
record Evidence(
        Ledger ledger,
        List<Rows.Attempt> attempts,
        List<Rows.Caller> callers,
        List<Rows.Leg> legs,
        List<Rows.Alarm> alarms,
        List<Audit.Row> audit,
        Map<String, List<Heard>> told,
        Set<String> kept,
        List<Instant> kills) {

    static Evidence gather(
            Ledger ledger, TestDatabase database, List<Actor> cast, Set<String> kept, List<Instant> kills)
            throws SQLException {
        Rows rows = new Rows(database);
        return new Evidence(
                ledger,
                rows.attempts(),
                rows.callers(),
                rows.legs(),
                rows.alarms(),
                Audit.read(database),
                cast.stream().collect(Collectors.toMap(Actor::address, Actor::told)),
                kept,
                List.copyOf(kills));
    }

    Map<String, List<Rows.Attempt>> attemptsByMail() {
        return attempts.stream().collect(Collectors.groupingBy(Rows.Attempt::mail));
    }

    Map<String, Rows.Attempt> attemptsById() {
        return attempts.stream().collect(Collectors.toMap(Rows.Attempt::id, Function.identity()));
    }

    Map<String, List<Rows.Leg>> legsByAttempt() {
        return legs.stream().collect(Collectors.groupingBy(Rows.Leg::attempt));
    }

    Map<String, List<Rows.Caller>> callersByAttempt() {
        return callers.stream().collect(Collectors.groupingBy(Rows.Caller::attempt));
    }

    /** All that is known of a mail, in print. */
    String about(String mail) {
        StringBuilder text = new StringBuilder("  ledger:\n");
        ledger.entries(entry -> entry.mail().equals(mail))
                .forEach(entry -> text.append("    ").append(entry).append('\n'));
        for (Rows.Attempt attempt : attempts) {
            if (attempt.mail().equals(mail) || attempt.id().equals(mail)) {
                text.append("  ").append(attempt).append('\n');
                audit.stream()
                        .filter(row -> attempt.id().equals(row.attempt()))
                        .forEach(row -> text.append("    ").append(row).append('\n'));
                told.forEach((who, all) -> all.stream()
                        .filter(heard -> heard.thread().equals(attempt.id()))
                        .forEach(heard -> text.append("    %s heard %s %s%n".formatted(who, heard.id(), heard))));
            }
        }
        return text.toString();
    }
}
