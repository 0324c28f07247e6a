package org.chmail.bridge.chat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chmail.bridge.directory.Transactions;
import org.chmail.bridge.model.Chat;
import org.chmail.bridge.model.ChatPolicy;
import org.chmail.bridge.model.ChatState;
import org.chmail.bridge.model.LoginId;
import org.chmail.bridge.model.Parcel;
import org.chmail.bridge.model.Parcel.Kind;

/**
 * The rooms of attempts, OPENING to CLOSED. A chat's row is committed before any stanza about it; what is to be done
 * with the room stands in the outbox, in the room's own queue.
 */
public final class Chats implements RoomListener {

    /** A message is written down at the most so many times in {@code chat.idle}. */
    private static final int MARKS = 20;

    private final Transactions<? extends ChatTransaction> transactions;
    private final ChatPolicy policy;
    private final Clock clock;

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

    /** Orders each open room to be joined and repaired, after the XMPP session was lost. */
    public void repairRooms() {
        transactions.write(tx -> {
            List<Chat> open = tx.chats().standing().stream()
                    .filter(chat -> chat.state() == ChatState.OPEN)
                    .toList();
            open.forEach(chat -> tx.outbox().add(parcel(Kind.OPEN_ROOM, chat.room(), "", chat.attemptId(), chat.id())));
            return open;
        });
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

    @Override
    public void spoken(String room) {
        Instant now = clock.instant();
        Duration grain = policy.idle().dividedBy(MARKS);
        boolean fresh = transactions.read(tx -> standing(tx, room)
                .filter(chat -> now.isAfter(chat.lastMessageAt().plus(grain)))
                .isPresent());
        if (fresh) {
            transactions.write(tx -> {
                standing(tx, room).ifPresent(chat -> tx.chats().update(chat.marked(now, chat.emptySince(), policy)));
                return room;
            });
        }
    }

    @Override
    public void occupied(String room, int others) {
        Instant now = clock.instant();
        transactions.write(tx -> {
            standing(tx, room)
                    .filter(chat -> (chat.emptySince() == null) != (others > 0))
                    .ifPresent(chat ->
                            tx.chats().update(chat.marked(chat.lastMessageAt(), others > 0 ? null : now, policy)));
            return room;
        });
    }

    private static Optional<Chat> standing(ChatTransaction tx, String room) {
        return tx.chats().byRoom(room).filter(chat -> chat.state() == ChatState.OPEN);
    }

    private Parcel parcel(Kind kind, String recipient, String body, String attemptId, String chatId) {
        return Parcel.of(UUID.randomUUID().toString(), kind, recipient, body, clock.instant())
                .ofAttempt(attemptId, null, null)
                .ofChat(chatId);
    }
}
