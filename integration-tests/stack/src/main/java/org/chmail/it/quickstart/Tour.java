package org.chmail.it.quickstart;

import java.io.PrintStream;
import java.util.List;
import org.chmail.it.Person;
import org.chmail.it.Stack;
import org.chmail.it.client.ArrivedMail;
import org.chmail.it.client.CHmailUser;
import org.chmail.it.client.Heard;
import org.chmail.it.client.Identity;
import org.chmail.it.client.RoomSeat;

/**
 * The story, played with real clients: alice mails bob, Cc carol; bob asks for a chat about that mail; alice is rung
 * and accepts; carol is asked and joins; the three talk in one room.
 */
final class Tour {

    private final PrintStream out;
    private final String bridge;
    private final Person alice;
    private final Person bob;
    private final Person carol;

    // Only the thread that plays.
    private int step;

    Tour(Stack stack, List<Person> people, PrintStream out) {
        this.out = out;
        this.bridge = stack.bridgeJid();
        this.alice = people.get(0);
        this.bob = people.get(1);
        this.carol = people.get(2);
    }

    /** Plays it; returns whether all of it happened. What did not is printed. */
    boolean play() {
        try (CHmailUser aliceChats = new CHmailUser(alice.comesOn(), bridge);
                CHmailUser bobChats = new CHmailUser(bob.comesOn(), bridge);
                CHmailUser carolChats = new CHmailUser(carol.comesOn(), bridge)) {
            Identity identity = mail();
            RoomSeat aliceSits = ask(identity, bobChats, aliceChats);
            RoomSeat bobSits = enters(bobChats, "Bob");
            RoomSeat carolSits = inviteCc(identity, carolChats);
            talk(List.of(aliceSits, bobSits, carolSits));
            say("All of it happened.");
            return true;
        } catch (RuntimeException | AssertionError e) {
            out.println();
            out.printf("Step %d did not happen: %s%n", step, e);
            return false;
        }
    }

    private Identity mail() {
        begin("alice mails bob, Cc carol, by SMTP through James.");
        String subject = "Lunch on Friday?";
        String id = alice.mail()
                .writes()
                .to(bob.address())
                .cc(carol.address())
                .subject(subject)
                .text("Shall we meet at noon?\r\n")
                .send();
        saw("Subject: " + subject);
        saw("Message-ID: " + id);

        begin("bob fetches it by IMAP: the header says where alice can be reached for a chat about it.");
        ArrivedMail byImap = bob.mail().receivesByImap(id);
        byImap.chmailFields().forEach(this::saw);
        Identity identity = byImap.stamped();

        begin("By POP3 it says the same.");
        List<String> byPop3 = bob.mail().receivesByPop3(id).chmailFields();
        byPop3.forEach(this::saw);
        if (!byPop3.equals(byImap.chmailFields())) {
            throw new AssertionError("IMAP and POP3 show different fields");
        }

        begin("The mail's text has the link, too, for programs that show no header.");
        List<String> lines = byImap.body()
                .lines()
                .filter(line -> line.contains(identity.chatUrl()))
                .toList();
        if (lines.isEmpty()) {
            throw new AssertionError("the link is not in the text: " + byImap.body());
        }
        lines.forEach(this::saw);
        return identity;
    }

    private RoomSeat ask(Identity identity, CHmailUser bobChats, CHmailUser aliceChats) {
        begin("bob asks for a chat: he says the header's words to " + bridge + " in his XMPP client.");
        said("bob", identity.chatWords());
        heard("bob", bobChats.asksFor(identity).isAnswered());

        begin("alice is rung.");
        heard("alice", aliceChats.isRungFor(identity));

        begin("alice accepts, and gets an invitation to the room.");
        return accept("alice", aliceChats, identity, "Alice");
    }

    private RoomSeat inviteCc(Identity identity, CHmailUser carolChats) {
        begin("carol is on Cc: now that somebody has joined, she is asked too, and accepts.");
        heard("carol", carolChats.isRungFor(identity));
        return accept("carol", carolChats, identity, "Carol");
    }

    private RoomSeat enters(CHmailUser chats, String nick) {
        begin("bob, who asked, gets an invitation as well.");
        return invited("bob", chats, nick);
    }

    private RoomSeat accept(String name, CHmailUser chats, Identity identity, String nick) {
        said(name, "accept " + identity.handle());
        chats.accepts(identity);
        return invited(name, chats, nick);
    }

    private RoomSeat invited(String name, CHmailUser chats, String nick) {
        String room = chats.isInvited();
        saw("%s is invited to %s, and enters as %s".formatted(name, room, nick));
        return chats.chat().enters(room, nick);
    }

    private void talk(List<RoomSeat> seats) {
        begin("The three talk in one room of Openfire.");
        List<String> lines = List.of("Noon suits me.", "Me too. The usual place?", "May I bring Dan?");
        for (int i = 0; i < seats.size(); i++) {
            seats.get(i).says(lines.get(i));
            for (RoomSeat seat : seats) {
                Heard line = seat.hears(lines.get(i));
                if (seat.equals(seats.getLast())) {
                    saw("%s says: %s".formatted(line.nick(), line.body()));
                }
            }
        }
        saw("Each of the three has heard each line.");
    }

    private void begin(String text) {
        step++;
        out.println();
        out.println(step + ". " + text);
    }

    private void said(String who, String words) {
        saw("%s says to %s: %s".formatted(who, bridge, words));
    }

    private void heard(String who, Heard message) {
        saw("%s hears from %s: %s"
                .formatted(who, message.fromBare(), message.body().replace("\n", "\n       ")));
    }

    private void saw(String text) {
        out.println("     " + text);
    }

    private void say(String text) {
        out.println();
        out.println(text);
    }
}
