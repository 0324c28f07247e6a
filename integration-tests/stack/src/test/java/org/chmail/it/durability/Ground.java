package org.chmail.it.durability;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.chmail.it.world.Scene;

/** What a bridge needs to serve from another database for a while: its tables, and the tokens that James and the tests have. */
final class Ground {

    private static final List<String> SETTINGS = List.of(
            "attempt.ringTime=5s",
            "attempt.backoff=1.0",
            "attempt.maxRings=2",
            "attempt.reringAfter=1s",
            "attempt.ttl=1m",
            "presence.offAfter=500ms",
            "presence.onAfter=200ms",
            "presence.restartGrace=0s",
            "chat.empty=5s",
            "alarm.mailEvery=1m");

    /** Forty people do more in a minute than people do in a day. */
    private static final List<String> LIMITS =
            List.of("limit.attemptsPerCaller=100000", "limit.attemptsPerPair=100000", "limit.ringsPerCallee=100000");

    private Ground() {}

    /** Makes the tables in an empty database and gives it the tokens. */
    static void lay(Scene scene, TestDatabase database) throws SQLException {
        scene.stack().bridge().command(database.settings(), "migrate");
        giveTokens(scene, database);
    }

    /** Gives a database with its tables the tokens. */
    static void giveTokens(Scene scene, TestDatabase database) throws SQLException {
        try (Connection from = DriverManager.getConnection("jdbc:sqlite:" + scene.database());
                Connection to = database.connect();
                Statement query = from.createStatement();
                ResultSet token = query.executeQuery("SELECT name, token_hash, scopes, created_at FROM api_token");
                PreparedStatement insert = to.prepareStatement(
                        "INSERT INTO api_token (name, token_hash, scopes, created_at) VALUES (?, ?, ?, ?)")) {
            while (token.next()) {
                insert.setString(1, token.getString(1));
                insert.setString(2, token.getString(2));
                insert.setString(3, token.getString(3));
                insert.setLong(4, token.getLong(4));
                insert.executeUpdate();
            }
        }
    }

    /** Settings for that database, and short times. */
    static String[] settings(TestDatabase database) {
        List<String> all = new ArrayList<>(SETTINGS);
        all.addAll(withoutLimits(database));
        return all.toArray(String[]::new);
    }

    /** Settings for that database, and for people who do a lot. */
    static List<String> withoutLimits(TestDatabase database) {
        List<String> all = new ArrayList<>(LIMITS);
        all.addAll(database.settings());
        return all;
    }
}
