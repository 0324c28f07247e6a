package org.chmail.it.durability;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.chmail.it.world.Api;

/** Holds what is known at the end against what was acknowledged. */
final class Checker {

    private static final int SHOWN = 5;

    private Checker() {}

    /** What must not be. */
    static List<Finding> check(Evidence evidence, Api api) {
        List<Finding> findings = new ArrayList<>(StepRules.check(evidence));
        findings.addAll(LegRules.check(evidence));
        findings.addAll(MessageRules.check(evidence));
        findings.addAll(shown(evidence, api));
        return findings;
    }

    /** The findings, the first ones with all that is known of their mails. */
    static String explain(List<Finding> findings, Evidence evidence, long seed) {
        StringBuilder text = new StringBuilder("%d findings, -Dchmail.seed=%d%n".formatted(findings.size(), seed));
        findings.forEach(finding -> text.append(finding).append('\n'));
        findings.stream()
                .map(Finding::mail)
                .distinct()
                .limit(SHOWN)
                .forEach(mail -> text.append(mail).append('\n').append(evidence.about(mail)));
        return text.toString();
    }

    /** The API says of each attempt what the database says. */
    private static List<Finding> shown(Evidence evidence, Api api) {
        List<Finding> findings = new ArrayList<>();
        Map<String, List<Rows.Leg>> legs = evidence.legsByAttempt();
        for (Rows.Attempt attempt : evidence.attempts()) {
            JsonNode shown = api.attempt(attempt.id()).body();
            List<String> states = new ArrayList<>();
            shown.path("legs")
                    .forEach(leg -> states.add(leg.path("callee").asText() + " "
                            + leg.path("state").asText()));
            List<String> stored = legs.getOrDefault(attempt.id(), List.of()).stream()
                    .map(leg -> leg.callee() + " " + leg.state())
                    .toList();
            if (!shown.path("state").asText().equals("ENDED") || !states.equals(stored)) {
                findings.add(
                        new Finding(attempt.mail(), "the API shows %s, but stored is %s".formatted(shown, stored)));
            }
        }
        return findings;
    }
}
