package org.chmail.openfire.watch;

import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One available resource of a user, as the bridge is told of it. */
final class Resource {
    private static final Set<String> SHOWS = Set.of("chat", "away", "dnd", "xa");

    private final String name;
    private final int priority;
    private final String show;
    private final String address;

    /**
     * @param name the resource part of the JID
     * @param priority RFC 6121 §4.7.2.3; a negative one gets no messages to the bare JID
     * @param show the text of {@code <show/>} (RFC 6121 §4.7.2.1); none or an unknown one means "available"
     * @param address the session's host as text, empty if unknown
     */
    Resource(String name, int priority, @Nullable String show, String address) {
        this.name = Objects.requireNonNull(name);
        this.priority = priority;
        this.show = show != null && SHOWS.contains(show) ? show : "available";
        this.address = Objects.requireNonNull(address);
    }

    String name() {
        return name;
    }

    int priority() {
        return priority;
    }

    /** One of {@code available chat away dnd xa}. */
    String show() {
        return show;
    }

    String address() {
        return address;
    }

    /** What this resource alone makes of its user. */
    State state() {
        if (priority < 0) {
            return State.OFF;
        }
        return show.equals("dnd") || show.equals("xa") ? State.QUIET : State.ON;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Resource
                && name.equals(((Resource) other).name)
                && priority == ((Resource) other).priority
                && show.equals(((Resource) other).show)
                && address.equals(((Resource) other).address);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, priority, show, address);
    }

    @Override
    public String toString() {
        return name + " (priority " + priority + ", " + show + ")";
    }
}
