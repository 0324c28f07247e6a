package org.chmail.bridge.store;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.toMap;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.chmail.bridge.model.Parcel;
import org.chmail.bridge.model.Parcel.Channel;
import org.chmail.bridge.model.Parcel.Kind;
import org.chmail.bridge.post.OutboxRows;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.EmptyHandling;

/**
 * Tables {@code outbox} and {@code outbox_queue}. A queue's row is held by whoever adds to it, claims from it, or strikes
 * its last parcel off; so its numbers are given out in the order of the commits, and its first parcel is the same to all.
 * A transaction holds queues last and in the order of their names, lest two wait for each other.
 */
final class OutboxTable implements OutboxRows {

    private static final String NEXT = """
            INSERT INTO outbox_queue (recipient, last_seq) VALUES (:recipient, 1)
            ON CONFLICT (recipient) DO UPDATE SET last_seq = outbox_queue.last_seq + 1
            RETURNING last_seq
            """;

    private static final String ADD = """
            INSERT INTO outbox
                (id, recipient, seq, kind, channel, body, lang, about, attempt_id, leg_id, phase, replaces, chat_id,
                 created_at, due_at, tries)
            VALUES (:id, :recipient, :seq, :kind, :channel, :body, :lang, :about, :attemptId, :legId, :phase, :replaces,
                :chatId, :createdAt, :due, :tries)
            """;

    private static final String CLAIMABLE = """
            SELECT q.recipient FROM outbox_queue q CROSS JOIN outbox o
            WHERE o.recipient = q.recipient AND o.channel = :channel AND o.seq = (SELECT MIN(f.seq) FROM outbox f WHERE f.recipient = q.recipient)
            AND o.due_at <= :now AND (o.lease_until IS NULL OR o.lease_until <= <now>)
            ORDER BY o.created_at, q.recipient LIMIT :limit
            """;

    private static final String HOLD_QUEUES = CLAIMABLE + "<skipLocked>";

    /** Looks again, since a queue may have been another's between being seen and being held. */
    private static final String CLAIM = """
            UPDATE outbox SET owner = :owner, lease_until = <now> + :lease
            WHERE recipient IN (<recipients>)
            AND seq = (SELECT MIN(f.seq) FROM outbox f WHERE f.recipient = outbox.recipient)
            AND due_at <= :now AND (lease_until IS NULL OR lease_until <= <now>)
            RETURNING id, kind, recipient, body, lang, about, attempt_id, leg_id, phase, replaces, chat_id, created_at,
                due_at AS due, tries
            """;

    private static final String DONE = """
            DELETE FROM outbox WHERE id = :id AND owner = :owner RETURNING recipient
            """;

    private static final String HOLD_QUEUE = """
            UPDATE outbox_queue SET last_seq = last_seq WHERE recipient = :recipient
            """;

    private static final String DROP_EMPTY = """
            DELETE FROM outbox_queue WHERE recipient = :recipient
            AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.recipient = :recipient)
            """;

    private static final String GIVE_BACK = """
            UPDATE outbox SET owner = NULL, lease_until = NULL, due_at = :due, tries = tries + 1
            WHERE id = :id AND owner = :owner
            """;

    private static final String RELEASE = """
            UPDATE outbox SET owner = NULL, lease_until = NULL WHERE owner = :owner
            """;

    private static final String DROP = """
            DELETE FROM outbox
            WHERE recipient IN (<recipients>) OR (attempt_id IN (<attempts>) AND kind <> 'CLOSE_ROOM')
            RETURNING id, recipient
            """;

    /** Only the next try of what was tried has a time; the clock may have been set back since it was written. */
    private static final String RETRY = """
            UPDATE outbox SET due_at = 0 WHERE tries > 0 AND owner IS NULL
            """;

    private static final String WAITING = """
            SELECT COUNT(*) FROM outbox
            """;

    private static final String HOLDS = """
            SELECT 1 FROM outbox WHERE recipient = :recipient AND kind = :kind LIMIT 1
            """;

    private final Handle handle;
    /** By recipient; an empty list where only a parcel was struck off. */
    private final SortedMap<String, List<Parcel>> touched = new TreeMap<>();

    OutboxTable(Handle handle) {
        this.handle = handle;
    }

    @Override
    public void add(Parcel parcel) {
        queue(parcel.recipient()).add(parcel);
    }

    private List<Parcel> queue(String recipient) {
        return touched.computeIfAbsent(recipient, key -> new ArrayList<>());
    }

    /** Writes what was added, and forgets queues that have become empty. */
    void flush() {
        touched.forEach((recipient, parcels) -> {
            if (parcels.isEmpty()) {
                handle.createUpdate(HOLD_QUEUE).bind("recipient", recipient).execute();
                handle.createUpdate(DROP_EMPTY).bind("recipient", recipient).execute();
            }
            parcels.forEach(this::insert);
        });
        touched.clear();
    }

    private void insert(Parcel parcel) {
        long seq = handle.createQuery(NEXT)
                .bind("recipient", parcel.recipient())
                .mapTo(Long.class)
                .one();
        handle.createUpdate(ADD)
                .bindMethods(parcel)
                .bind("seq", seq)
                .bind("channel", parcel.kind().channel())
                .execute();
    }

    @Override
    public List<Parcel> claim(Channel channel, String owner, Duration lease, Instant now, int limit) {
        flush();
        List<String> recipients = handle.createQuery(HOLD_QUEUES)
                .bind("channel", channel)
                .bind("now", now)
                .bind("limit", limit)
                .mapTo(String.class)
                .list();
        if (recipients.isEmpty()) {
            return List.of();
        }
        return handle
                .createQuery(CLAIM)
                .bind("owner", owner)
                .bind("lease", lease.toMillis())
                .bind("now", now)
                .bindList("recipients", recipients)
                .map(ConstructorMapper.of(Parcel.class))
                .list()
                .stream()
                .sorted(comparing(Parcel::createdAt))
                .toList();
    }

    @Override
    public boolean claimable(Channel channel, Instant now) {
        flush();
        return handle.createQuery(CLAIMABLE)
                .bind("channel", channel)
                .bind("now", now)
                .bind("limit", 1)
                .mapTo(String.class)
                .findOne()
                .isPresent();
    }

    @Override
    public boolean done(String parcelId, String owner) {
        Optional<String> recipient = handle.createQuery(DONE)
                .bind("id", parcelId)
                .bind("owner", owner)
                .mapTo(String.class)
                .findOne();
        recipient.ifPresent(this::queue);
        return recipient.isPresent();
    }

    @Override
    public void giveBack(String parcelId, String owner, Instant dueAt) {
        handle.createUpdate(GIVE_BACK)
                .bind("id", parcelId)
                .bind("owner", owner)
                .bind("due", dueAt)
                .execute();
    }

    @Override
    public void release(String owner) {
        handle.createUpdate(RELEASE).bind("owner", owner).execute();
        handle.createUpdate(RETRY).execute();
    }

    @Override
    public List<String> drop(Collection<String> recipients, Collection<String> attemptIds) {
        flush();
        Map<String, String> dropped = handle
                .createQuery(DROP)
                .bindList(EmptyHandling.NULL_KEYWORD, "recipients", List.copyOf(recipients))
                .bindList(EmptyHandling.NULL_KEYWORD, "attempts", List.copyOf(attemptIds))
                .map((rows, context) -> Map.entry(rows.getString("id"), rows.getString("recipient")))
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
        dropped.values().forEach(this::queue);
        return List.copyOf(dropped.keySet());
    }

    @Override
    public boolean holds(String recipient, Kind kind) {
        flush();
        return handle.createQuery(HOLDS)
                .bind("recipient", recipient)
                .bind("kind", kind)
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    @Override
    public long waiting() {
        flush();
        return handle.createQuery(WAITING).mapTo(Long.class).one();
    }
}
