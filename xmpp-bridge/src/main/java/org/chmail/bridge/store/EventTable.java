package org.chmail.bridge.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chmail.bridge.chat.EventRows;
import org.chmail.bridge.chat.Occupant;
import org.chmail.bridge.model.ChatEvent;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/** Table {@code event}. */
record EventTable(Handle handle) implements EventRows {

    private static final RowMapper<ChatEvent> EVENT = ConstructorMapper.of(ChatEvent.class);
    private static final RowMapper<Occupant> OCCUPANT = ConstructorMapper.of(Occupant.class);

    private static final String ADD = """
            INSERT INTO event (chat_id, seq, kind, nick, login_id, stanza_id, said_key, body, at)
            SELECT :chatId, COALESCE(MAX(e.seq), 0) + 1, :kind, :nick, :login, :stanzaId, :key, :body, :at
            FROM event e WHERE e.chat_id = :chatId
            ON CONFLICT (chat_id, said_key) DO NOTHING
            """;

    private static final String SELECT = """
            SELECT chat_id, seq, kind, nick, login_id AS login, stanza_id, body, at FROM event
            """;

    private static final String OF_CHAT = SELECT + """
            WHERE chat_id = :chat ORDER BY seq
            """;

    private static final String AFTER = SELECT + """
            WHERE chat_id = :chat AND seq > :seq AND body IS NOT NULL ORDER BY seq
            """;

    private static final String HEARD = """
            SELECT 1 FROM event WHERE chat_id = :chat AND stanza_id = :id LIMIT 1
            """;

    private static final String LAST = SELECT + """
            WHERE chat_id = :chat AND kind IN (<kinds>) ORDER BY seq DESC LIMIT 1
            """;

    private static final String PRESENT = """
            SELECT e.nick, e.login_id AS login FROM event e
            WHERE e.chat_id = :chat AND e.kind = 'CAME' AND NOT EXISTS (
                SELECT 1 FROM event l WHERE l.chat_id = e.chat_id AND l.seq > e.seq AND l.nick = e.nick
                AND l.kind IN ('CAME', 'WENT'))
            ORDER BY e.seq
            """;

    private static final String SAID = """
            SELECT 1 FROM event WHERE chat_id = :chat AND kind = 'SAID' AND nick = :nick AND body = :body
            AND at BETWEEN :from AND :until LIMIT 1
            """;

    @Override
    public boolean add(ChatEvent event) {
        return handle.createUpdate(ADD)
                        .bindMethods(event)
                        .bind("key", key(event))
                        .execute()
                > 0;
    }

    @Override
    public List<ChatEvent> ofChat(String chatId) {
        return handle.createQuery(OF_CHAT).bind("chat", chatId).map(EVENT).list();
    }

    @Override
    public List<ChatEvent> after(String chatId, long seq) {
        return handle.createQuery(AFTER)
                .bind("chat", chatId)
                .bind("seq", seq)
                .map(EVENT)
                .list();
    }

    @Override
    public boolean heard(String chatId, String stanzaId) {
        return handle.createQuery(HEARD)
                .bind("chat", chatId)
                .bind("id", stanzaId)
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    @Override
    public Optional<ChatEvent> last(String chatId, Set<ChatEvent.Kind> kinds) {
        return handle.createQuery(LAST)
                .bind("chat", chatId)
                .bindList("kinds", List.copyOf(kinds))
                .map(EVENT)
                .findOne();
    }

    @Override
    public List<Occupant> present(String chatId) {
        return handle.createQuery(PRESENT).bind("chat", chatId).map(OCCUPANT).list();
    }

    @Override
    public boolean said(String chatId, String nick, String body, Instant from, Instant until) {
        return handle.createQuery(SAID)
                .bind("chat", chatId)
                .bind("nick", nick)
                .bind("body", body)
                .bind("from", from)
                .bind("until", until)
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    /** A client may use an id again, but hardly with the same words. */
    private static @Nullable String key(ChatEvent event) {
        String id = event.stanzaId();
        if (event.kind() != ChatEvent.Kind.SAID || id == null) {
            return null;
        }
        String text = event.nick() + '\0' + id + '\0' + event.body();
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
