package org.chmail.bridge.attempt;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chmail.bridge.directory.ChatLinks;
import org.chmail.bridge.directory.ChatLinks.Purpose;
import org.chmail.bridge.model.Address;
import org.chmail.bridge.model.Alarm;
import org.chmail.bridge.model.Attempt;
import org.chmail.bridge.model.Leg;
import org.chmail.bridge.model.Letter;
import org.chmail.bridge.model.LoginId;
import org.chmail.bridge.model.Mail;
import org.chmail.bridge.words.Phrases;
import org.chmail.bridge.words.Words;

/** Writes alarm mails: one paragraph for each alarm, in the callee's language and in the thread of the mails. */
final class AlarmLetters {

    /** What one alarm is about. */
    private record Told(Mail mail, List<LoginId> askers, Optional<Leg> leg, Optional<String> url) {}

    private final ChatLinks links;
    private final Words words;
    private final String host;

    /**
     * @param host the XMPP domain, where the bridge is the account {@code chmail}
     */
    AlarmLetters(ChatLinks links, Words words, String host) {
        this.links = links;
        this.words = words;
        this.host = host;
    }

    /** One letter that tells these alarms of one address, at least one. */
    Letter write(AttemptTransaction tx, String id, Address to, List<Alarm> alarms) {
        List<Told> all = alarms.stream().map(alarm -> told(tx, alarm)).toList();
        Phrases phrases = words.in(all.stream()
                .flatMap(told -> told.leg().stream())
                .findFirst()
                .map(leg -> tx.logins().settings(leg.callee()).lang())
                .orElse(""));
        Set<String> references = new LinkedHashSet<>();
        Set<LoginId> askers = new LinkedHashSet<>();
        List<String> paragraphs = new ArrayList<>();
        for (Told told : all) {
            references.add(told.mail().messageId());
            askers.addAll(told.askers());
            paragraphs.add(paragraph(phrases, told, Called.all(tx, phrases, told.askers())));
        }
        paragraphs.add(phrases.say("alarmMail.end", host));
        String names = phrases.names(Called.all(tx, phrases, List.copyOf(askers)));
        Mail newest = all.getLast().mail();
        String subject = references.size() == 1
                ? phrases.say("alarmMail.subject", names, phrases.subject(newest))
                : phrases.say("alarmMail.subjectMany", names);
        return new Letter(
                id,
                to,
                phrases.lang(),
                subject,
                String.join("\n\n", paragraphs) + "\n",
                newest.messageId(),
                List.copyOf(references));
    }

    private Told told(AttemptTransaction tx, Alarm alarm) {
        Attempt attempt = tx.attempts().byId(alarm.attemptId()).orElseThrow();
        Mail mail = Legs.mail(tx, attempt.mailId());
        String legId = alarm.legId();
        String hash = alarm.tokenHash();
        if (legId == null || hash == null) {
            Optional<String> url = links.token(
                            mail.id(), Purpose.MAIL, "", tx.mails().tokenHash(mail.id()))
                    .map(links::url);
            return new Told(mail, Legs.callers(tx, attempt), Optional.empty(), url);
        }
        Leg leg = tx.legs().byId(legId).orElseThrow();
        Optional<String> url =
                links.token(mail.id(), Purpose.ANSWER, legId, hash).map(links::answerUrl);
        return new Told(mail, Audience.askers(tx, attempt, leg.callee()), Optional.of(leg), url);
    }

    /** Without a link where the key that made it is gone. */
    private String paragraph(Phrases phrases, Told told, List<String> askers) {
        List<String> lines = new ArrayList<>();
        lines.add(phrases.say("alarmMail.asks", phrases.names(askers), phrases.mail(told.mail())));
        told.url().ifPresent(url -> {
            lines.add(phrases.say(told.leg().isPresent() ? "alarmMail.answer" : "alarmMail.chat"));
            lines.add(url);
        });
        told.leg().ifPresent(leg -> {
            lines.add(phrases.say("alarmMail.say", "chmail@" + host));
            lines.add("accept " + told.mail().named());
        });
        return String.join("\n", lines);
    }
}
