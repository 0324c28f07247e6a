package org.chmail.bridge.directory;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.chmail.bridge.model.Address;
import org.chmail.bridge.model.LoginId;
import org.chmail.bridge.model.Mail;
import org.chmail.bridge.model.Participant;

/** Tables {@code mail} and {@code participant}. */
public interface MailRows {

    /**
     * Stores a mail and who is on it.
     *
     * @param tokenHash SHA-256 of the mail's chat token, in lower-case hex
     */
    void insert(Mail mail, String tokenHash, Collection<Participant> participants);

    void addParticipants(String mailId, Collection<Participant> participants);

    Optional<Mail> byId(String mailId);

    Optional<Mail> byMessageId(String messageId, Address from);

    /** The mail that holds this port now, expired or not. */
    Optional<Mail> byPort(LoginId author, int port);

    Optional<Mail> byTokenHash(String tokenHash);

    String tokenHash(String mailId);

    /** Author first, then To, then Cc, each in the order of the header. */
    List<Participant> participants(String mailId);

    /** What the author is called in the last mail of theirs that named them; empty if none did. */
    Optional<String> nameOf(LoginId author);

    /** Mails not expired at {@code now} on which one of {@code addresses} is, newest first, from the {@code offset}th. */
    List<Mail> recent(Collection<Address> addresses, Instant now, int offset, int limit);

    /** Moves the end of a mail's life; the port's with {@link PortRows#expire}. */
    void expire(String mailId, Instant at);
}
