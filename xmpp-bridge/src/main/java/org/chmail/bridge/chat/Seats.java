package org.chmail.bridge.chat;

/**
 * The seats, as the XMPP edge takes them. Who sits only speaks: what is said in the room, and who comes and goes, the
 * bridge hears by itself ({@link RoomListener}).
 *
 * <p>{@code sit}, {@code say} and {@code leave} block until the server has answered, can be repeated, and throw
 * {@link RoomException} if it did not come through. Safe for use by several threads; what is done with one seat in one room
 * is done in order.
 */
public interface Seats {

    /**
     * The bare JID of a seat's account, {@code chmail-seat-3@example.org}.
     *
     * @param number as {@link Seat#number}
     */
    String account(int number);

    /**
     * Sits down: the account is made if need be, is granted membership, and joins under the nick (XEP-0045 §7.2). Who is
     * inside under that nick already stays so; who is inside under another one changes it.
     *
     * @throws NickTaken if somebody else has the nick in that room
     * @throws RoomException if it did not come through; what to do, if the server can't have seats
     */
    void sit(Seat seat);

    /**
     * Says something in the room, and sits down first if the seat is not inside because the session was begun anew, or
     * because nobody sat yet. Returns once the room has said it to all.
     *
     * @param id of the message, and its origin-id (XEP-0359); a repeat has the same
     * @throws SeatLost if it was put out of the room, and nobody asked it to {@link #sit} since
     * @throws RoomException if it is not known whether the room has it
     */
    void say(Seat seat, String body, String id);

    /**
     * Tells the room that they type, or no longer (XEP-0085 §5.5). Fails without a word, never sits, and waits for nothing.
     *
     * @param composing false if they stopped without saying anything
     */
    void type(Seat seat, boolean composing);

    /**
     * Leaves the room, and is no member any more; others see someone leave, not someone thrown out. A seat that is not inside
     * is fine, and so is a room that isn't there. Who was put out ({@link Rooms#expel}) stays out.
     */
    void leave(Seat seat);
}
