package org.chmail.bridge.xmpp;

import java.time.Duration;
import org.chmail.bridge.attempt.MailRef;
import org.chmail.bridge.model.LoginId;
import org.jspecify.annotations.Nullable;

/** What people can say to the bridge. */
sealed interface Command {

    /** {@code chat <login> <port> [all]}, or {@code chat <token or link> [all]}. */
    record Chat(MailRef mail, boolean all) implements Command {}

    /** {@code chat <n> [all]}: the n-th of the mails that were shown. */
    record ChatNumber(int number, boolean all) implements Command {}

    /** {@code mails [<page>]}, from 1. */
    record Mails(int page) implements Command {}

    /** {@code more}: the page after the one that was shown last. */
    record More() implements Command {}

    /** {@code accept [<login> <port>]} */
    record Accept(@Nullable MailRef mail) implements Command {}

    /** {@code decline [<login> <port>]} */
    record Decline(@Nullable MailRef mail) implements Command {}

    /**
     * {@code later [<login> <port>] <time>}
     *
     * @param time null if none was said, or one that is out of bounds
     */
    record Later(@Nullable MailRef mail, @Nullable Duration time) implements Command {}

    /** {@code cancel [<login> <port>]} */
    record Cancel(@Nullable MailRef mail) implements Command {}

    /** {@code status} */
    record Status() implements Command {}

    /** {@code stamp on|off} */
    record Stamp(boolean on) implements Command {}

    /** {@code link <address>}: the address as it was written, which may be none. */
    record Link(String address) implements Command {}

    /** {@code unlink <address>} */
    record Unlink(String address) implements Command {}

    /** {@code verify <code>} */
    record Verify(String code) implements Command {}

    /** {@code yes <code>}: the code that a page shows which is to be signed in. */
    record Yes(String code) implements Command {}

    /** {@code sessions}: the browsers in which the login is signed in. */
    record Sessions() implements Command {}

    /** {@code sessions end <n>}: the n-th of them, from 1. */
    record EndSession(int number) implements Command {}

    /** {@code sessions end all} */
    record EndSessions() implements Command {}

    /** {@code notify on|off} */
    record Notify(boolean on) implements Command {}

    /** {@code close <port>} */
    record Close(int port) implements Command {}

    /** {@code block <login>} */
    record Block(LoginId login) implements Command {}

    /** {@code unblock <login>} */
    record Unblock(LoginId login) implements Command {}

    /** {@code kick <nick>}: which may have blanks in it. */
    record Kick(String nick) implements Command {}

    /** {@code blocked} */
    record Blocked() implements Command {}

    /** {@code help} */
    record Help() implements Command {}
}
