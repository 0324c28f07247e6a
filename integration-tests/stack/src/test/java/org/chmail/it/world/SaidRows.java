package org.chmail.it.world;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What the bridge has written down of a room. */
final class SaidRows {

    private static final String QUERY = """
            SELECT e.nick, e.body FROM event e JOIN chat c ON c.id = e.chat_id
            WHERE c.room = ? AND e.kind = 'SAID' ORDER BY e.seq
            """;

    private SaidRows() {}

    /** Each message as {@code Nick: words}, in order. */
    static List<String> of(Path database, String room) {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                PreparedStatement query = connection.prepareStatement(QUERY)) {
            query.setString(1, room.substring(0, room.indexOf('@')));
            List<String> said = new ArrayList<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    said.add(rows.getString(1) + ": " + rows.getString(2));
                }
            }
            return said;
        } catch (SQLException e) {
            throw new IllegalStateException(database + " cannot be read", e);
        }
    }
}
