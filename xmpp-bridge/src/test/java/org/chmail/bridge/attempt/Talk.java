package org.chmail.bridge.attempt;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.chmail.bridge.chat.Occupant;
import org.chmail.bridge.chat.RoomNews;
import org.chmail.bridge.chat.Said;
import org.chmail.bridge.model.Chat;
import org.chmail.bridge.model.ChatEvent;
import org.chmail.bridge.model.Letter;
import org.chmail.bridge.model.LoginId;

/** The only room of a world, and what the bridge hears in it. Everybody's nick is their name. */
final class Talk {

    private final World world;
    final String room;
    private int nextId;

    Talk(World world) {
        this.world = world;
        this.room = world.hand.rooms.keySet().iterator().next();
    }

    /** These are inside now, and nobody else. */
    void present(LoginId... others) {
        tell(new RoomNews.Present(
                Stream.of(others).map(login -> new Occupant(nick(login), login)).toList()));
    }

    /** Someone speaks; the message has an id of its own. */
    void says(LoginId who, String words) {
        tell(live(who, words));
        world.send();
    }

    RoomNews live(LoginId who, String words) {
        return new RoomNews.Spoken(new Said(nick(who), world.now(), "m" + nextId++, words), who, true);
    }

    /** What the room tells of something that was said at another time. */
    static RoomNews history(String nick, Instant at, String id, String words) {
        return new RoomNews.Spoken(new Said(nick, at, id, words), null, false);
    }

    void tell(RoomNews... news) {
        world.talk.happened(room, List.of(news));
        world.send();
    }

    Chat chat() {
        return world.store.read(tx -> tx.chats().byRoom(room)).orElseThrow();
    }

    List<ChatEvent> events() {
        String id = chat().id();
        return world.store.read(tx -> tx.events().ofChat(id));
    }

    /** The bodies of what was said, in order. */
    List<String> said() {
        return events().stream()
                .filter(event -> event.kind() == ChatEvent.Kind.SAID)
                .map(ChatEvent::body)
                .toList();
    }

    /** The letters that were mailed. */
    List<Letter> letters() {
        return List.copyOf(world.post.taken);
    }

    static String nick(LoginId login) {
        return login.local().substring(0, 1).toUpperCase(Locale.ROOT)
                + login.local().substring(1);
    }
}
