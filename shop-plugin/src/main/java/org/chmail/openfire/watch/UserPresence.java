package org.chmail.openfire.watch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All available resources of one user, and what they come to. */
final class UserPresence {
    private static final UserPresence NONE = new UserPresence(List.of());

    private final List<Resource> resources;

    private UserPresence(List<Resource> resources) {
        this.resources = resources;
    }

    /** In the order of the resources' names, so that equal presences are equal. */
    static UserPresence of(List<Resource> resources) {
        List<Resource> sorted = new ArrayList<>(resources);
        sorted.sort(Comparator.comparing(Resource::name));
        return new UserPresence(List.copyOf(sorted));
    }

    /** Someone without an available resource. */
    static UserPresence none() {
        return NONE;
    }

    List<Resource> resources() {
        return resources;
    }

    boolean isNone() {
        return resources.isEmpty();
    }

    /** The most reachable of the resources' states. */
    State state() {
        return resources.stream()
                .map(Resource::state)
                .min(Comparator.naturalOrder())
                .orElse(State.OFF);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof UserPresence && resources.equals(((UserPresence) other).resources);
    }

    @Override
    public int hashCode() {
        return resources.hashCode();
    }

    @Override
    public String toString() {
        return state().word() + " " + resources;
    }
}
