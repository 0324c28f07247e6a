package org.chmail.openfire.rooms;

import java.lang.reflect.Method;
import java.util.Date;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.dom4j.DocumentHelper;
import org.dom4j.Element;
import org.jivesoftware.openfire.muc.MUCRoom;
import org.jivesoftware.openfire.muc.MUCRoomHistory;
import org.jivesoftware.openfire.muc.MultiUserChatService;
import org.jivesoftware.util.XMPPDateTimeFormat;
import org.jspecify.annotations.Nullable;
import org.xmpp.packet.Message;

/**
 * What Openfire remembers of a room, and tells who joins. A room is an interface in 4.2 and a class later, and old messages
 * are added one by one in 4.2 and many at once later: only reflection calls both.
 */
final class RoomMemory {
    private final MUCRoomHistory history;

    private RoomMemory(MUCRoomHistory history) {
        this.history = history;
    }

    /**
     * Finds a room.
     *
     * @return empty if there is no such room
     * @throws ReflectiveOperationException if this Openfire has it otherwise
     */
    static Optional<RoomMemory> of(MultiUserChatService service, String name) throws ReflectiveOperationException {
        @Nullable Object room = service.getChatRoom(name);
        return room == null
                ? Optional.empty()
                : Optional.of(new RoomMemory((MUCRoomHistory)
                        MUCRoom.class.getMethod("getRoomHistory").invoke(room)));
    }

    Iterator<Message> messages() {
        return history.getMessageHistory();
    }

    /** Openfire sorts by the time in each. */
    void add(List<Message> messages) throws ReflectiveOperationException {
        for (Method method : MUCRoomHistory.class.getMethods()) {
            if (method.getName().equals("addOldMessages") && method.getParameterTypes()[0].equals(Message[].class)) {
                method.invoke(history, (Object) messages.toArray(new Message[0]));
                return;
            }
        }
        Method one = MUCRoomHistory.class.getMethod(
                "addOldMessage", String.class, String.class, Date.class, String.class, String.class, String.class);
        for (Message message : messages) {
            String speaker = message.getFrom().toString();
            one.invoke(
                    history,
                    speaker,
                    message.getFrom().getResource(),
                    date(message),
                    null,
                    message.getBody(),
                    withId(message));
        }
    }

    private static Date date(Message message) {
        try {
            return new XMPPDateTimeFormat()
                    .parseString(
                            message.getChildElement("delay", "urn:xmpp:delay").attributeValue("stamp"));
        } catch (java.text.ParseException e) {
            throw new IllegalStateException(e); // HistoryRequest wrote it
        }
    }

    private static @Nullable String withId(Message message) {
        if (message.getID() == null) {
            return null;
        }
        Element stanza = DocumentHelper.createElement("message").addAttribute("id", message.getID());
        return stanza.asXML();
    }
}
