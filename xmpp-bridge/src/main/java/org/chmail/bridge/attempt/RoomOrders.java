package org.chmail.bridge.attempt;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.chmail.bridge.chat.Chats;
import org.chmail.bridge.chat.RoomException;
import org.chmail.bridge.chat.Rooms;
import org.chmail.bridge.chat.Said;
import org.chmail.bridge.directory.Transactions;
import org.chmail.bridge.model.Chat;
import org.chmail.bridge.model.ChatState;
import org.chmail.bridge.model.LoginId;
import org.chmail.bridge.model.Parcel;
import org.chmail.bridge.model.Parcel.Kind;

/** Carries out what the outbox orders about rooms, as far as it still holds. */
final class RoomOrders {

    private final Transactions<? extends AttemptTransaction> transactions;
    private final RoomEvents roomEvents;
    private final Rooms rooms;
    private final Courier courier;

    RoomOrders(
            Transactions<? extends AttemptTransaction> transactions,
            RoomEvents roomEvents,
            Rooms rooms,
            Courier courier) {
        this.transactions = transactions;
        this.roomEvents = roomEvents;
        this.rooms = rooms;
        this.courier = courier;
    }

    /** Makes or repairs the room; a repaired one is given back what it has forgotten, for who comes late. */
    void open(Chat chat) {
        if (chat.state() == ChatState.OPENING || chat.state() == ChatState.OPEN) {
            RoomEvents.Plan plan = roomEvents.plan(chat);
            rooms.open(chat.room(), plan.title(), Set.of());
            List<Said> said = transactions.read(tx -> Chats.said(tx, chat));
            if (!said.isEmpty()) {
                rooms.refill(chat.room(), said);
            }
            // Not before: some servers tell a new member of the room by themselves.
            plan.members().forEach(member -> rooms.admit(chat.room(), member));
        }
    }

    /** Lets someone in, who is then told; not before a room that is to be repaired knows again what was said in it. */
    CompletionStage<Void> invite(Chat chat, Parcel parcel) {
        if (chat.state() != ChatState.OPEN) {
            return CompletableFuture.completedFuture(null);
        }
        if (transactions.<Boolean>read(tx -> tx.outbox().holds(chat.room(), Kind.OPEN_ROOM))) {
            throw new RoomException("room " + chat.room() + " is still to be repaired");
        }
        rooms.admit(chat.room(), new LoginId(parcel.recipient()));
        return courier.invite(parcel, rooms.address(chat.room()));
    }

    void say(Chat chat, Parcel parcel) {
        if (chat.state() == ChatState.OPEN) {
            rooms.say(chat.room(), parcel.body(), parcel.id());
        }
    }
}
