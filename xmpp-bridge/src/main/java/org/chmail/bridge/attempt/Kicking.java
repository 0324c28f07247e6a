package org.chmail.bridge.attempt;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.chmail.bridge.chat.Occupant;
import org.chmail.bridge.model.Chat;
import org.chmail.bridge.model.ChatState;
import org.chmail.bridge.model.CommandKey;
import org.chmail.bridge.model.Guest;
import org.chmail.bridge.model.LoginId;
import org.chmail.bridge.model.Mail;
import org.chmail.bridge.model.Parcel;
import org.chmail.bridge.model.Parcel.Kind;
import org.jspecify.annotations.Nullable;

/**
 * The author of a mail puts someone out of the chat about it. A guest can't come back, by no link, address or browser; a
 * login can ask anew, unless it is blocked.
 */
public final class Kicking {

    private record Found(Chat chat, Mail mail, Occupant occupant) {}

    private final Once once;
    private final Clock clock;

    Kicking(Once once, Clock clock) {
        this.once = once;
        this.clock = clock;
    }

    /**
     * Puts out whoever is called so in a chat about a mail of {@code author}'s.
     *
     * @param nick in any case
     * @param key null if the command has no id
     */
    public Outcome kick(LoginId author, String nick, @Nullable CommandKey key) {
        return once.write(key, tx -> {
            List<Found> found = find(tx, author, nick);
            if (found.isEmpty()) {
                return new Outcome.Nothing();
            }
            found.forEach(one -> putOut(tx, one));
            return new Outcome.Kicked(found.getFirst().occupant().nick());
        });
    }

    private static List<Found> find(AttemptTransaction tx, LoginId author, String nick) {
        List<Found> found = new ArrayList<>();
        for (Chat chat : tx.chats().standing()) {
            Mail mail = Legs.mail(
                    tx, tx.attempts().byId(chat.attemptId()).orElseThrow().mailId());
            if (chat.state() == ChatState.OPEN && mail.author().equals(author)) {
                tx.events().present(chat.id()).stream()
                        .filter(occupant -> folded(occupant.nick()).equals(folded(nick)))
                        .filter(occupant -> occupant.login() != null && !author.equals(occupant.login()))
                        .forEach(occupant -> found.add(new Found(chat, mail, occupant)));
            }
        }
        return found;
    }

    private void putOut(AttemptTransaction tx, Found found) {
        LoginId who = requireNonNull(found.occupant().login());
        if (Guest.is(who)) {
            tx.guests().putOut(who);
        }
        tx.seats().leaves(found.chat().id(), who, true);
        tx.chats().dismiss(found.chat().id(), who);
        tx.outbox()
                .add(Parcel.of(
                                UUID.randomUUID().toString(),
                                Kind.KICK,
                                found.chat().room(),
                                found.occupant().nick(),
                                clock.instant())
                        .ofAttempt(found.chat().attemptId(), null, null)
                        .ofChat(found.chat().id())
                        .worded("", who.value()));
    }

    private static String folded(String nick) {
        return nick.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }
}
