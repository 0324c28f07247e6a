package org.chmail.bridge.post;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.chmail.bridge.model.Parcel;
import org.chmail.bridge.model.Parcel.Channel;
import org.chmail.bridge.model.Parcel.Kind;

/** Table {@code outbox}: what is to be sent. */
public interface OutboxRows {

    /** Puts a parcel at the end of its recipient's queue. */
    void add(Parcel parcel);

    /**
     * Takes the first unsent parcel of each recipient's queue in this channel, unless it is leased to someone or not due yet. The lease is
     * counted by the database's clock.
     *
     * @param owner who takes them
     * @param lease after so long someone else may take them
     */
    List<Parcel> claim(Channel channel, String owner, Duration lease, Instant now, int limit);

    /** Whether {@link #claim} would take something; unlike it, it changes nothing, and wakes nobody. */
    boolean claimable(Channel channel, Instant now);

    /** Strikes a parcel off; false if {@code owner} no longer holds it. */
    boolean done(String parcelId, String owner);

    /** Gives a parcel back, to be tried again at {@code dueAt}. */
    void giveBack(String parcelId, String owner, Instant dueAt);

    /** Gives back all that {@code owner} holds, and ends all pauses: a process that starts holds nothing and tries anew. */
    void release(String owner);

    /**
     * Drops what waits for these recipients, and what people are told of these attempts; a room's end stays.
     *
     * @return the ids of what was dropped
     */
    List<String> drop(Collection<String> recipients, Collection<String> attemptIds);

    /** Whether a parcel of this kind stands in this recipient's queue. */
    boolean holds(String recipient, Kind kind);

    /** How many wait. */
    long waiting();
}
