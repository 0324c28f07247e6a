package org.chmail.it.openfire;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.hsqldb.jdbc.JDBCPool;
import org.jivesoftware.database.ConnectionProvider;
import org.jspecify.annotations.Nullable;

/**
 * Openfire's database as a file of the embedded HSQLDB, so that its data survive a restart.
 *
 * <p>The system property {@value #URL_PROPERTY} is the JDBC URL. Openfire's own providers use Proxool, which needs
 * {@code --add-opens} on every JDK after 16.
 */
public final class HsqldbFileProvider implements ConnectionProvider {

    /** Names the JDBC URL, for example {@code jdbc:hsqldb:file:/srv/openfire/database/openfire}. */
    public static final String URL_PROPERTY = "chmail.it.openfire.database";

    private static final Logger LOG = Logger.getLogger(HsqldbFileProvider.class.getName());
    private static final int CONNECTIONS = 20;

    private @Nullable JDBCPool pool;

    @Override
    public boolean isPooled() {
        return true;
    }

    @Override
    public void start() {
        String url = System.getProperty(URL_PROPERTY);
        if (url == null) {
            throw new IllegalStateException("the system property " + URL_PROPERTY + " must be the JDBC URL");
        }
        JDBCPool started = new JDBCPool(CONNECTIONS);
        started.setUrl(url);
        started.setUser("sa");
        started.setPassword("");
        pool = started;
    }

    @Override
    public Connection getConnection() throws SQLException {
        JDBCPool started = pool;
        if (started == null) {
            throw new SQLException("the database is not started");
        }
        return started.getConnection();
    }

    @Override
    public void restart() {
        // No setting can change while the process runs.
    }

    @Override
    public void destroy() {
        JDBCPool started = pool;
        pool = null;
        if (started == null) {
            return;
        }
        try (Connection connection = started.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SHUTDOWN");
        } catch (SQLException e) {
            LOG.log(Level.WARNING, "the database did not shut down; its log file is replayed at the next start", e);
        }
    }
}
