package org.chmail.it.durability;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** What was acknowledged is so: each step of the ledger is found again in what the bridge knows at the end. */
final class StepRules {

    private final Evidence evidence;
    private final Map<String, List<Rows.Attempt>> attempts;
    private final Map<String, List<Rows.Leg>> legs;
    private final Map<String, List<Rows.Caller>> callers;
    private final List<Finding> findings = new ArrayList<>();

    private StepRules(Evidence evidence) {
        this.evidence = evidence;
        this.attempts = evidence.attemptsByMail();
        this.legs = evidence.legsByAttempt();
        this.callers = evidence.callersByAttempt();
    }

    static List<Finding> check(Evidence evidence) {
        StepRules rules = new StepRules(evidence);
        evidence.ledger().entries(Entry::acknowledged).forEach(rules::check);
        return rules.findings;
    }

    private void check(Entry entry) {
        boolean kept = switch (entry.kind()) {
            case STAMP, MAIL -> true;
            case ASK, ASK_API -> asked(entry);
            case ACCEPT -> accepted(entry);
            case DECLINE -> declined(entry);
            case LATER -> entry.answer() != Answer.PARKED || parked(entry);
            case CANCEL -> entry.answer() != Answer.WITHDRAWN || withdrawn(entry);
            case CANCEL_API -> cancelled(entry);
        };
        if (!kept) {
            findings.add(new Finding(entry.mail(), "acknowledged, but not so at the end: " + entry));
        }
    }

    private boolean asked(Entry entry) {
        return switch (entry.answer()) {
            case DONE, ASKED, ALREADY, ROOM -> isCaller(entry);
            case JOINED -> leg(entry, "JOINED");
            default -> false;
        };
    }

    private boolean accepted(Entry entry) {
        return switch (entry.answer()) {
            case JOINED -> leg(entry, "JOINED") && any(entry, attempt -> attempt.chat() != null);
            case ROOM -> any(entry, attempt -> attempt.chat() != null);
            // Calls back.
            case ASKED, ALREADY -> isCaller(entry);
            // Said again by who has called back already.
            case NOTHING -> isCaller(entry);
            default -> false;
        };
    }

    private boolean declined(Entry entry) {
        return switch (entry.answer()) {
            case DECLINED -> leg(entry, "DECLINED");
            case OVER -> true;
            default -> false;
        };
    }

    private boolean parked(Entry entry) {
        return any(
                entry,
                attempt -> evidence.audit().stream()
                        .anyMatch(row -> row.what().equals("leg")
                                && row.attempt().equals(attempt.id())
                                && row.who().equals(entry.who())
                                && row.state().equals("PARKED")));
    }

    private boolean withdrawn(Entry entry) {
        return any(
                entry,
                attempt -> callers.getOrDefault(attempt.id(), List.of()).stream()
                        .anyMatch(caller -> caller.login().equals(entry.who()) && caller.withdrawn()));
    }

    private boolean cancelled(Entry entry) {
        return any(
                entry,
                attempt -> !attempt.open()
                        && (attempt.chat() != null
                                || callers.getOrDefault(attempt.id(), List.of()).stream()
                                        .allMatch(Rows.Caller::withdrawn)
                                || legs.getOrDefault(attempt.id(), List.of()).stream()
                                        .allMatch(leg -> !leg.state().equals("CANCELLED"))));
    }

    private boolean isCaller(Entry entry) {
        return any(
                entry,
                attempt -> callers.getOrDefault(attempt.id(), List.of()).stream()
                        .anyMatch(caller -> caller.login().equals(entry.who())));
    }

    private boolean leg(Entry entry, String state) {
        return any(
                entry,
                attempt -> legs.getOrDefault(attempt.id(), List.of()).stream()
                        .anyMatch(leg ->
                                leg.callee().equals(entry.who()) && leg.state().equals(state)));
    }

    private boolean any(Entry entry, Predicate<Rows.Attempt> fits) {
        return attempts.getOrDefault(entry.mail(), List.of()).stream().anyMatch(fits);
    }
}
