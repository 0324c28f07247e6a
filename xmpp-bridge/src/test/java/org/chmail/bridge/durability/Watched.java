package org.chmail.bridge.durability;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import org.chmail.bridge.attempt.AttemptTransaction;
import org.chmail.bridge.directory.Transactions;

/** Transactions in which the process can die before and after each commit, and that tell what was committed. */
final class Watched implements Transactions<AttemptTransaction> {

    private final Transactions<AttemptTransaction> real;
    private final BooleanSupplier unsaid;
    private final Points points;
    private final Consumer<List<Change>> committed;

    /**
     * Watches these.
     *
     * @param unsaid whether a commit that failed has come through all the same
     */
    Watched(
            Transactions<AttemptTransaction> real,
            BooleanSupplier unsaid,
            Points points,
            Consumer<List<Change>> committed) {
        this.real = real;
        this.unsaid = unsaid;
        this.points = points;
        this.committed = committed;
    }

    @Override
    public <R> R write(Function<? super AttemptTransaction, R> work) {
        return write(work, false);
    }

    @Override
    public <R> R urgent(Function<? super AttemptTransaction, R> work) {
        return write(work, true);
    }

    @Override
    public <R> R read(Function<? super AttemptTransaction, R> work) {
        return real.read(work);
    }

    private <R> R write(Function<? super AttemptTransaction, R> work, boolean urgent) {
        var changes = new ArrayList<Change>();
        Function<AttemptTransaction, R> observed = tx -> {
            changes.clear();
            R result = work.apply(tables(tx, changes));
            points.reach("before commit");
            return result;
        };
        R result;
        try {
            result = urgent ? real.urgent(observed) : real.write(observed);
        } catch (RuntimeException e) {
            if (unsaid.getAsBoolean()) {
                committed.accept(changes);
            }
            throw e;
        }
        committed.accept(changes);
        points.reach("after commit");
        return result;
    }

    private static AttemptTransaction tables(AttemptTransaction tx, List<Change> changes) {
        return proxy(AttemptTransaction.class, (self, table, args) -> {
            Object rows = call(table, tx, args);
            return proxy(table.getReturnType(), (me, method, values) -> {
                Object result = call(method, rows, values);
                List<Object> list =
                        values == null ? List.of() : Collections.unmodifiableList(Arrays.asList(values.clone()));
                changes.add(new Change(table.getName() + "." + method.getName(), list, result));
                return result;
            });
        });
    }

    private static Object call(Method method, Object on, Object[] args) throws Throwable {
        try {
            return method.invoke(on, args);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(Watched.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
