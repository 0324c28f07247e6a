package org.chmail.it.durability;

import java.time.Duration;
import java.time.Instant;
import org.awaitility.Awaitility;

/** Lets everything come to its end: who waits is withdrawn, or left to expire if that is near; everybody comes on. */
final class Quiet {

    private static final Duration NEAR = Duration.ofSeconds(25);
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final Duration POLL = Duration.ofMillis(250);

    private Quiet() {}

    static void await(TestDatabase database, Cast cast, Lines lines) {
        Rows rows = new Rows(database);
        cast.actors().forEach(Actor::comesOn);
        Instant near = Instant.now().plus(NEAR);
        for (Rows.Attempt attempt : rows.attempts()) {
            if (attempt.open() && attempt.chat() == null && attempt.expiresAt().isAfter(near)) {
                lines.cancel(attempt.mail(), attempt.id());
            }
        }
        Awaitility.await("no attempt is open, and all that was to be sent is sent")
                .atMost(LIMIT)
                .pollInterval(POLL)
                .until(() -> rows.attempts().stream().noneMatch(Quiet::lives) && rows.waiting() == 0);
        // Openfire keeps what came at the very moment when somebody came on until they come on the next time.
        cast.actors().forEach(Actor::comesOnAnew);
    }

    private static boolean lives(Rows.Attempt attempt) {
        return attempt.open() || (attempt.chat() != null && !attempt.chat().equals("CLOSED"));
    }
}
