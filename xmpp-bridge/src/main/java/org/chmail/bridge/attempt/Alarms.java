package org.chmail.bridge.attempt;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.chmail.bridge.attempt.Legs.Held;
import org.chmail.bridge.directory.ChatLinks;
import org.chmail.bridge.directory.ChatLinks.Purpose;
import org.chmail.bridge.model.Address;
import org.chmail.bridge.model.Alarm;
import org.chmail.bridge.model.AlarmPolicy;
import org.chmail.bridge.model.Guest;
import org.chmail.bridge.model.Leg;
import org.chmail.bridge.model.Letter;
import org.chmail.bridge.model.Parcel;
import org.chmail.bridge.model.Parcel.Kind;
import org.chmail.bridge.words.Words;
import org.jspecify.annotations.Nullable;

/**
 * Tells people by mail, once for each leg. Each alarm has a parcel in its address' own queue; the first one that is due
 * tells all that is untold by then, the others find nothing left to tell.
 */
final class Alarms {

    private final Optional<AlarmSettings> settings;
    private final Mailbook mailbook;
    private final Optional<AlarmLetters> letters;
    private final Clock clock;

    /**
     * @param settings empty where no mail is sent: then nothing is kept either
     * @param host the XMPP domain
     */
    Alarms(Optional<AlarmSettings> settings, Mailbook mailbook, Words words, String host, Clock clock) {
        this.settings = settings;
        this.mailbook = mailbook;
        this.letters = settings.map(s -> new AlarmLetters(s.links(), words, host));
        this.clock = clock;
    }

    /** Tells this leg's callee, unless that was done before, or nobody asks but guests who have proven nothing. */
    void raise(AttemptTransaction tx, Held held, Leg leg) {
        if (settings.isPresent() && isAskedByKnown(tx, held, leg)) {
            String token = settings.get().links().token(held.mail().id(), Purpose.ANSWER, leg.id());
            mailbook.addressOf(tx, held.mail(), leg.callee())
                    .ifPresent(address -> add(tx, held, leg.id(), address, ChatLinks.hash(token)));
        }
    }

    /** Tells those in To who have no login, where they are to be told. */
    void raiseOutside(AttemptTransaction tx, Held held) {
        if (policy().filter(AlarmPolicy::outsiders).isPresent()) {
            mailbook.outsiders(tx, held.mail()).forEach(address -> add(tx, held, null, address, null));
        }
    }

    private void add(
            AttemptTransaction tx, Held held, @Nullable String legId, Address address, @Nullable String tokenHash) {
        Instant now = clock.instant();
        Alarm alarm = new Alarm(newId(), held.attempt().id(), legId, address, tokenHash, now, null);
        if (tx.alarms().add(alarm) || isUntold(tx, alarm)) {
            Parcel parcel = Parcel.of(newId(), Kind.ALARM, Letter.alarmQueue(address), "", now);
            tx.outbox().add(earliest(tx, address, now).map(parcel::notBefore).orElse(parcel));
        }
    }

    private static boolean isAskedByKnown(AttemptTransaction tx, Held held, Leg leg) {
        return Legs.callers(tx, held.attempt()).stream().noneMatch(Guest::is)
                || Audience.askers(tx, held.attempt(), leg.callee()).stream().anyMatch(asker -> Known.is(tx, asker));
    }

    /** It did not matter when its time came, since only people asked whom the callee blocked; now it does. */
    private static boolean isUntold(AttemptTransaction tx, Alarm alarm) {
        return tx.alarms().untold(alarm.address()).stream()
                .anyMatch(other -> Objects.equals(other.legId(), alarm.legId())
                        && other.attemptId().equals(alarm.attemptId()));
    }

    /**
     * The letter of a parcel that is due: the one that was fixed for it, or one of all that is untold; empty if there is
     * nothing to tell, or no longer.
     *
     * @throws NotYet if the last alarm mail to this address is too young
     */
    Optional<Letter> letter(AttemptTransaction tx, Parcel parcel) {
        Optional<Letter> fixed = tx.letters().byId(parcel.id());
        if (fixed.isPresent()) {
            if (tx.alarms().matters(parcel.id())) {
                return fixed;
            }
            tx.letters().remove(parcel.id());
            return Optional.empty();
        }
        Address address = address(parcel);
        List<Alarm> untold = tx.alarms().untold(address);
        if (untold.isEmpty() || letters.isEmpty()) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        earliest(tx, address, now).filter(now::isBefore).ifPresent(at -> {
            throw new NotYet(at);
        });
        Letter letter = letters.get().write(tx, parcel.id(), address, untold);
        tx.letters().add(letter);
        tx.alarms().tell(untold, letter.id());
        return Optional.of(letter);
    }

    /** The parcel is struck off: its letter, if there was one to send, has been sent. */
    void done(AttemptTransaction tx, Parcel parcel) {
        tx.letters().byId(parcel.id()).ifPresent(letter -> {
            tx.letters().remove(letter.id());
            Instant now = clock.instant();
            policy().ifPresent(p -> tx.alarms().mailed(letter.to(), now, now.minus(p.mailEvery())));
        });
    }

    private Optional<Instant> earliest(AttemptTransaction tx, Address address, Instant now) {
        return policy().flatMap(p -> tx.alarms().lastMail(address).map(last -> p.next(last, now)));
    }

    private Optional<AlarmPolicy> policy() {
        return settings.map(AlarmSettings::policy);
    }

    private static String newId() {
        return UUID.randomUUID().toString();
    }

    private static Address address(Parcel parcel) {
        return new Address(parcel.recipient().substring(Letter.ALARM_QUEUE.length()));
    }
}
