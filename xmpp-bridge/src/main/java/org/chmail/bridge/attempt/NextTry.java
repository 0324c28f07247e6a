package org.chmail.bridge.attempt;

import java.time.Duration;
import java.time.Instant;
import org.chmail.bridge.model.Parcel;
import org.chmail.bridge.post.MailNotSent;

/** When a parcel that did not come through is tried again: after 1, 2, 4 … seconds. */
final class NextTry {

    private static final Duration LONGEST = Duration.ofSeconds(30);
    /** What a mail server refused, it may take once someone has looked after it; that takes longer. */
    private static final Duration LONGEST_REFUSED = Duration.ofMinutes(5);

    private static final int DOUBLINGS = 9;

    private NextTry() {}

    static Instant at(Parcel parcel, Throwable failure, Instant now) {
        if (failure instanceof NotYet early) {
            return early.due();
        }
        Duration longest = failure instanceof MailNotSent mail && mail.onlyThisOne() ? LONGEST_REFUSED : LONGEST;
        Duration pause = Duration.ofSeconds(1L << Math.min(parcel.tries(), DOUBLINGS));
        return now.plus(pause.compareTo(longest) > 0 ? longest : pause);
    }

    /** The first failure is; not that of a mail server as a whole, which the mail edge tells, once. */
    static boolean worthSaying(Parcel parcel, Throwable failure) {
        return parcel.tries() == 0
                && !(failure instanceof NotYet)
                && !(failure instanceof MailNotSent mail && !mail.onlyThisOne());
    }
}
