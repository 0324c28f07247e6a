package org.chmail.bridge.durability;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Connections of which the nth call fails, a statement or a commit; or the nth commit comes through, and its answer does
 * not. SQLite's do not wait for the disk: what dies in these tests is the process, not the machine.
 */
final class Faults {

    private int statements;
    private int calls;
    private int commits;
    private int failingCall;
    private int cutCommit;
    private boolean failed;
    private boolean unsaid;

    /** From now on the {@code n}th call fails, counted from 1; none if 0. */
    void failAt(int n) {
        calls = 0;
        failingCall = n;
        cutCommit = 0;
        failed = failed && n == 0;
    }

    /** From now on the {@code n}th commit comes through, and the connection is cut before that is said. */
    void cutAfterCommit(int n) {
        failAt(0);
        commits = 0;
        cutCommit = n;
        failed = false;
    }

    /** Whether it came so far. */
    boolean failed() {
        return failed;
    }

    /** Whether a commit came through unsaid since this was asked last. */
    boolean takeUnsaid() {
        boolean was = unsaid;
        unsaid = false;
        return was;
    }

    /** How many statements were run, without those that begin and end a transaction. */
    int statements() {
        return statements;
    }

    DataSource through(DataSource real) {
        return proxy(
                DataSource.class,
                (self, method, args) -> method.getName().equals("getConnection")
                        ? through((Connection) call(method, real, args))
                        : call(method, real, args));
    }

    private Connection through(Connection real) throws SQLException {
        boolean sqlite = real.getMetaData().getURL().startsWith("jdbc:sqlite:");
        if (sqlite) {
            try (Statement statement = real.createStatement()) {
                statement.execute("PRAGMA synchronous = OFF");
            }
        }
        Connection cut = sqlite ? null : real;
        return proxy(Connection.class, (self, method, args) -> switch (method.getName()) {
            case "prepareStatement" -> through((PreparedStatement) call(method, real, args), cut, (String) args[0]);
            case "commit" -> commit(cut, () -> counted(method, real, args));
            default -> call(method, real, args);
        });
    }

    private PreparedStatement through(PreparedStatement real, @Nullable Connection cut, String sql) {
        boolean commit = sql.equals("COMMIT");
        boolean frame = commit || sql.startsWith("BEGIN") || sql.startsWith("SET TRANSACTION");
        return proxy(PreparedStatement.class, (self, method, args) -> {
            if (!method.getName().startsWith("execute")) {
                return call(method, real, args);
            }
            statements += frame ? 0 : 1;
            return commit ? commit(cut, () -> counted(method, real, args)) : counted(method, real, args);
        });
    }

    private interface Call {
        @Nullable
        Object make() throws Throwable;
    }

    private @Nullable Object commit(@Nullable Connection cut, Call call) throws Throwable {
        Object result = call.make();
        if (++commits == cutCommit) {
            failed = true;
            unsaid = true;
            if (cut != null) {
                cut.close();
            }
            throw new SQLException("the connection is cut", "08006");
        }
        return result;
    }

    private @Nullable Object counted(Method method, Object real, Object[] args) throws Throwable {
        if (++calls == failingCall) {
            failed = true;
            throw new SQLException("the disk is bad", "58030");
        }
        return call(method, real, args);
    }

    private static @Nullable Object call(Method method, Object real, Object[] args) throws Throwable {
        try {
            return method.invoke(real, args);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(Faults.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
