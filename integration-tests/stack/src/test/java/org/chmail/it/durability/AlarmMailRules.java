package org.chmail.it.durability;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.chmail.it.client.ArrivedMail;

/**
 * Every alarm mail was sent, and each leg is told by one. A second copy has the same Message-ID, and the bridge was killed
 * between the two.
 */
final class AlarmMailRules {

    private final Evidence evidence;
    private final Map<String, List<ArrivedMail>> boxes;
    private final List<Finding> findings = new ArrayList<>();

    private AlarmMailRules(Evidence evidence, Map<String, List<ArrivedMail>> boxes) {
        this.evidence = evidence;
        this.boxes = boxes;
    }

    /** Looks into each mailbox. */
    static List<Finding> check(Evidence evidence, List<Actor> cast, String bridge) {
        AlarmMailRules rules = new AlarmMailRules(
                evidence, cast.stream().collect(Collectors.toMap(Actor::address, actor -> box(actor, bridge))));
        rules.checkSent();
        Set<String> neverQuiet = cast.stream()
                .filter(actor -> !actor.everQuiet())
                .map(Actor::address)
                .collect(Collectors.toSet());
        evidence.legs().stream()
                .filter(leg -> neverQuiet.contains(leg.callee()) && !leg.late())
                .forEach(rules::checkTold);
        rules.checkOneForEach();
        rules.boxes.forEach(rules::checkCopies);
        rules.boxes.values().stream().flatMap(List::stream).forEach(rules::checkForm);
        return rules.findings;
    }

    private static List<ArrivedMail> box(Actor actor, String bridge) {
        return actor.person().mail().inbox().stream()
                .filter(mail -> mail.field("From").contains(bridge))
                .toList();
    }

    /** A letter that goes only after its outbox row was struck off has been sent; one that mattered no more goes before. */
    private void checkSent() {
        Set<String> struckOff = new HashSet<>();
        for (Audit.Row row : evidence.audit()) {
            if (row.what().equals("done")) {
                struckOff.add(row.id());
            } else if (row.what().equals("gone") && struckOff.contains(row.id()) && copies(row.who(), row.id()) == 0) {
                report(row.id(), "a letter was struck off, but is in no mailbox: " + row);
            }
        }
    }

    private long copies(String address, String letter) {
        return boxes.getOrDefault(address, List.of()).stream()
                .filter(mail -> mail.field("Message-ID").contains(letter))
                .count();
    }

    /** Who was alarmed till the time was over was to be told; and was, in this mail or a little earlier in another one. */
    private void checkTold(Rows.Leg leg) {
        if (!leg.state().equals("EXPIRED") || !lastBeforeTheEnd(leg).equals("ALARMED")) {
            return;
        }
        List<Rows.Alarm> alarms = evidence.alarms().stream()
                .filter(alarm -> leg.id().equals(alarm.leg()))
                .toList();
        if (alarms.size() != 1) {
            report(leg.attempt(), "alarmed, but to be told %d times by mail: %s".formatted(alarms.size(), leg));
        } else if (boxes.getOrDefault(leg.callee(), List.of()).isEmpty()) {
            report(leg.attempt(), "alarmed, but never told by mail: " + leg);
        }
    }

    private String lastBeforeTheEnd(Rows.Leg leg) {
        List<String> states = evidence.audit().stream()
                .filter(row -> row.what().equals("leg") && row.id().equals(leg.id()))
                .map(Audit.Row::state)
                .toList();
        return states.size() < 2 ? "" : states.get(states.size() - 2);
    }

    /** No mail is told of in more letters than its legs were to be told by. */
    private void checkOneForEach() {
        Map<String, Rows.Attempt> attempts = evidence.attemptsById();
        Map<String, Long> due = evidence.alarms().stream()
                .collect(Collectors.groupingBy(
                        alarm -> alarm.address() + " "
                                + attempts.get(alarm.attempt()).handle(),
                        Collectors.counting()));
        due.forEach((told, legs) -> {
            String address = told.substring(0, told.indexOf(' '));
            Pattern handle = Pattern.compile(Pattern.quote(told.substring(told.indexOf(' ') + 1)) + "\\b");
            long letters = boxes.getOrDefault(address, List.of()).stream()
                    .filter(mail -> handle.matcher(mail.body()).find())
                    .map(mail -> mail.field("Message-ID"))
                    .distinct()
                    .count();
            if (letters > legs) {
                report(told, "%d letters for %d alarms".formatted(letters, legs));
            }
        });
    }

    private void checkCopies(String address, List<ArrivedMail> mails) {
        Map<String, List<ArrivedMail>> copies =
                mails.stream().collect(Collectors.groupingBy(mail -> mail.field("Message-ID"), Collectors.toList()));
        copies.forEach((id, all) -> {
            if (all.size() > 1 && !killedBetween(all)) {
                report(id, "%d copies for %s, and no kill between them".formatted(all.size(), address));
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

    private void checkForm(ArrivedMail mail) {
        if (!mail.fields("Auto-Submitted").equals(List.of("auto-generated"))
                || !mail.chmailFields().isEmpty()) {
            report(mail.field("Message-ID"), "not said to be generated, or stamped:\n" + mail.header());
        }
    }

    /** How many alarm mails there were, and how many copies more. */
    static String figures(List<Actor> cast, String bridge) {
        List<String> ids = cast.stream()
                .map(actor -> box(actor, bridge))
                .flatMap(List::stream)
                .map(mail -> mail.field("Message-ID"))
                .toList();
        int different =
                ids.stream().collect(Collectors.groupingBy(Function.identity())).size();
        return "  alarm mails           %d, second copies %d%n".formatted(different, ids.size() - different);
    }

    private void report(String what, String says) {
        findings.add(new Finding(what, says));
    }
}
