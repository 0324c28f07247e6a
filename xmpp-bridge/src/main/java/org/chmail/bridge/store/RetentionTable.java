package org.chmail.bridge.store;

import java.time.Duration;
import java.time.Instant;
import org.chmail.bridge.attempt.RetentionRows;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.SqlStatements;

/** What is over in each table. */
record RetentionTable(Handle handle) implements RetentionRows {

    /** So long a copy of a mail may still be under way (RFC 5321 §4.5.4.1), even if its author has closed it. */
    private static final Duration UNDER_WAY = Duration.ofDays(7);

    private static final String ATTEMPTS = """
            SELECT a.id FROM attempt a WHERE a.ended_at <= :before
            AND NOT EXISTS (SELECT 1 FROM chat c WHERE c.attempt_id = a.id AND c.state <> 'CLOSED')
            """;

    private static final String MAILS = """
            SELECT m.id FROM mail m WHERE m.expires_at <= :before AND m.stamped_at <= :arrived
            AND NOT EXISTS (SELECT 1 FROM attempt a WHERE a.mail_id = m.id AND a.is_open = 1)
            AND NOT EXISTS (
                SELECT 1 FROM attempt a JOIN chat c ON c.attempt_id = a.id
                WHERE a.mail_id = m.id AND c.state <> 'CLOSED')
            """;

    private static final String PORTS = """
            SELECT p.mail_id FROM port p WHERE p.expires_at <= :before
            AND NOT EXISTS (SELECT 1 FROM mail m WHERE m.id = p.mail_id)
            """;

    private static final String LINK_CODES = """
            SELECT l.id FROM link_code l WHERE l.sent_at <= :before
            """;

    private static final String PAGE_CODES = """
            SELECT p.id FROM page_code p WHERE p.sent_at <= :before
            """;

    private static final String WEB_SESSIONS = """
            SELECT w.id FROM web_session w WHERE w.until_at <= :before
            """;

    private static final String SIGN_INS = """
            SELECT s.id FROM sign_in s WHERE s.begun_at <= :before
            """;

    private static final String HANDLED = """
            SELECT h.command_key FROM handled h WHERE h.until_at <= :before
            """;

    private static final String EVENTS = """
            SELECT c.id FROM chat c JOIN attempt a ON a.id = c.attempt_id
            WHERE c.state = 'CLOSED' AND a.ended_at IS NOT NULL AND a.ended_at <= :before
            AND EXISTS (SELECT 1 FROM event e WHERE e.chat_id = c.id)
            """;

    private static final String LETTERS = """
            SELECT l.id FROM letter l WHERE NOT EXISTS (SELECT 1 FROM outbox o WHERE o.id = l.id)
            """;

    private static final String SUBMISSIONS = """
            SELECT s.id FROM submission s
            WHERE s.written_at <= :before AND (s.sent_at IS NOT NULL OR s.refused IS NOT NULL)
            """;

    /** A table's rows that are over, by their key. */
    private record Over(String table, String key, String select) {

        String any() {
            return "SELECT EXISTS (" + select + ")";
        }

        String delete() {
            return "DELETE FROM " + table + " WHERE " + key + " IN (" + select + " LIMIT :limit)";
        }
    }

    @Override
    public boolean any(Kept rows, Instant before) {
        return bound(handle.createQuery(over(rows).any()), before)
                .mapTo(Boolean.class)
                .one();
    }

    @Override
    public int purge(Kept rows, Instant before, int limit) {
        return bound(handle.createUpdate(over(rows).delete()), before)
                .bind("limit", limit)
                .execute();
    }

    private static <S extends SqlStatement<S>> S bound(S statement, Instant before) {
        return statement
                .configure(SqlStatements.class, config -> config.setUnusedBindingAllowed(true))
                .bind("before", before)
                .bind("arrived", before.minus(UNDER_WAY));
    }

    private static Over over(Kept rows) {
        return switch (rows) {
            case ATTEMPT -> new Over("attempt", "id", ATTEMPTS);
            case MAIL -> new Over("mail", "id", MAILS);
            case PORT -> new Over("port", "mail_id", PORTS);
            case LINK_CODE -> new Over("link_code", "id", LINK_CODES);
            case PAGE_CODE -> new Over("page_code", "id", PAGE_CODES);
            case WEB_SESSION -> new Over("web_session", "id", WEB_SESSIONS);
            case SIGN_IN -> new Over("sign_in", "id", SIGN_INS);
            case HANDLED -> new Over("handled", "command_key", HANDLED);
            case EVENT -> new Over("event", "chat_id", EVENTS);
            case SUBMISSION -> new Over("submission", "id", SUBMISSIONS);
            case LETTER -> new Over("letter", "id", LETTERS);
        };
    }
}
