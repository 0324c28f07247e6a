package org.chmail.it.client;

import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.jivesoftware.smack.SmackException;
import org.jivesoftware.smack.XMPPException;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.roster.Roster;
import org.jivesoftware.smack.roster.RosterEntry;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.impl.JidCreate;
import org.jxmpp.stringprep.XmppStringprepException;

/** What a person's client shows of their roster (RFC 6121). */
public final class Contacts {

    private final ChatUser person;
    private final Roster roster;

    Contacts(ChatUser person) {
        this.person = person;
        this.roster = Roster.getInstanceFor(person.connection());
    }

    /** How the contact is called; empty if it is not there. */
    public Optional<String> nameOf(String bareJid) {
        return Optional.ofNullable(roster.getEntry(jid(bareJid))).map(RosterEntry::getName);
    }

    /** The full JIDs of the contact's available resources. */
    public List<String> resourcesOf(String bareJid) {
        return roster.getPresences(jid(bareJid)).stream()
                .filter(Presence::isAvailable)
                .map(presence -> presence.getFrom().toString())
                .toList();
    }

    /** Waits until the contact has that name and is seen to be on. */
    public Contacts showsOn(String bareJid, String name) {
        Awaitility.await("%s sees %s as %s".formatted(person.bareJid(), bareJid, name))
                .atMost(ChatUser.PATIENCE)
                .until(() -> nameOf(bareJid).equals(Optional.of(name))
                        && !resourcesOf(bareJid).isEmpty());
        return this;
    }

    /** Waits until the contact is seen to be off, though it is there. */
    public Contacts showsOff(String bareJid) {
        Awaitility.await("%s sees %s go".formatted(person.bareJid(), bareJid))
                .atMost(ChatUser.PATIENCE)
                .until(() -> nameOf(bareJid).isPresent() && resourcesOf(bareJid).isEmpty());
        return this;
    }

    /** Waits until the contact is there no more. */
    public Contacts loses(String bareJid) {
        Awaitility.await("%s has %s no more".formatted(person.bareJid(), bareJid))
                .atMost(ChatUser.PATIENCE)
                .until(() -> nameOf(bareJid).isEmpty());
        return this;
    }

    /** Gives the contact another name. */
    public Contacts renames(String bareJid, String name) {
        return changes(() -> roster.getEntry(jid(bareJid)).setName(name));
    }

    /** Takes the contact out. */
    public Contacts deletes(String bareJid) {
        return changes(() -> roster.removeEntry(roster.getEntry(jid(bareJid))));
    }

    /** Adds a contact and asks to see its presence. */
    public Contacts adds(String bareJid, String name) {
        return changes(() -> roster.createItemAndRequestSubscription(jid(bareJid), name, null));
    }

    private Contacts changes(Change change) {
        try {
            change.make();
            return this;
        } catch (SmackException | XMPPException e) {
            throw new IllegalStateException(person.bareJid() + " cannot change the roster", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while changing the roster of " + person.bareJid(), e);
        }
    }

    private static BareJid jid(String text) {
        try {
            return JidCreate.bareFrom(text);
        } catch (XmppStringprepException e) {
            throw new IllegalArgumentException("not a JID: " + text, e);
        }
    }

    private interface Change {
        void make() throws SmackException, XMPPException, InterruptedException;
    }
}
