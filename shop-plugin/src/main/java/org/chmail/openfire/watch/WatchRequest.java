package org.chmail.openfire.watch;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.dom4j.Element;
import org.jspecify.annotations.Nullable;

/** What is asked of the watch. */
final class WatchRequest {
    static final Duration SHORTEST = Duration.ofSeconds(1);
    static final Duration LONGEST = Duration.ofMinutes(10);

    private final Verb verb;
    private final Duration lease;
    private final Optional<Boolean> roster;

    enum Verb {
        WATCH,
        RENEW,
        UNWATCH
    }

    private WatchRequest(Verb verb, Duration lease, Optional<Boolean> roster) {
        this.verb = verb;
        this.lease = lease;
        this.roster = roster;
    }

    /** @throws IllegalArgumentException saying what is wrong with the request, for the one who asked */
    static WatchRequest of(Element child) {
        Verb verb = verb(child.getName());
        return verb == Verb.UNWATCH
                ? new WatchRequest(verb, Duration.ZERO, Optional.empty())
                : new WatchRequest(verb, lease(child.attributeValue("lease")), roster(child.attributeValue("roster")));
    }

    Verb verb() {
        return verb;
    }

    /** Zero for {@link Verb#UNWATCH}. */
    Duration lease() {
        return lease;
    }

    /** Whether users are to have the bridge in their rosters; empty to leave that as it is. */
    Optional<Boolean> roster() {
        return roster;
    }

    private static Verb verb(String name) {
        for (Verb verb : Verb.values()) {
            if (verb.name().toLowerCase(Locale.ROOT).equals(name)) {
                return verb;
            }
        }
        throw new IllegalArgumentException("The child must be watch, renew or unwatch, got: " + name + ".");
    }

    private static Duration lease(@Nullable String text) {
        String rule = "lease must be whole seconds between " + SHORTEST.toSeconds() + " and " + LONGEST.toSeconds();
        if (text == null) {
            throw new IllegalArgumentException(rule + ", and is missing.");
        }
        try {
            Duration lease = Duration.ofSeconds(Long.parseLong(text));
            if (lease.compareTo(SHORTEST) >= 0 && lease.compareTo(LONGEST) <= 0) {
                return lease;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(rule + ", got: " + text + ".", e);
        }
        throw new IllegalArgumentException(rule + ", got: " + text + ".");
    }

    private static Optional<Boolean> roster(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        if (!text.equals("on") && !text.equals("off")) {
            throw new IllegalArgumentException("roster must be on or off, or left out, got: " + text + ".");
        }
        return Optional.of(text.equals("on"));
    }
}
