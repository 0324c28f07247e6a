package org.chmail.it.world;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.chmail.it.Person;
import org.chmail.it.Stack;
import org.chmail.it.client.ArrivedMail;
import org.chmail.it.client.CHmailUser;
import org.chmail.it.client.ChatUser;
import org.chmail.it.client.Draft;
import org.chmail.it.client.Identity;
import org.chmail.it.client.RoomSeat;
import org.chmail.it.server.OpenfireServer;

/** One test's people, fresh ones, and what they do. Everybody who logged in is gone after the test. */
public final class Scene implements AutoCloseable {

    private final World world;
    private final String mark = UUID.randomUUID().toString().substring(0, 8).toLowerCase(Locale.ROOT);
    private final Deque<CHmailUser> open = new ArrayDeque<>();

    Scene(World world) {
        this.world = world;
    }

    /** The servers. */
    public Stack stack() {
        return world.stack();
    }

    /** Everybody else's mail server. */
    public Outside outside() {
        return world.outside();
    }

    /** The bridge's API. */
    public Api api() {
        return new Api(stack().bridge().settings().apiUrl(), stack().apiToken());
    }

    /** Somebody's mail program that speaks JMAP. */
    public JmapUser jmap(Person person) {
        return new JmapUser(person, stack().james().settings().jmap().orElseThrow());
    }

    /** The Openfire of our own; scenarios that ask for it belong to the group {@code OwnServer}. */
    public OpenfireServer ownOpenfire() {
        return stack().openfire().orElseThrow();
    }

    /** Lets the watch lose that many pushes. */
    public void losesPushes(CHmailUser orderer, int count) {
        orderer.chat()
                .asks(PluginQuestion.set(stack().domain(), "drop", "urn:chmail:fault:0")
                        .with("pushes", String.valueOf(count)));
    }

    /** The ids of all messages that Openfire has put into its offline store since it started. */
    public Set<String> keptOffline(Person asker) {
        String answer = logsIn(asker, "asks")
                .chat()
                .answerTo(PluginQuestion.get(stack().domain(), "offline", "urn:chmail:fault:offline:0"));
        return Set.of(answer.replaceAll("<[^>]*>", "").trim().split(" "));
    }

    /** The bridge's own database, which is SQLite's. */
    public Path database() {
        return folder().resolve("bridge/chmail.db");
    }

    /** Where and when the bridge saw somebody last. */
    public LastSeen lastSeen(Person person) {
        return LastSeen.of(database(), person.address());
    }

    /** What the bridge has written down of a room, each message as {@code Nick: words}. */
    public List<String> writtenDown(RoomSeat seat) {
        return SaidRows.of(database(), seat.room());
    }

    /** What the bridge keeps now, of this scene above all. */
    public KeptRows kept() {
        return KeptRows.of(database(), mark);
    }

    /** Where the public pages are. */
    public String site() {
        return stack().bridge().settings().publicUrl();
    }

    /** Where the servers' homes are; what a scenario writes there is kept until the next run. */
    public Path folder() {
        return stack().settings().folder();
    }

    /** Stops the bridge and starts it with more settings; it is as before when the result is closed. */
    public RestoredBridge bridgeWith(String... more) {
        return new RestoredBridge(stack().bridge(), more);
    }

    /** Signs mails as another host that takes part in CHmail. */
    public Signer foreignSigner() {
        return new Signer(world.foreignKey());
    }

    /** Whether the signature that James made holds for the mail as it arrived. */
    public boolean isSigned(ArrivedMail mail) {
        return SignatureCheck.passes(mail, world.ownKey());
    }

    /** Somebody new with accounts in James and Openfire, called {@code role} and a mark of this test. */
    public Person person(String role) {
        return stack().person(role + "-" + mark);
    }

    /** An alias of somebody's address, called {@code role} and a mark of this test. */
    public String alias(String role, Person person) {
        return alias(role, person.address());
    }

    /** An alias of an address, which may be an alias itself. */
    public String alias(String role, String address) {
        String alias = address(role);
        stack().james().addAlias(alias, address);
        return alias;
    }

    /** A group of people, which is a small mailing list. */
    public String group(String role, Person... members) {
        String group = address(role);
        for (Person member : members) {
            stack().james().addToGroup(group, member.address());
        }
        return group;
    }

    private String address(String role) {
        return role + "-" + mark + "@" + stack().domain();
    }

    /** Logs somebody in who becomes available. */
    public CHmailUser comesOn(Person person) {
        return comesOn(person, "desk");
    }

    /** Logs somebody in with that resource who becomes available. */
    public CHmailUser comesOn(Person person, String resource) {
        CHmailUser user = logsIn(person, resource);
        user.chat().comesOn();
        return user;
    }

    /** Logs somebody in; nobody sees it yet. */
    public CHmailUser logsIn(Person person, String resource) {
        CHmailUser user = new CHmailUser(person.logsIn(resource), stack().bridgeJid());
        open.push(user);
        return user;
    }

    /** Another session of the bridge's account, which takes nothing of what is said to it; whoever asks for it closes it. */
    public ChatUser bridgeLogsIn(String resource) {
        return ChatUser.login(stack().xmpp(), "chmail", stack().settings().password(), resource);
    }

    /** Begins a mail to some. */
    public Draft mail(Person author, Person... to) {
        Draft draft = author.mail().writes();
        for (Person person : to) {
            draft.to(person.address());
        }
        return draft;
    }

    /** An address of somebody who has no login here, called {@code role} and a mark of this test. */
    public String outsider(String role) {
        return role + "-" + mark + "@outside.example";
    }

    /** Sends a mail to somebody outside and returns the identity that is found in it there. */
    public Identity sendOutside(Draft draft) {
        return outside().receives(draft.send()).stamped();
    }

    /** Sends a mail and returns the identity that its receiver finds in it. */
    public Identity send(Draft draft, Person receiver) {
        return receiver.mail().receivesByImap(draft.send()).stamped();
    }

    /** A mail of an author to a receiver, sent and stamped. */
    public Identity mailed(Person author, Person receiver) {
        return send(mail(author, receiver).subject("Lunch on Friday?"), receiver);
    }

    @Override
    public void close() {
        while (!open.isEmpty()) {
            open.pop().close();
        }
    }
}
