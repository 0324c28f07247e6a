package org.chmail.it.durability;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chmail.it.client.Heard;

/**
 * What was to be told was told: each outbox row that was struck off while it still held was heard, under the row's id; and
 * there is one ring, with one id, for each (leg, round, n).
 *
 * <p>Openfire 4.2.0 loses what it puts into its offline store just when the recipient comes on: it reads all that it has for
 * them and then deletes all that it has for them. What is proven to have come into that store is the server's.
 */
final class MessageRules {

    private static final Set<String> MESSAGES = Set.of("RING", "NOTICE");

    private final Evidence evidence;
    private final Map<String, Audit.Row> rows = new HashMap<>();
    private final List<Finding> findings = new ArrayList<>();
    private int lostByTheServer;

    private MessageRules(Evidence evidence) {
        this.evidence = evidence;
        evidence.audit().stream().filter(row -> row.what().equals("out")).forEach(row -> rows.put(row.id(), row));
    }

    static List<Finding> check(Evidence evidence) {
        MessageRules rules = new MessageRules(evidence);
        rules.checkRings();
        rules.checkHeard();
        return rules.findings;
    }

    /** How many messages went into Openfire's offline store and never came out. */
    static int lostByTheServer(Evidence evidence) {
        MessageRules rules = new MessageRules(evidence);
        rules.checkHeard();
        return rules.lostByTheServer;
    }

    /** How many rings were heard, each id once. */
    static long rings(Evidence evidence) {
        MessageRules rules = new MessageRules(evidence);
        return evidence.told().values().stream()
                .flatMap(List::stream)
                .map(Heard::id)
                .distinct()
                .filter(id ->
                        rules.rows.containsKey(id) && rules.rows.get(id).state().equals("RING"))
                .count();
    }

    private void checkRings() {
        Map<String, String> written = new HashMap<>();
        rows.values().stream().filter(row -> row.state().equals("RING")).forEach(row -> {
            String other = written.put(row.leg() + " " + row.phase(), row.id());
            if (other != null) {
                report(row, "two rings for one (leg, round, n): %s and %s".formatted(other, row));
            }
        });
        evidence.told()
                .forEach((who, all) -> all.forEach(heard -> {
                    Audit.Row row = rows.get(heard.id());
                    // Without a thread it is about no attempt.
                    if (row == null && !heard.thread().isEmpty() && !heard.isError()) {
                        findings.add(new Finding(
                                heard.thread(), "%s heard %s, which no row stands for".formatted(who, heard)));
                    } else if (row != null && !row.who().equals(who)) {
                        report(row, "%s heard what is for %s".formatted(who, row.who()));
                    }
                }));
    }

    private void checkHeard() {
        Map<String, String> phases = new HashMap<>();
        Map<String, Set<String>> heard = new HashMap<>();
        evidence.told().forEach((who, all) -> {
            Set<String> ids = new HashSet<>();
            all.forEach(message -> ids.add(message.id()));
            heard.put(who, ids);
        });
        for (Audit.Row row : evidence.audit()) {
            if (row.what().equals("leg")) {
                phases.put(row.id(), row.phase());
            } else if (row.what().equals("done") && MESSAGES.contains(row.state())) {
                boolean holds = row.phase() == null || row.phase().equals(phases.get(row.leg()));
                if (holds && !heard.getOrDefault(row.who(), Set.of()).contains(row.id())) {
                    if (evidence.kept().contains(row.id())) {
                        lostByTheServer++;
                    } else {
                        report(row, "%s never heard %s".formatted(row.who(), row));
                    }
                }
            }
        }
    }

    private void report(Audit.Row row, String says) {
        findings.add(new Finding(row.attempt() == null ? row.id() : row.attempt(), says));
    }
}
