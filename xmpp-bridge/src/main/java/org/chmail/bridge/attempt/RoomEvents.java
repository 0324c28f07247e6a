package org.chmail.bridge.attempt;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.chmail.bridge.attempt.Legs.Held;
import org.chmail.bridge.chat.Chats;
import org.chmail.bridge.directory.Presences;
import org.chmail.bridge.directory.Transactions;
import org.chmail.bridge.model.Attempt;
import org.chmail.bridge.model.Chat;
import org.chmail.bridge.model.ChatState;
import org.chmail.bridge.model.Guest;
import org.chmail.bridge.model.LoginId;
import org.chmail.bridge.model.Mail;
import org.chmail.bridge.model.Presence;
import org.chmail.bridge.words.Words;

/** What follows once a room stands, or is gone. Runs in the transaction that strikes the order off the outbox. */
final class RoomEvents {

    /**
     * What the room is to be like.
     *
     * @param members who may enter now
     */
    record Plan(Mail mail, String title, Set<LoginId> members) {}

    private final Transactions<? extends AttemptTransaction> transactions;
    private final Legs legs;
    private final Chats chats;
    private final Callees callees;
    private final Presences presences;
    private final Words words;

    RoomEvents(
            Transactions<? extends AttemptTransaction> transactions,
            Legs legs,
            Chats chats,
            Callees callees,
            Presences presences,
            Words words) {
        this.transactions = transactions;
        this.legs = legs;
        this.chats = chats;
        this.callees = callees;
        this.presences = presences;
        this.words = words;
    }

    /**
     * A room that is being made has no members yet: servers tell a new member of the room by themselves, and nobody is to
     * hear of it before it stands. One that is repaired has those who were let in.
     */
    Plan plan(Chat chat) {
        Plan plan = transactions.read(tx -> plan(tx, chat));
        // Who is called late is decided once the room stands, and must be known by then.
        callees.learn(transactions, plan.mail());
        return plan;
    }

    private Plan plan(AttemptTransaction tx, Chat chat) {
        Attempt attempt = tx.attempts().byId(chat.attemptId()).orElseThrow();
        Set<LoginId> members = chat.state() == ChatState.OPEN ? members(tx, chat) : Set.of();
        Mail mail = Legs.mail(tx, attempt.mailId());
        String lang = tx.logins().settings(mail.author()).lang();
        return new Plan(mail, words.in(lang).subject(mail), members);
    }

    /** Guests enter by their seats' accounts. */
    private static Set<LoginId> members(AttemptTransaction tx, Chat chat) {
        return tx.chats().admitted(chat.id()).stream()
                .filter(login -> !Guest.is(login))
                .collect(Collectors.toSet());
    }

    /**
     * OPENING to OPEN: who asked and who accepted are invited, who is off once they are on; if none of those who asked is
     * on any more, they are called in their turn instead; then everyone else on the mail is asked, once.
     */
    void opened(AttemptTransaction tx, Chat chat) {
        Optional<Held> found = legs.hold(tx, chat.attemptId());
        if (found.isEmpty() || chat.state() != ChatState.OPENING) {
            return;
        }
        Held held = found.get();
        Chat open = chats.opened(tx, chat);
        List<LoginId> joined = Legs.joined(tx, held.attempt());
        List<LoginId> callers = present(Legs.callers(tx, held.attempt()));
        boolean callersOff = joined.containsAll(callers);
        // First those who accepted: where a block lies between two, they are together with whom they said yes to.
        Set<LoginId> invited = new LinkedHashSet<>(joined);
        invited.addAll(callersOff ? callers : Legs.callers(tx, held.attempt()));
        invited.forEach(login -> legs.inviteOnceOn(tx, held, open, login));
        if (callersOff) {
            legs.callBack(tx, held);
        }
        callLate(tx, held, open);
    }

    void closed(AttemptTransaction tx, Chat chat) {
        if (chat.state() == ChatState.CLOSING) {
            chats.closed(tx, chat);
        }
    }

    private void callLate(AttemptTransaction tx, Held held, Chat chat) {
        boolean late = !held.attempt().everyone();
        callees.late(tx, held.attempt(), held.mail()).stream()
                .filter(login -> Audience.admits(tx, chat, login))
                .forEach(login -> legs.begin(tx, held, login, late));
    }

    private List<LoginId> present(List<LoginId> logins) {
        return logins.stream()
                .filter(login -> presences.of(login) != Presence.OFF)
                .toList();
    }
}
