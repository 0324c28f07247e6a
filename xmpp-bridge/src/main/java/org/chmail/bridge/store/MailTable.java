package org.chmail.bridge.store;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.chmail.bridge.directory.ConcurrentChange;
import org.chmail.bridge.directory.MailRows;
import org.chmail.bridge.model.Address;
import org.chmail.bridge.model.LoginId;
import org.chmail.bridge.model.Mail;
import org.chmail.bridge.model.Participant;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Tables {@code mail} and {@code participant}. */
record MailTable(Handle handle) implements MailRows {

    private static final RowMapper<Mail> MAIL = ConstructorMapper.of(Mail.class);

    private static final String SELECT = """
            SELECT m.id, m.message_id, m.author, m.from_address AS "from", m.port, m.subject, m.stamped_at, m.expires_at
            FROM mail m
            """;

    private static final String INSERT = """
            INSERT INTO mail
                (id, seq, message_id, author, from_address, port, subject, token_hash, stamped_at, expires_at)
            VALUES (:id, (SELECT COALESCE(MAX(seq), 0) + 1 FROM mail), :messageId, :author, :from, :port, :subject,
                :tokenHash, :stampedAt, :expiresAt)
            ON CONFLICT DO NOTHING
            """;

    private static final String NEXT_POSITION = """
            SELECT COALESCE(MAX(position) + 1, 0) FROM participant WHERE mail_id = :mail
            """;

    private static final String ADD_PARTICIPANT = """
            INSERT INTO participant (mail_id, address, role, name, position)
            VALUES (:mail, :address, :role, :name, :position)
            ON CONFLICT (mail_id, address) DO NOTHING
            """;

    private static final String BY_ID = SELECT + """
            WHERE m.id = :id
            """;

    private static final String BY_MESSAGE_ID = SELECT + """
            WHERE m.message_id = :messageId AND m.from_address = :from
            """;

    private static final String BY_PORT = SELECT + """
            JOIN port p ON p.mail_id = m.id WHERE p.login_id = :author AND p.port = :port
            """;

    private static final String BY_TOKEN_HASH = SELECT + """
            WHERE m.token_hash = :hash
            """;

    private static final String TOKEN_HASH = """
            SELECT token_hash FROM mail WHERE id = :id
            """;

    private static final String PARTICIPANTS = """
            SELECT address, role, name FROM participant WHERE mail_id = :mail
            ORDER BY CASE role WHEN 'AUTHOR' THEN 0 WHEN 'TO' THEN 1 ELSE 2 END, position
            """;

    private static final String NAME_OF = """
            SELECT p.name FROM participant p JOIN mail m ON m.id = p.mail_id
            WHERE m.author = :author AND p.role = 'AUTHOR' AND p.name <> '' ORDER BY m.seq DESC LIMIT 1
            """;

    private static final String RECENT = SELECT + """
            WHERE m.expires_at > :now
            AND m.id IN (SELECT p.mail_id FROM participant p WHERE p.address IN (<addresses>))
            ORDER BY m.stamped_at DESC, m.seq DESC LIMIT :limit OFFSET :offset
            """;

    private static final String EXPIRE = """
            UPDATE mail SET expires_at = :at WHERE id = :id
            """;

    @Override
    public void insert(Mail mail, String tokenHash, Collection<Participant> participants) {
        int rows = handle.createUpdate(INSERT)
                .bindMethods(mail)
                .bind("tokenHash", tokenHash)
                .execute();
        if (rows == 0) {
            throw new ConcurrentChange("mail " + mail.id() + " was stamped by another one");
        }
        addParticipants(mail.id(), participants);
    }

    @Override
    public void addParticipants(String mailId, Collection<Participant> participants) {
        if (participants.isEmpty()) {
            return;
        }
        int position = handle.createQuery(NEXT_POSITION)
                .bind("mail", mailId)
                .mapTo(Integer.class)
                .one();
        PreparedBatch batch = handle.prepareBatch(ADD_PARTICIPANT);
        for (Participant participant : participants) {
            batch.bind("mail", mailId)
                    .bindMethods(participant)
                    .bind("position", position++)
                    .add();
        }
        batch.execute();
    }

    @Override
    public Optional<Mail> byId(String mailId) {
        return handle.createQuery(BY_ID).bind("id", mailId).map(MAIL).findOne();
    }

    @Override
    public Optional<Mail> byMessageId(String messageId, Address from) {
        return handle.createQuery(BY_MESSAGE_ID)
                .bind("messageId", messageId)
                .bind("from", from)
                .map(MAIL)
                .findOne();
    }

    @Override
    public Optional<Mail> byPort(LoginId author, int port) {
        return handle.createQuery(BY_PORT)
                .bind("author", author)
                .bind("port", port)
                .map(MAIL)
                .findOne();
    }

    @Override
    public Optional<Mail> byTokenHash(String tokenHash) {
        return handle.createQuery(BY_TOKEN_HASH)
                .bind("hash", tokenHash)
                .map(MAIL)
                .findOne();
    }

    @Override
    public String tokenHash(String mailId) {
        return handle.createQuery(TOKEN_HASH)
                .bind("id", mailId)
                .mapTo(String.class)
                .one();
    }

    @Override
    public List<Participant> participants(String mailId) {
        return handle.createQuery(PARTICIPANTS)
                .bind("mail", mailId)
                .map(ConstructorMapper.of(Participant.class))
                .list();
    }

    @Override
    public Optional<String> nameOf(LoginId author) {
        return handle.createQuery(NAME_OF)
                .bind("author", author)
                .mapTo(String.class)
                .findOne();
    }

    @Override
    public List<Mail> recent(Collection<Address> addresses, Instant now, int offset, int limit) {
        if (addresses.isEmpty()) {
            return List.of();
        }
        return handle.createQuery(RECENT)
                .bindList("addresses", List.copyOf(addresses))
                .bind("now", now)
                .bind("offset", offset)
                .bind("limit", limit)
                .map(MAIL)
                .list();
    }

    @Override
    public void expire(String mailId, Instant at) {
        handle.createUpdate(EXPIRE).bind("id", mailId).bind("at", at).execute();
    }
}
