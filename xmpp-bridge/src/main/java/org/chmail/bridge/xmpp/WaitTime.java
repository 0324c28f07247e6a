package org.chmail.bridge.xmpp;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How people say for how long something is put off: {@code 20m}, {@code 2h}, {@code 20 min}, {@code 90} (minutes). */
final class WaitTime {

    private static final Duration LEAST = Duration.ofMinutes(1);
    private static final Duration MOST = Duration.ofHours(24);
    private static final Pattern TIME =
            Pattern.compile("(\\d{1,5})(?: ?(?:m|min|mins|minute|minutes)| ?(h|hr|hrs|hour|hours))?");

    private WaitTime() {}

    /** Empty if it is no time, or none from a minute to a day. */
    static Optional<Duration> parse(List<String> words) {
        Matcher time = TIME.matcher(String.join(" ", words));
        if (!time.matches()) {
            return Optional.empty();
        }
        long count = Long.parseLong(time.group(1));
        Duration said = time.group(2) == null ? Duration.ofMinutes(count) : Duration.ofHours(count);
        return said.compareTo(LEAST) < 0 || said.compareTo(MOST) > 0 ? Optional.empty() : Optional.of(said);
    }
}
