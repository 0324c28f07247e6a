package org.chmail.it.durability;

import java.util.Map;
import java.util.TreeMap;

/** What a run came to, in print. */
final class Figures {

    private Figures() {}

    static String of(TestDatabase.Kind kind, long seed, int stories, Evidence evidence, int findings) {
        Map<String, Integer> ends = new TreeMap<>();
        evidence.legs().forEach(leg -> ends.merge(leg.state(), 1, Integer::sum));
        Map<StepKind, Integer> acknowledged = evidence.ledger().counts();
        long made = evidence.ledger().entries(entry -> entry.answer() == null).size();
        return """
                Kill rounds on %s, seed %d
                  rounds and kills      %d
                  stories               %d
                  steps made            %d
                  acknowledged          %d %s
                  attempts              %d
                  legs, by their end    %s
                  rings heard           %d
                  lost or wrong         %d
                  kept by Openfire      %d, of which it lost %d
                """.formatted(
                kind,
                seed,
                evidence.kills().size(),
                stories,
                made,
                acknowledged.values().stream().mapToInt(Integer::intValue).sum(),
                acknowledged,
                evidence.attempts().size(),
                ends,
                MessageRules.rings(evidence),
                findings,
                evidence.kept().size(),
                MessageRules.lostByTheServer(evidence));
    }
}
