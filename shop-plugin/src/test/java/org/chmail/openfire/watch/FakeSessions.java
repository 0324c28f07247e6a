package org.chmail.openfire.watch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dom4j.Element;
import org.xmpp.packet.JID;

/** A server in memory: who is here, whose session is gone, and what was pushed to whom, as text. */
final class FakeSessions implements Sessions {
    final Map<JID, UserPresence> users = new HashMap<>();
    final Set<JID> gone = new HashSet<>();
    final List<String> pushes = new ArrayList<>();

    void set(String user, Resource... resources) {
        users.put(new JID(user), UserPresence.of(List.of(resources)));
    }

    @Override
    public Map<JID, UserPresence> all() {
        Map<JID, UserPresence> all = new HashMap<>(users);
        all.values().removeIf(UserPresence::isNone);
        return all;
    }

    @Override
    public UserPresence of(JID user) {
        return users.getOrDefault(user, UserPresence.none());
    }

    @Override
    public boolean push(JID watcher, Element child) {
        if (gone.contains(watcher)) {
            return false;
        }
        Element user = child.element("user");
        pushes.add(watcher.getResource() + " " + child.attributeValue("seq") + " " + user.attributeValue("jid") + " "
                + user.attributeValue("state"));
        return true;
    }
}
