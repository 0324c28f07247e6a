package org.chmail.bridge.durability;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call of a table within a transaction that was committed.
 *
 * @param call table and method, {@code legs.update}
 * @param result what it returned
 */
record Change(String call, List<Object> args, @Nullable Object result) {

    <T> T arg(int i, Class<T> type) {
        return type.cast(args.get(i));
    }
}
