package org.chmail.it.world;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/**
 * What the first database of the claims says of a login.
 *
 * @param address the most recent client address
 * @param at when that was
 */
public record LastSeen(String address, Instant at) {

    static LastSeen of(Path database, String login) {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                PreparedStatement query = connection.prepareStatement(
                        "SELECT recent_address, recent_address_at FROM login WHERE login_id = ?")) {
            query.setString(1, login);
            try (ResultSet row = query.executeQuery()) {
                if (!row.next() || row.getString(1) == null) {
                    throw new AssertionError("no address of " + login);
                }
                return new LastSeen(row.getString(1), Instant.ofEpochMilli(row.getLong(2)));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(database + " cannot be read", e);
        }
    }
}
