package org.chmail.bridge.xmpp;

import org.chmail.bridge.attempt.MailRef;
import org.jspecify.annotations.Nullable;

/** What people can say to the bridge. */
sealed interface Command {

    /** {@code chat <login> <port>}, or {@code chat <token or link>}. */
    record Chat(MailRef mail) implements Command {}

    /** {@code chat <n>}: the n-th of the mails that were shown last. */
    record ChatNumber(int number) implements Command {}

    /** {@code mails} */
    record Mails() implements Command {}

    /** {@code accept [<login> <port>]} */
    record Accept(@Nullable MailRef mail) implements Command {}

    /** {@code decline [<login> <port>]} */
    record Decline(@Nullable MailRef mail) implements Command {}

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

    /** {@code notify on|off} */
    record Notify(boolean on) implements Command {}

    /** {@code close <port>} */
    record Close(int port) implements Command {}

    /** {@code help} */
    record Help() implements Command {}
}
