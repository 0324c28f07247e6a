package org.chmail.bridge.page;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chmail.bridge.attempt.AttemptTransaction;
import org.chmail.bridge.attempt.AttemptView;
import org.chmail.bridge.attempt.MailRef;
import org.chmail.bridge.attempt.Mailbook;
import org.chmail.bridge.attempt.Views;
import org.chmail.bridge.chat.Occupant;
import org.chmail.bridge.chat.Seat;
import org.chmail.bridge.chat.SeatRows.Taken;
import org.chmail.bridge.chat.Seats;
import org.chmail.bridge.directory.Directory;
import org.chmail.bridge.directory.Presences;
import org.chmail.bridge.directory.Transactions;
import org.chmail.bridge.model.Attempt;
import org.chmail.bridge.model.Chat;
import org.chmail.bridge.model.ChatEvent;
import org.chmail.bridge.model.ChatState;
import org.chmail.bridge.model.CommandKey;
import org.chmail.bridge.model.Leg;
import org.chmail.bridge.model.LegState;
import org.chmail.bridge.model.LoginId;
import org.chmail.bridge.model.Presence;
import org.chmail.bridge.page.Sight.LegSight;
import org.chmail.bridge.page.Sight.Phase;
import org.chmail.bridge.words.Words;
import org.jspecify.annotations.Nullable;

/** What people see and do on a mail's page once they have proven who they are. What a call returns is on disk. */
public final class Visits {

    /** The longest message, in bytes of UTF-8. */
    public static final int LONGEST = 64 * 1024;

    /** The same message is taken once in that time. */
    private static final Duration REMEMBERED = Duration.ofMinutes(15);

    /** What became of a message. */
    public enum Said {
        STORED,
        NOT_IN_CHAT,
        TOO_LONG
    }

    private final Transactions<? extends AttemptTransaction> transactions;
    private final Directory directory;
    private final Mailbook mailbook;
    private final Views views;
    private final Presences presences;
    private final Seats seats;
    private final Sitting sitting;
    private final Clock clock;

    /** On these tables. */
    public Visits(
            Transactions<? extends AttemptTransaction> transactions,
            Directory directory,
            Mailbook mailbook,
            Views views,
            Presences presences,
            Seats seats,
            Words words,
            Clock clock) {
        this.transactions = transactions;
        this.directory = directory;
        this.mailbook = mailbook;
        this.views = views;
        this.presences = presences;
        this.seats = seats;
        this.sitting = new Sitting(words, clock);
        this.clock = clock;
    }

    /**
     * What they see now.
     *
     * @param since what came after this event of the chat is told
     * @return empty if they may see nothing of the mail any more
     */
    public Optional<Sight> look(Visitor who, long since) {
        return transactions.read(tx -> on(tx, who) ? Optional.of(sight(tx, who, since)) : Optional.empty());
    }

    /** Gives them a seat in the chat, if it is open for them; false if it is not, or no seat is left. */
    public boolean sit(Visitor who) {
        return transactions.write(tx ->
                openChat(tx, who).flatMap(chat -> sitting.sit(tx, chat, who)).isPresent());
    }

    /**
     * Says something in the chat.
     *
     * @param id of the message; a repeat has the same, and is said once
     */
    public Said say(Visitor who, UUID id, String body) {
        if (body.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
            return Said.TOO_LONG;
        }
        Instant now = clock.instant();
        return transactions.quiet(tx -> {
            Optional<Chat> chat = openChat(tx, who);
            Optional<Taken> seat = chat.flatMap(c -> seat(tx, c, who.login()));
            if (seat.isEmpty()) {
                return Said.NOT_IN_CHAT;
            }
            CommandKey key = new CommandKey("page " + who.login() + " " + id);
            if (tx.handled().remember(key, now, now.plus(REMEMBERED))) {
                sitting.speak(tx, chat.orElseThrow(), seat.get(), id.toString(), body);
            }
            return Said.STORED;
        });
    }

    /** They type, or no longer. */
    public void type(Visitor who, boolean on) {
        transactions
                .read(tx -> openChat(tx, who)
                        .flatMap(chat -> seat(tx, chat, who.login())
                                .map(seat -> new Seat(seat.number(), chat.room(), seat.nick()))))
                .ifPresent(seat -> seats.type(seat, on));
    }

    /** They leave the chat; who has no seat there is not in it. */
    public void leave(Visitor who) {
        transactions.write(tx -> {
            openChat(tx, who).ifPresent(chat -> sitting.standUp(tx, chat, who.login()));
            return who;
        });
    }

    /** They leave all chats in which they have a seat: their last page is closed. */
    public void leaveAll(LoginId login) {
        transactions.write(tx -> {
            for (Taken seat : tx.seats().of(login)) {
                tx.chats().byId(seat.chatId()).ifPresent(chat -> sitting.standUp(tx, chat, login));
            }
            return login;
        });
    }

    /** Who has a seat in an open chat. */
    public List<LoginId> sitters() {
        return transactions.read(tx -> tx.seats().ofOpenChats()).stream()
                .map(Taken::login)
                .distinct()
                .toList();
    }

    private boolean on(AttemptTransaction tx, Visitor who) {
        return mailbook.find(tx, new MailRef.ById(who.mail().id()), who.login()).isPresent();
    }

    private Optional<Chat> openChat(AttemptTransaction tx, Visitor who) {
        return on(tx, who) ? openChatOf(tx, who) : Optional.empty();
    }

    /** For someone who is known to be on the mail. */
    private static Optional<Chat> openChatOf(AttemptTransaction tx, Visitor who) {
        return tx.attempts()
                .openOf(who.mail().id())
                .flatMap(attempt -> tx.chats().byAttempt(attempt.id()))
                .filter(chat -> chat.state() == ChatState.OPEN)
                .filter(chat -> tx.chats().admitted(chat.id()).contains(who.login()));
    }

    private static Optional<Taken> seat(AttemptTransaction tx, Chat chat, LoginId login) {
        return tx.seats().of(chat.id(), login).filter(seat -> !seat.leaving());
    }

    private Sight sight(AttemptTransaction tx, Visitor who, long since) {
        People people = People.on(tx, directory, who.mail());
        Optional<Attempt> attempt = tx.attempts().latestOf(who.mail().id());
        Optional<AttemptView> view = attempt.map(a -> views.view(tx, a, who.login()));
        Optional<Chat> chat = openChatOf(tx, who);
        Optional<Taken> seat = chat.flatMap(c -> seat(tx, c, who.login()));
        Phase phase = view.map(v -> phase(v, chat.isPresent(), who.login())).orElse(Phase.READY);
        List<LegSight> legs = view.filter(v -> phase != Phase.READY)
                .filter(v -> who.proven())
                .map(v -> legs(v, people, who.login()))
                .orElse(List.of());
        List<ChatEvent> said = chat.filter(c -> seat.isPresent())
                .map(c -> tx.events().after(c.id(), since))
                .orElse(List.of());
        List<String> here = chat.filter(c -> seat.isPresent())
                .map(c ->
                        tx.events().present(c.id()).stream().map(Occupant::nick).toList())
                .orElse(List.of());
        return new Sight(
                who.mail(),
                phase,
                who.proven() ? people.names() : List.of(),
                who.proven() ? reachable(tx, who) : null,
                legs,
                seat.map(Taken::nick).orElse(null),
                here,
                said,
                seat.isPresent() ? chat.map(Chat::room).orElse(null) : null,
                who.mail().author().equals(who.login()));
    }

    private static Phase phase(AttemptView view, boolean inChat, LoginId who) {
        boolean asks = view.callers().contains(who);
        @Nullable
        Leg own = view.legs().stream()
                .filter(leg -> leg.callee().equals(who) && !leg.unheard())
                .findFirst()
                .orElse(null);
        if (!view.attempt().open()) {
            return asks || own != null ? Phase.OVER : Phase.READY;
        }
        if (inChat) {
            return Phase.CHAT;
        }
        if (own != null && own.state().waiting()) {
            return asks ? Phase.AWAITED : Phase.ASKED;
        }
        return asks || (own != null && own.state() == LegState.JOINED) ? Phase.ASKING : Phase.READY;
    }

    private static List<LegSight> legs(AttemptView view, People people, LoginId who) {
        return view.legs().stream()
                .filter(leg -> !leg.callee().equals(who))
                .map(leg -> new LegSight(people.name(leg.callee()), leg.state(), leg.ring(), leg.due()))
                .toList();
    }

    /** Someone who blocked them is told as off. */
    private boolean reachable(AttemptTransaction tx, Visitor who) {
        LoginId author = who.mail().author();
        return !author.equals(who.login())
                && presences.of(author) == Presence.ON
                && !tx.blocks().blockersOf(who.login()).contains(author);
    }
}
