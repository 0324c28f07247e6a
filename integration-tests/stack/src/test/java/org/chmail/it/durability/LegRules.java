package org.chmail.it.durability;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Each leg went the ladder's way, step by step, and ended as somebody's doing or the time asked for. */
final class LegRules {

    private static final Set<String> ENDS = Set.of("JOINED", "DECLINED", "CANCELLED", "EXPIRED");

    private final Map<String, Rows.Attempt> attempts;
    private final Map<String, List<Entry>> ledger;
    private final List<Finding> findings = new ArrayList<>();

    private LegRules(Evidence evidence) {
        this.attempts = evidence.attemptsById();
        this.ledger = evidence.ledger().entries(entry -> true).stream().collect(Collectors.groupingBy(Entry::mail));
    }

    static List<Finding> check(Evidence evidence) {
        LegRules rules = new LegRules(evidence);
        evidence.audit().stream()
                .filter(row -> row.what().equals("leg"))
                .collect(Collectors.groupingBy(Audit.Row::id))
                .values()
                .forEach(rules::checkSteps);
        evidence.legs().forEach(rules::checkEnd);
        evidence.attempts().stream()
                .filter(Rows.Attempt::open)
                .forEach(attempt ->
                        rules.findings.add(new Finding(attempt.mail(), "still open at the end: " + attempt)));
        return rules.findings;
    }

    private void checkSteps(List<Audit.Row> steps) {
        for (int i = 1; i < steps.size(); i++) {
            Audit.Row before = steps.get(i - 1);
            Audit.Row after = steps.get(i);
            if (after.version() != before.version() + 1) {
                report(after, "a step was lost or made twice: %s, %s".formatted(before, after));
            }
            if (!allowed(Phase.of(before.phase()), Phase.of(after.phase()))) {
                report(after, "not a step of the ladder: %s to %s".formatted(before.phase(), after.phase()));
            }
        }
    }

    /** The ladder's table, by rows of "from" and columns of "to". */
    private static boolean allowed(Phase before, Phase after) {
        if (ENDS.contains(before.state())) {
            return false;
        }
        if (ENDS.contains(after.state())) {
            return true;
        }
        boolean sameRound = after.round() == before.round();
        boolean newRound = after.round() == before.round() + 1 && after.ring() == 1;
        return switch (before.state() + " " + after.state()) {
            // The next ring, or the timer set again for who is unknown.
            case "RINGING RINGING" -> sameRound && (after.ring() == before.ring() + 1 || after.ring() == before.ring());
            case "ALARMED RINGING", "PARKED RINGING" -> newRound;
            case "RINGING ALARMED",
                    "PARKED ALARMED",
                    "RINGING PARKED",
                    "ALARMED PARKED",
                    "PARKED PARKED",
                    "ALARMED ALARMED" -> sameRound;
            default -> false;
        };
    }

    private void checkEnd(Rows.Leg leg) {
        Rows.Attempt attempt = attempts.get(leg.attempt());
        List<Entry> entries = ledger.getOrDefault(attempt.mail(), List.of());
        boolean meant = switch (leg.state()) {
            case "JOINED" -> said(entries, leg, StepKind.ACCEPT) || said(entries, leg, StepKind.ASK, StepKind.ASK_API);
            case "DECLINED" -> said(entries, leg, StepKind.DECLINE);
            case "CANCELLED" ->
                attempt.chat() != null
                        || entries.stream().anyMatch(entry -> entry.kind().cancels());
            case "EXPIRED" -> attempt.endedAt() != null && !attempt.endedAt().isBefore(attempt.expiresAt());
            default -> false;
        };
        if (!meant) {
            findings.add(new Finding(attempt.mail(), "ended, but nobody asked for that: " + leg + " of " + attempt));
        }
    }

    private static boolean said(List<Entry> entries, Rows.Leg leg, StepKind... kinds) {
        return entries.stream()
                .anyMatch(entry ->
                        entry.who().equals(leg.callee()) && List.of(kinds).contains(entry.kind()));
    }

    private void report(Audit.Row row, String says) {
        findings.add(new Finding(attempts.get(row.attempt()).mail(), says));
    }
}
