package org.chmail.openfire.contact;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.xmpp.packet.JID;

/** Rosters in memory. */
final class FakeRosters implements Rosters {
    final Set<JID> online = new TreeSet<>();
    final Set<JID> contacts = new TreeSet<>();
    final Set<JID> touched = new TreeSet<>();
    final Set<JID> marked = new TreeSet<>();
    final Set<JID> broken = new TreeSet<>();
    final List<String> log = new ArrayList<>();

    @Override
    public Collection<JID> online() {
        return List.copyOf(online);
    }

    @Override
    public Collection<JID> subscribers() {
        return List.copyOf(contacts);
    }

    @Override
    public boolean isMarked(JID user) {
        return marked.contains(user);
    }

    @Override
    public void mark(JID user) {
        marked.add(user);
    }

    @Override
    public void unmark(JID user) {
        marked.remove(user);
    }

    @Override
    public boolean has(JID user) {
        return contacts.contains(user);
    }

    @Override
    public boolean isUntouched(JID user) {
        return contacts.contains(user) && !touched.contains(user);
    }

    @Override
    public void put(JID user) {
        if (broken.contains(user)) {
            throw new IllegalStateException("no roster");
        }
        log.add("put " + user);
        contacts.add(user);
    }

    @Override
    public void remove(JID user) {
        log.add("remove " + user);
        contacts.remove(user);
    }
}
