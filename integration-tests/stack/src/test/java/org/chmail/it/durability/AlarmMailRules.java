package org.chmail.it.durability;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.chmail.it.client.ArrivedMail;

/**
 * Every alarm mail was sent: each letter that was struck off the outbox is in the mailbox it was for. A second copy has the
 * same Message-ID, and the bridge was killed between the two.
 */
final class AlarmMailRules {

    /** Whether this bridge sends alarm mails. */
    private static final boolean ACTIVE = false;

    private static final String LETTER = "LETTER";
    private static final String QUEUE = "mailto:";

    /** What was in a mailbox at the end. */
    record Box(String address, List<ArrivedMail> mails) {}

    private final Evidence evidence;
    private final List<Box> boxes;
    private final List<Finding> findings = new ArrayList<>();

    private AlarmMailRules(Evidence evidence, List<Box> boxes) {
        this.evidence = evidence;
        this.boxes = boxes;
    }

    static List<Finding> check(Evidence evidence, List<Actor> cast, String bridge) {
        List<Box> boxes = boxes(cast, bridge);
        AlarmMailRules rules = new AlarmMailRules(evidence, boxes);
        rules.checkSent();
        if (ACTIVE) {
            cast.stream()
                    .filter(actor -> !actor.everQuiet())
                    .map(Actor::address)
                    .forEach(rules::checkDue);
        }
        boxes.forEach(rules::checkMails);
        return rules.findings;
    }

    /** The bridge's own mails in each mailbox. */
    private static List<Box> boxes(List<Actor> cast, String bridge) {
        return cast.stream()
                .map(actor -> new Box(
                        actor.address(),
                        actor.person().mail().inbox().stream()
                                .filter(mail -> mail.field("From").contains(bridge))
                                .toList()))
                .toList();
    }

    private void checkSent() {
        Map<String, List<String>> ids = boxes.stream()
                .collect(Collectors.toMap(
                        Box::address,
                        box -> box.mails().stream()
                                .map(mail -> mail.field("Message-ID"))
                                .toList()));
        evidence.audit().stream()
                .filter(row -> row.what().equals("done") && row.state().equals(LETTER))
                .filter(row -> ids.getOrDefault(row.who().substring(QUEUE.length()), List.of()).stream()
                        .noneMatch(id -> id.contains(row.id())))
                .forEach(row -> report(row.id(), "struck off, but in no mailbox: " + row));
    }

    /** Who was alarmed till the attempt's time was over has got one at least; others may have answered before it went. */
    private void checkDue(String callee) {
        boolean due = evidence.legs().stream()
                .anyMatch(leg -> leg.callee().equals(callee)
                        && !leg.late()
                        && leg.state().equals("EXPIRED")
                        && lastBeforeTheEnd(leg).equals("ALARMED"));
        boolean written = evidence.audit().stream()
                .anyMatch(row -> row.what().equals("out")
                        && row.state().equals(LETTER)
                        && row.who().equals(QUEUE + callee));
        if (due && !written) {
            report(callee, callee + " was alarmed, but no mail was written");
        }
    }

    private String lastBeforeTheEnd(Rows.Leg leg) {
        List<String> states = evidence.audit().stream()
                .filter(row -> row.what().equals("leg") && row.id().equals(leg.id()))
                .map(Audit.Row::state)
                .toList();
        return states.size() < 2 ? "" : states.get(states.size() - 2);
    }

    private void checkMails(Box box) {
        box.mails().stream()
                .collect(Collectors.groupingBy(mail -> mail.field("Message-ID")))
                .forEach((id, copies) -> {
                    if (copies.size() > 1 && !killedBetween(copies)) {
                        report(
                                id,
                                "%d copies for %s, and no kill between them".formatted(copies.size(), box.address()));
                    }
                });
        box.mails().forEach(mail -> {
            if (!mail.fields("Auto-Submitted").equals(List.of("auto-generated"))) {
                report(mail.field("Message-ID"), "not said to be generated:\n" + mail.header());
            }
            if (!mail.chmailFields().isEmpty()) {
                report(mail.field("Message-ID"), "the bridge's own mail is stamped:\n" + mail.header());
            }
        });
    }

    private boolean killedBetween(List<ArrivedMail> copies) {
        List<Instant> times =
                copies.stream().map(ArrivedMail::received).sorted().toList();
        // Of a whole second each.
        return evidence.kills().stream()
                .anyMatch(kill -> kill.isAfter(times.getFirst().minusSeconds(1))
                        && kill.isBefore(times.getLast().plusSeconds(1)));
    }

    private void report(String what, String says) {
        findings.add(new Finding(what, says));
    }
}
