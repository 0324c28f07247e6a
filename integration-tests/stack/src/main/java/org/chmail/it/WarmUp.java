package org.chmail.it;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.chmail.it.client.MailUser;

/** The first mail through everything, so that the first one of a person finds each part awake. */
final class WarmUp {

    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final String NAME = "chmail-warm-up";

    private WarmUp() {}

    /**
     * Submits mails until one is stamped; their author is gone from James after that.
     *
     * @throws org.awaitility.core.ConditionTimeoutException if none was within a minute
     */
    static void stampOneMail(Stack stack) {
        String address = NAME + "@" + stack.domain();
        stack.james().addUser(address, stack.settings().password());
        MailUser user = new MailUser(stack.mail(), address, stack.settings().password());
        Awaitility.await("a mail is stamped")
                .atMost(LIMIT)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> user.receivesByImap(
                                user.writes().to(address).subject("Warming up").send())
                        .identity()
                        .isPresent());
        stack.james().ask("DELETE", "/users/" + address, "");
    }
}
