package org.chmail.bridge.attempt;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chmail.bridge.attempt.Legs.Held;
import org.chmail.bridge.directory.Directory;
import org.chmail.bridge.model.Address;
import org.chmail.bridge.model.Chat;
import org.chmail.bridge.model.Letter;
import org.chmail.bridge.model.LoginId;
import org.chmail.bridge.model.Mail;
import org.chmail.bridge.model.Participant;
import org.chmail.bridge.post.Letters;
import org.chmail.bridge.words.Phrases;
import org.chmail.bridge.words.Words;

/** Mails a chat's transcript when it closes, in the mail's thread (RFC 5322 §3.6.4). */
final class TranscriptPost {

    private static final int LONGEST = 200_000;

    private final Directory directory;
    private final Words words;
    private final Clock clock;

    TranscriptPost(Directory directory, Words words, Clock clock) {
        this.directory = directory;
        this.words = words;
        this.clock = clock;
    }

    /** Writes one letter to each who is to read it, or more of them where it is long. */
    void send(AttemptTransaction tx, Held held, Chat chat) {
        Transcript transcript = Transcript.of(tx.events().ofChat(chat.id()));
        List<String> parts = new TranscriptText(LONGEST).parts(transcript.said());
        for (LoginId reader : transcript.readers()) {
            address(tx, held.mail(), reader).ifPresent(to -> {
                Phrases phrases = words.in(tx.logins().settings(reader).lang());
                for (int i = 0; i < parts.size(); i++) {
                    Letters.send(
                            tx, letter(held.mail(), phrases, to, i + 1, parts.size(), parts.get(i)), clock.instant());
                }
            });
        }
    }

    private static Letter letter(Mail mail, Phrases phrases, Address to, int part, int of, String text) {
        String subject = phrases.subject(mail);
        return new Letter(
                UUID.randomUUID().toString(),
                to,
                phrases.lang(),
                of == 1
                        ? phrases.say("transcript.subject", subject)
                        : phrases.say("transcript.part", subject, part, of),
                phrases.say("transcript.intro", phrases.mail(mail)) + "\n\n" + text,
                mail.messageId(),
                List.of(mail.messageId()));
    }

    /** By which the reader is on the mail, or another of theirs. */
    private Optional<Address> address(AttemptTransaction tx, Mail mail, LoginId reader) {
        return tx.mails().participants(mail.id()).stream()
                .map(Participant::address)
                .filter(address -> directory.loginOf(tx, address).equals(Optional.of(reader)))
                .findFirst()
                .or(() -> directory.addressesOf(tx, reader).stream().findFirst());
    }
}
