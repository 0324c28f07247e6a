package org.chmail.it.load;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.chmail.it.client.CHmailUser;
import org.chmail.it.client.Heard;
import org.chmail.it.client.Identity;
import org.chmail.it.client.RoomSeat;
import org.jivesoftware.smack.packet.Message;

/** One chat: guests at the mail's page, and its author at an XMPP client. */
final class CrowdRoom implements AutoCloseable {

    private final Identity mail;
    private final CHmailUser authorChats;
    private final RoomSeat author;
    private final List<GuestPage> guests;
    private final List<Shown> heard = new CopyOnWriteArrayList<>();
    private final Map<String, Long> saidByAuthor = new ConcurrentHashMap<>();
    private final Set<String> saidByOthers = ConcurrentHashMap.newKeySet();

    /** @param authorChats the client in which the author sits in the room */
    CrowdRoom(Identity mail, CHmailUser authorChats, RoomSeat author, List<GuestPage> guests) {
        this.mail = mail;
        this.authorChats = authorChats;
        this.author = author;
        this.guests = guests;
        authorChats.chat().listens(this::hear);
    }

    /** The author says something. */
    void authorSays(String words) {
        saidByAuthor.put(words, System.nanoTime());
        author.says(words);
    }

    /** What the author said, and when. */
    Map<String, Long> saidByAuthor() {
        return saidByAuthor;
    }

    /** Somebody else in the room says something. */
    void othersSay(String words) {
        saidByOthers.add(words);
    }

    /** What was said in it by anybody. */
    Set<String> said() {
        Set<String> said = new HashSet<>(saidByAuthor.keySet());
        said.addAll(saidByOthers);
        guests.forEach(guest -> said.addAll(guest.said().keySet()));
        return said;
    }

    /** What the author's client got, as it came. */
    List<Shown> heard() {
        return heard;
    }

    List<GuestPage> guests() {
        return guests;
    }

    /** What it is about. */
    Identity mail() {
        return mail;
    }

    /** Whether everybody has as many messages before them as were said, at least. */
    boolean isComplete() {
        int count = said().size();
        return heard.size() >= count
                && guests.stream()
                        .allMatch(guest -> CrowdRules.people(guest.saw()).size() >= count);
    }

    /** The chat ends, too: a bridge that starts again would repair it, with all that was said. */
    @Override
    public void close() {
        guests.forEach(GuestPage::close);
        authorChats.says("close " + mail.port()).isAnswered();
    }

    @Override
    public String toString() {
        return "the room about " + mail.handle();
    }

    private void hear(Heard message) {
        if (message.stanza().getType() == Message.Type.groupchat
                && message.fromBare().equals(author.room())
                && !message.body().isEmpty()
                && !message.nick().equals(CrowdRules.BRIDGE)) {
            heard.add(new Shown(message.nick(), message.body(), System.nanoTime()));
        }
    }
}
