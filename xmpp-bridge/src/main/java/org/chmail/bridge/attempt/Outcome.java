package org.chmail.bridge.attempt;

import java.time.Duration;
import java.util.List;
import org.chmail.bridge.model.LoginId;
import org.chmail.bridge.model.Mail;

/** What became of something that a person said. */
public sealed interface Outcome {

    /** It was said before, under the same id: nothing was done now, and nothing is answered. */
    record Repeated() implements Outcome {}

    /** No such mail, or the person is not on it: not told apart. */
    record Unknown() implements Outcome {}

    /** Nobody but the person themself can be rung about this mail. */
    record NobodyToCall(Mail mail) implements Outcome {}

    /** More people than are rung at once. */
    record TooMany(int people, int most) implements Outcome {}

    /** Others asked already, or the chat is open: who joins them must have proven to be on the mail. */
    record ProveFirst(Mail mail) implements Outcome {}

    /** The person has asked too often, or who would be asked was rung too often; nothing was done. */
    record TooOften(Duration pause) implements Outcome {}

    /** The person is a caller now; the legs tell who is asked. */
    record Asked(AttemptView view) implements Outcome {}

    /** The person was a caller already. */
    record AlreadyAsked(AttemptView view) implements Outcome {}

    /** The person accepted; an invitation follows. */
    record Joined(AttemptView view) implements Outcome {}

    /** The chat stands; an invitation follows. */
    record RoomAgain(AttemptView view) implements Outcome {}

    /** The person declined. */
    record Declined(AttemptView view) implements Outcome {}

    /** The person is asked again after that time. */
    record Parked(AttemptView view, Duration time) implements Outcome {}

    /** The person hears nothing of {@code login} from now on. */
    record Blocked(LoginId login) implements Outcome {}

    /** The person may be called by {@code login} again. */
    record Unblocked(LoginId login) implements Outcome {}

    /** Whoever was called so is out of the chat. */
    record Kicked(String nick) implements Outcome {}

    /** The person withdrew. */
    record Withdrawn(AttemptView view) implements Outcome {}

    /** The mail's port is closed. */
    record Closed(Mail mail) implements Outcome {}

    /** It had ended before the person answered. */
    record Over(AttemptView view) implements Outcome {}

    /** There is nothing of this kind. */
    record Nothing() implements Outcome {}

    /** It could be meant of each of these. */
    record Ambiguous(List<Mail> mails) implements Outcome {}
}
