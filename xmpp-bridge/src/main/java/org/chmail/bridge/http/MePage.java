package org.chmail.bridge.http;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code /me}, the page of who is signed in. Forms, each POSTed below {@code /me}: {@code /answer} (leg, answer=
 * accept|decline|later, minutes), {@code /call} (mail), {@code /end} (session), {@code /out}. The
 * script follows {@code /me/live} and loads the lists again when one has changed.
 *
 * @param login the login ID
 * @param done what was just done, as a sentence; null for nothing
 * @param wrong why what was wished could not be done, as a sentence; null for nothing
 * @param rings who asks now
 * @param chats open chats, and who is being asked
 * @param writes whether they can write a mail here
 * @param unsent mails of theirs that the mail server will not take
 * @param mails the newest first
 * @param asked who asked before
 */
record MePage(
        String login,
        @Nullable String done,
        @Nullable String wrong,
        List<Ring> rings,
        List<Talk> chats,
        boolean writes,
        List<Unsent> unsent,
        List<MailRow> mails,
        List<Asked> asked,
        List<SessionRow> sessions)
        implements PageModel {

    /**
     * A question that waits for an answer.
     *
     * @param leg its id
     * @param askers who asks
     * @param ringing whether it is to be heard now
     * @param words how it stands, such as "will be asked again in 10 minutes"; may be empty
     */
    record Ring(String leg, String askers, String subject, boolean ringing, String words) {}

    /** A chat to go to: its path, who is in it or asked, and how it stands. */
    record Talk(String href, String others, String subject, String words) {}

    /**
     * A mail to chat about.
     *
     * @param mail its id, which the form returns
     * @param people the author, or, of an own mail, the recipients
     */
    record MailRow(String mail, String subject, String people, boolean own, Instant at) {}

    /** A mail that was not sent, and why; {@code /me/write?again=<id>} has it to be sent anew. */
    record Unsent(String id, String subject, String why, Instant at) {}

    /** Someone asked, and that is over. */
    record Asked(String askers, String subject, String words, Instant at) {}

    /**
     * A browser in which this login is signed in.
     *
     * @param words what browser it is, as far as it is known
     * @param here whether it is this one
     */
    record SessionRow(String id, String words, Instant since, boolean here) {}

    MePage {
        rings = List.copyOf(rings);
        chats = List.copyOf(chats);
        unsent = List.copyOf(unsent);
        mails = List.copyOf(mails);
        asked = List.copyOf(asked);
        sessions = List.copyOf(sessions);
    }

    @Override
    public boolean hasForm() {
        return true;
    }

    @Override
    public String template() {
        return "me.jte";
    }
}
