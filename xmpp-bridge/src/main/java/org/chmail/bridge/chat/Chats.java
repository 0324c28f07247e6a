package org.chmail.bridge.chat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.chmail.bridge.directory.Transactions;
import org.chmail.bridge.model.Chat;
import org.chmail.bridge.model.ChatEvent;
import org.chmail.bridge.model.ChatPolicy;
import org.chmail.bridge.model.ChatState;
import org.chmail.bridge.model.LoginId;
import org.chmail.bridge.model.Parcel;
import org.chmail.bridge.model.Parcel.Kind;

/**
 * The rooms of attempts, OPENING to CLOSED. A chat's row is committed before any stanza about it; what is to be done
 * with the room stands in the outbox, in the room's own queue.
 */
public final class Chats {

    /** A message is written down at the most so many times in {@code chat.idle}. */
    private static final int MARKS = 20;

    /** So long joining the rooms may take. */
    private static final Duration CATCHING_UP = Duration.ofSeconds(30);

    private final Transactions<? extends ChatTransaction> transactions;
    private final ChatPolicy policy;
    private final Clock clock;

    private volatile boolean away;

    public Chats(Transactions<? extends ChatTransaction> transactions, ChatPolicy policy, Clock clock) {
        this.transactions = transactions;
        this.policy = policy;
        this.clock = clock;
    }

    /** OPENING: the row, and the order to make the room. */
    public Chat open(ChatTransaction tx, String attemptId) {
        Instant now = clock.instant();
        String id = UUID.randomUUID().toString();
        // The name is all that keeps strangers from guessing the room, so it says nothing and is random.
        String room = UUID.randomUUID().toString().replace("-", "");
        Chat chat = new Chat(id, attemptId, room, ChatState.OPENING, now, null, null, 0);
        tx.chats().insert(chat);
        tx.outbox().add(parcel(Kind.OPEN_ROOM, room, "", attemptId, id));
        return chat;
    }

    /** OPENING to OPEN: the room stands. */
    public Chat opened(ChatTransaction tx, Chat chat) {
        Instant now = clock.instant();
        return tx.chats().update(chat.withState(ChatState.OPEN).marked(now, now, policy));
    }

    /**
     * Orders each open room to be joined and repaired, after the XMPP session was lost. None is closed before it can be
     * known who is inside, and what was said.
     */
    public void repairRooms() {
        Instant known = clock.instant().plus(CATCHING_UP);
        transactions.write(tx -> {
            List<Chat> open = tx.chats().standing().stream()
                    .filter(chat -> chat.state() == ChatState.OPEN)
                    .toList();
            for (Chat chat : open) {
                Chat later = chat.dueNotBefore(known);
                repair(tx, later.equals(chat) ? chat : tx.chats().update(later));
            }
            return open;
        });
        away = false;
    }

    /** Lets a login into an open room. */
    public void invite(ChatTransaction tx, Chat chat, LoginId login, String words, String lang) {
        tx.outbox()
                .add(parcel(Kind.INVITE, login.value(), words, chat.attemptId(), chat.id())
                        .worded(lang, null));
    }

    /** To CLOSING: the order to say farewell and to destroy the room. */
    public void close(ChatTransaction tx, Chat chat, String farewell) {
        tx.chats().update(chat.withState(ChatState.CLOSING));
        tx.outbox().add(parcel(Kind.CLOSE_ROOM, chat.room(), farewell, chat.attemptId(), chat.id()));
    }

    /** CLOSING to CLOSED: the room is gone. */
    public void closed(ChatTransaction tx, Chat chat) {
        tx.chats().update(chat.withState(ChatState.CLOSED));
    }

    /** The chat of this room, if it is open. */
    public Optional<Chat> inRoom(ChatTransaction tx, String room) {
        return tx.chats().byRoom(room).filter(chat -> chat.state() == ChatState.OPEN);
    }

    /** Someone spoke in an open chat. Not each message is written down as a mark. */
    public Chat spoken(ChatTransaction tx, Chat chat, Instant at) {
        Duration grain = policy.idle().dividedBy(MARKS);
        return at.isAfter(chat.lastMessageAt().plus(grain))
                ? tx.chats().update(chat.marked(at, chat.emptySince(), policy))
                : chat;
    }

    /** So many others are in an open chat. */
    public Chat occupied(ChatTransaction tx, Chat chat, int others) {
        return (chat.emptySince() == null) == (others > 0)
                ? chat
                : tx.chats().update(chat.marked(chat.lastMessageAt(), others > 0 ? null : clock.instant(), policy));
    }

    /** Orders an open room to be joined and repaired, and everyone who has a seat in it to sit down again. */
    public void repair(ChatTransaction tx, Chat chat) {
        tx.outbox().add(parcel(Kind.OPEN_ROOM, chat.room(), "", chat.attemptId(), chat.id()));
        tx.seats().inChat(chat.id()).stream()
                .filter(seat -> !seat.leaving())
                .forEach(seat -> tx.outbox()
                        .add(parcel(Kind.SIT, chat.room(), "", chat.attemptId(), chat.id())
                                .worded("", seat.login().value())));
    }

    /** Says something in an open room; returns the message's id. */
    public String say(ChatTransaction tx, Chat chat, String words) {
        Parcel parcel = parcel(Kind.SAY, chat.room(), words, chat.attemptId(), chat.id());
        tx.outbox().add(parcel);
        return parcel.id();
    }

    /** What who comes late is to be told, in order. */
    public static List<Said> said(ChatTransaction tx, Chat chat) {
        return tx.events().ofChat(chat.id()).stream()
                .flatMap(event -> switch (event.kind()) {
                    case SAID -> Stream.of(said(event, event.nick()));
                    case TRANSCRIPT_ON, TRANSCRIPT_OFF -> Stream.of(said(event, Rooms.OWN_NICK));
                    case CAME, WENT -> Stream.<Said>empty();
                })
                .toList();
    }

    /** Those to be closed by now; none while the bridge can't know what happens in them. */
    public List<Chat> due(ChatTransaction tx, Instant now, int limit) {
        return away ? List.of() : tx.chats().due(now, limit);
    }

    /** From now on nothing is known of what happens in rooms. */
    public void away() {
        away = true;
    }

    /** What happens in rooms is told again, and nothing was missed. */
    public void backAgain() {
        away = false;
    }

    private static Said said(ChatEvent event, String nick) {
        return new Said(nick, event.at(), event.stanzaId(), Objects.requireNonNullElse(event.body(), ""));
    }

    private Parcel parcel(Kind kind, String recipient, String body, String attemptId, String chatId) {
        return Parcel.of(UUID.randomUUID().toString(), kind, recipient, body, clock.instant())
                .ofAttempt(attemptId, null, null)
                .ofChat(chatId);
    }
}
