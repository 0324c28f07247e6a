package org.chmail.bridge.directory;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chmail.bridge.directory.PresenceBook.Resource;
import org.chmail.bridge.directory.PresenceBook.Sighting;
import org.chmail.bridge.model.LoginId;
import org.chmail.bridge.model.Presence;

/** What the watch shows, and which of the clients in it did not answer a ping. Not safe for several threads. */
final class Sightings {

    private final Map<LoginId, Sighting> shown = new HashMap<>();
    /** Clients that did not answer, until the watch tells something new of their login. */
    private final Map<LoginId, Set<String>> silent = new HashMap<>();

    /** A copy of what the watch shows. */
    Map<LoginId, Sighting> all() {
        return Map.copyOf(shown);
    }

    Sighting of(LoginId login) {
        return shown.getOrDefault(login, Sighting.NONE);
    }

    /** As the watch tells it, but off if none of the clients that it names answers. */
    Presence presence(LoginId login) {
        Set<String> names = silent.getOrDefault(login, Set.of());
        boolean dead = !names.isEmpty() && names.containsAll(resources(login));
        return dead ? Presence.OFF : of(login).presence();
    }

    List<String> resources(LoginId login) {
        return of(login).resources().stream().map(Resource::name).toList();
    }

    /** Those of {@link #resources} that did not answer. */
    List<String> silent(LoginId login) {
        Set<String> names = silent.getOrDefault(login, Set.of());
        return resources(login).stream().filter(names::contains).toList();
    }

    /** Everyone anew; who did not answer is silent still. */
    void replace(Map<LoginId, Sighting> users) {
        shown.clear();
        shown.putAll(users);
        silent.keySet().retainAll(users.keySet());
    }

    /** News of one login. */
    void put(LoginId login, Sighting sighting) {
        silent.remove(login);
        if (sighting.presence() == Presence.OFF) {
            shown.remove(login);
        } else {
            shown.put(login, sighting);
        }
    }

    void silence(LoginId login, Collection<String> names) {
        silent.put(login, Set.copyOf(names));
    }

    void unsilence(LoginId login) {
        silent.remove(login);
    }
}
