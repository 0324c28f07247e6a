package org.chmail.bridge.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chmail.bridge.model.LoginId;
import org.chmail.bridge.model.Submission;
import org.chmail.bridge.post.SubmissionRows;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Table {@code submission}. */
record SubmissionTable(Handle handle) implements SubmissionRows {

    private static final RowMapper<Submission> SUBMISSION = ConstructorMapper.of(Submission.class);
    private static final RowMapper<Refused> REFUSED = ConstructorMapper.of(Refused.class);

    private static final String ADD = """
            INSERT INTO submission (id, login_id, sender, sender_name, recipients, cc, subject, body, written_at)
            VALUES (:id, :login, :sender, :senderName, :recipients, :cc, :subject, :text, :writtenAt)
            ON CONFLICT DO NOTHING
            """;

    private static final String SELECT = """
            SELECT id, login_id AS login, sender, sender_name, recipients, cc, subject, body AS text, written_at
            FROM submission
            """;

    private static final String WAITING = SELECT + """
            WHERE id = :id AND sent_at IS NULL AND refused IS NULL
            """;

    private static final String REFUSED_ONE = SELECT + """
            WHERE id = :id AND login_id = :login AND refused IS NOT NULL
            """;

    private static final String SENT = """
            UPDATE submission SET sent_at = :at, recipients = '', cc = '', subject = '', body = '' WHERE id = :id
            """;

    private static final String REFUSE = """
            UPDATE submission SET refused = :why WHERE id = :id
            """;

    private static final String OF_LOGIN = """
            SELECT id, subject, refused AS why, written_at FROM submission
            WHERE login_id = :login AND refused IS NOT NULL ORDER BY written_at DESC, id
            """;

    private static final String WRITTEN = """
            SELECT written_at FROM submission WHERE login_id = :login
            ORDER BY written_at DESC LIMIT 1 OFFSET :newer
            """;

    @Override
    public boolean add(Submission submission) {
        return handle.createUpdate(ADD).bindMethods(submission).execute() > 0;
    }

    @Override
    public Optional<Submission> waiting(String id) {
        return handle.createQuery(WAITING).bind("id", id).map(SUBMISSION).findOne();
    }

    @Override
    public void sent(String id, Instant at) {
        handle.createUpdate(SENT).bind("id", id).bind("at", at).execute();
    }

    @Override
    public void refuse(String id, String why) {
        handle.createUpdate(REFUSE).bind("id", id).bind("why", why).execute();
    }

    @Override
    public Optional<Submission> refused(LoginId login, String id) {
        return handle.createQuery(REFUSED_ONE)
                .bind("login", login)
                .bind("id", id)
                .map(SUBMISSION)
                .findOne();
    }

    @Override
    public List<Refused> refused(LoginId login) {
        return handle.createQuery(OF_LOGIN).bind("login", login).map(REFUSED).list();
    }

    @Override
    public Optional<Instant> written(LoginId login, int newer) {
        return handle.createQuery(WRITTEN)
                .bind("login", login)
                .bind("newer", newer)
                .mapTo(Instant.class)
                .findOne();
    }
}
