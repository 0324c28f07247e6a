package org.chmail.openfire.seats;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Accounts in memory. */
final class FakeAccounts implements Accounts {
    final Map<String, String> passwords = new HashMap<>();
    final Set<String> marked = new TreeSet<>();
    final List<String> log = new ArrayList<>();
    boolean readOnly;

    @Override
    public boolean exists(String user) {
        return passwords.containsKey(user);
    }

    @Override
    public boolean isMarked(String user) {
        return marked.contains(user);
    }

    @Override
    public void mark(String user) {
        marked.add(user);
    }

    @Override
    public boolean hasPassword(String user, String password) {
        return password.equals(passwords.get(user));
    }

    @Override
    public void create(String user, String password) {
        change("create " + user, user, password);
    }

    @Override
    public void setPassword(String user, String password) {
        change("change " + user, user, password);
    }

    @Override
    public void endSessions(String user) {
        log.add("end " + user);
    }

    private void change(String what, String user, String password) {
        if (readOnly) {
            throw new UnsupportedOperationException("read-only");
        }
        log.add(what);
        passwords.put(user, password);
    }
}
