package org.chmail.bridge.store;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chmail.bridge.directory.ToldRows;
import org.chmail.bridge.model.LoginId;
import org.chmail.bridge.model.Mail;
import org.jdbi.v3.core.Handle;

/** Table {@code told}. */
record ToldTable(Handle handle) implements ToldRows {

    private static final String TO_TELL = """
            SELECT l.login_id, l.lang FROM login l
            WHERE l.login_id IN (<logins>) AND l.notify = 1
            AND NOT EXISTS (SELECT 1 FROM told t WHERE t.mail_id = :mail AND t.login_id = l.login_id)
            AND NOT EXISTS (SELECT 1 FROM block b WHERE b.blocker = l.login_id AND b.blocked = :author)
            """;

    private static final String TELL = """
            INSERT INTO told (mail_id, login_id, at) VALUES (:mail, :login, :now)
            ON CONFLICT (mail_id, login_id) DO NOTHING
            """;

    @Override
    public Map<LoginId, String> toTell(Mail mail, Collection<LoginId> logins) {
        var languages = new HashMap<LoginId, String>();
        if (!logins.isEmpty()) {
            handle.createQuery(TO_TELL)
                    .bindList("logins", List.copyOf(logins))
                    .bind("mail", mail.id())
                    .bind("author", mail.author())
                    .map((rows, context) -> Map.entry(new LoginId(rows.getString("login_id")), rows.getString("lang")))
                    .forEach(row -> languages.put(row.getKey(), row.getValue()));
        }
        return languages;
    }

    @Override
    public boolean tell(String mailId, LoginId login, Instant now) {
        return handle.createUpdate(TELL)
                        .bind("mail", mailId)
                        .bind("login", login)
                        .bind("now", now)
                        .execute()
                == 1;
    }
}
