package org.chmail.it.durability;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Makes each ringing leg due, once a second, beside the bridge that serves. */
final class DueAgain implements AutoCloseable {

    private static final String DUE = "UPDATE leg SET due_at = 1 WHERE state = 'RINGING'";

    private final TestDatabase database;
    private final List<Integer> counted = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();

    DueAgain(TestDatabase database) throws ExecutionException, InterruptedException {
        this.database = database;
        Future<?> first = thread.submit(this::makeDue);
        first.get();
        var unused = thread.scheduleAtFixedRate(this::makeDue, 1, 1, TimeUnit.SECONDS);
    }

    /** How many were made due each time. */
    List<Integer> counted() {
        return counted;
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    private void makeDue() {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            if (database.kind() == TestDatabase.Kind.SQLITE) {
                statement.execute("PRAGMA busy_timeout = 5000");
            }
            counted.add(statement.executeUpdate(DUE));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
