package org.chmail.it;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.chmail.it.client.MailUser;

/** The first mail through everything, so that the first one of a person finds each part awake. */
final class WarmUp {

    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final String NAME = "chmail-warm-up";

    private WarmUp() {}

    /**
     * Submits mails until one is stamped; their author is gone from James after that.
     *
     * @throws IllegalStateException if none was within a minute
     */
    static void stampOneMail(Stack stack) {
        String address = NAME + "@" + stack.domain();
        stack.james().addUser(address, stack.settings().password());
        MailUser user = new MailUser(stack.mail(), address, stack.settings().password());
        try {
            Awaitility.await("a mail is stamped")
                    .atMost(LIMIT)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(200))
                    .until(() -> stamped(user));
        } catch (ConditionTimeoutException e) {
            throw new IllegalStateException(
                    "no mail was stamped within %d s; why, the logs in %s say"
                            .formatted(LIMIT.toSeconds(), stack.settings().folder()),
                    e);
        }
        stack.james().ask("DELETE", "/users/" + address, "");
    }

    private static boolean stamped(MailUser user) {
        String id = user.writes().to(user.address()).subject("Warming up").send();
        return user.receivesByImap(id).identity().isPresent();
    }
}
