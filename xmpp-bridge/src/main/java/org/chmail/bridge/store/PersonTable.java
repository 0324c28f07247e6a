package org.chmail.bridge.store;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Stream;
import org.chmail.bridge.attempt.Person;
import org.chmail.bridge.attempt.PersonRows;
import org.chmail.bridge.model.Letter;
import org.chmail.bridge.model.Submission;
import org.chmail.bridge.post.OutboxRows;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.SqlStatements;

/** All tables, as they tell of one person. */
record PersonTable(Handle handle, OutboxRows outbox) implements PersonRows {

    /** The login, and the guests that the person was by their addresses. */
    private static final String SELVES = """
            (SELECT CAST(:login AS TEXT) UNION ALL SELECT g.login_id FROM guest g WHERE g.address IN (<addresses>))
            """;

    private static final String ATTEMPTS = """
            SELECT a.id FROM attempt a JOIN mail m ON m.id = a.mail_id
            WHERE (m.author = :login
                OR EXISTS (SELECT 1 FROM caller c WHERE c.attempt_id = a.id AND c.login_id IN %1$s)
                OR EXISTS (SELECT 1 FROM leg l WHERE l.attempt_id = a.id AND l.callee IN %1$s))
            """.formatted(SELVES);

    private static final String OPEN_ATTEMPTS = ATTEMPTS + """
            AND a.is_open = 1
            """;

    /** It would name the mail. */
    private static final String FAREWELL = """
            UPDATE outbox SET body = :farewell WHERE kind = 'CLOSE_ROOM' AND attempt_id IN (
            """ + ATTEMPTS + ")";

    /** In the order in which they are shown. */
    private static final SequencedMap<String, String> EXPORTS = new LinkedHashMap<>();

    static {
        EXPORTS.put("login", "SELECT * FROM login WHERE login_id = :login");
        EXPORTS.put("addresses", "SELECT * FROM address WHERE login_id = :login ORDER BY address");
        EXPORTS.put("linkCodes", "SELECT * FROM link_code WHERE login_id = :login ORDER BY sent_at, id");
        EXPORTS.put("ports", "SELECT * FROM port WHERE login_id = :login ORDER BY port");
        EXPORTS.put("mailsWritten", "SELECT * FROM mail WHERE author = :login ORDER BY seq");
        EXPORTS.put("writtenTo", """
                SELECT p.* FROM participant p JOIN mail m ON m.id = p.mail_id WHERE m.author = :login
                ORDER BY m.seq, p.position
                """);
        EXPORTS.put("mailsReceived", """
                SELECT m.message_id, m.author, m.port, m.subject, m.stamped_at, m.expires_at, p.address, p.role
                FROM participant p JOIN mail m ON m.id = p.mail_id
                WHERE p.address IN (<addresses>) AND m.author <> :login ORDER BY m.seq
                """);
        EXPORTS.put("attempts", "SELECT * FROM attempt WHERE id IN (" + ATTEMPTS + ") ORDER BY seq");
        EXPORTS.put("asked", "SELECT * FROM caller WHERE login_id IN " + SELVES + " ORDER BY at, attempt_id");
        EXPORTS.put("wasAsked", "SELECT * FROM leg WHERE callee IN " + SELVES + " ORDER BY seq");
        EXPORTS.put(
                "said",
                "SELECT kind, nick, body, at FROM event WHERE login_id IN " + SELVES + " ORDER BY chat_id, seq");
        EXPORTS.put("letIn", "SELECT * FROM admitted WHERE login_id IN " + SELVES + " ORDER BY chat_id");
        EXPORTS.put("awaitedInChats", "SELECT * FROM absent WHERE login_id IN " + SELVES + " ORDER BY chat_id");
        EXPORTS.put("toldByMail", "SELECT * FROM alarm WHERE address IN (<addresses>) ORDER BY seq");
        EXPORTS.put("lastToldByMail", "SELECT * FROM mailed WHERE address IN (<addresses>) ORDER BY address");
        EXPORTS.put("guest", "SELECT * FROM guest WHERE address IN (<addresses>) ORDER BY mail_id");
        EXPORTS.put("browsers", "SELECT * FROM web_session WHERE login_id IN " + SELVES + " ORDER BY begun_at, id");
        EXPORTS.put("signIns", "SELECT * FROM sign_in WHERE login_id = :login ORDER BY begun_at, id");
        EXPORTS.put("pageCodes", "SELECT * FROM page_code WHERE address IN (<addresses>) ORDER BY sent_at, id");
        EXPORTS.put("seats", "SELECT * FROM seat WHERE login_id IN " + SELVES + " ORDER BY chat_id");
        EXPORTS.put("blocks", "SELECT * FROM block WHERE blocker = :login ORDER BY at, blocked");
        EXPORTS.put("toldOfMails", "SELECT * FROM told WHERE login_id = :login ORDER BY at, mail_id");
        EXPORTS.put("messagesWaiting", """
                SELECT id, kind, body, lang, created_at FROM outbox WHERE recipient IN (<recipients>) ORDER BY seq
                """);
        EXPORTS.put("writtenOnPages", "SELECT * FROM submission WHERE login_id = :login ORDER BY written_at, id");
        EXPORTS.put("lettersWaiting", "SELECT * FROM letter WHERE recipient IN (<addresses>) ORDER BY id");
    }

    /** Mails last, for the other tables are looked up by them. What hangs on a mail goes with it. */
    private static final SequencedMap<String, String> ERASURES = new LinkedHashMap<>();

    static {
        ERASURES.put("said", """
                DELETE FROM event WHERE login_id IN %s OR chat_id IN (
                    SELECT id FROM chat WHERE attempt_id IN (%s))
                """.formatted(SELVES, ATTEMPTS));
        ERASURES.put("mailsReceived", """
                DELETE FROM participant WHERE address IN (<addresses>)
                AND mail_id NOT IN (SELECT id FROM mail WHERE author = :login)
                """);
        ERASURES.put("asked", "DELETE FROM caller WHERE login_id IN " + SELVES);
        ERASURES.put("toldByMail", "DELETE FROM alarm WHERE address IN (<addresses>)");
        ERASURES.put("lastToldByMail", "DELETE FROM mailed WHERE address IN (<addresses>)");
        ERASURES.put("awaitedInChats", "DELETE FROM absent WHERE login_id IN " + SELVES);
        ERASURES.put("wasAsked", "DELETE FROM leg WHERE callee IN " + SELVES);
        ERASURES.put("letIn", "DELETE FROM admitted WHERE login_id IN " + SELVES);
        ERASURES.put("seats", "DELETE FROM seat WHERE login_id IN " + SELVES);
        ERASURES.put("browsers", "DELETE FROM web_session WHERE login_id IN " + SELVES);
        ERASURES.put("signIns", "DELETE FROM sign_in WHERE login_id = :login");
        ERASURES.put("pageCodes", "DELETE FROM page_code WHERE address IN (<addresses>)");
        ERASURES.put("guest", "DELETE FROM guest WHERE address IN (<addresses>)");
        ERASURES.put("toldOfMails", "DELETE FROM told WHERE login_id = :login");
        ERASURES.put("mailsWritten", "DELETE FROM mail WHERE author = :login");
        ERASURES.put("ports", "DELETE FROM port WHERE login_id = :login");
        ERASURES.put("blocks", "DELETE FROM block WHERE blocker = :login OR blocked = :login");
        ERASURES.put("linkCodes", "DELETE FROM link_code WHERE login_id = :login OR address IN (<addresses>)");
        ERASURES.put("addresses", "DELETE FROM address WHERE login_id = :login");
        ERASURES.put("writtenOnPages", "DELETE FROM submission WHERE login_id = :login");
        ERASURES.put("lettersWaiting", "DELETE FROM letter WHERE recipient IN (<addresses>)");
        ERASURES.put("login", "DELETE FROM login WHERE login_id = :login");
    }

    /** What serves the bridge alone. */
    private static final Set<String> OURS =
            Set.of("seq", "version", "holder", "lease_until", "fence", "token_hash", "code_hash", "cookie_hash");

    private static final Set<String> TIMES = Set.of("at", "round_began", "empty_since");

    @Override
    public SequencedMap<String, List<Map<String, Object>>> export(Person person) {
        var all = new LinkedHashMap<String, List<Map<String, Object>>>();
        EXPORTS.forEach((what, sql) -> all.put(
                what,
                bound(handle.createQuery(sql), person).mapToMap().stream()
                        .map(PersonTable::shown)
                        .toList()));
        return all;
    }

    @Override
    public List<String> openAttempts(Person person) {
        return bound(handle.createQuery(OPEN_ATTEMPTS), person)
                .mapTo(String.class)
                .list();
    }

    @Override
    public SequencedMap<String, Integer> erase(Person person, String farewell) {
        var all = new LinkedHashMap<String, Integer>();
        List<String> attempts =
                bound(handle.createQuery(ATTEMPTS), person).mapTo(String.class).list();
        all.put("messagesWaiting", outbox.drop(recipients(person), attempts).size());
        bound(handle.createUpdate(FAREWELL), person).bind("farewell", farewell).execute();
        ERASURES.forEach((what, sql) ->
                all.put(what, bound(handle.createUpdate(sql), person).execute()));
        return all;
    }

    private static <S extends SqlStatement<S>> S bound(S statement, Person person) {
        return statement
                .configure(SqlStatements.class, config -> config.setUnusedBindingAllowed(true))
                .bind("login", person.login())
                .bindList("addresses", List.copyOf(person.addresses()))
                .bindList("recipients", recipients(person));
    }

    /** The outbox queues of a person. */
    private static List<String> recipients(Person person) {
        Stream<String> letters = person.addresses().stream()
                .flatMap(address -> Stream.of(Letter.queue(address), Letter.alarmQueue(address)));
        return Stream.concat(Stream.of(person.login().value(), Submission.queue(person.login())), letters)
                .toList();
    }

    private static Map<String, Object> shown(Map<String, Object> row) {
        var shown = new LinkedHashMap<String, Object>();
        row.forEach((column, value) -> {
            if (value != null && !OURS.contains(column)) {
                boolean time = TIMES.contains(column) || column.endsWith("_at");
                shown.put(
                        column,
                        time && value instanceof Number number
                                ? Instant.ofEpochMilli(number.longValue()).toString()
                                : value);
            }
        });
        return shown;
    }
}
