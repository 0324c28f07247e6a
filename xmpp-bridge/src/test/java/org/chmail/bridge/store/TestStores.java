package org.chmail.bridge.store;

import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/** Stores for tests of other packages. */
public final class TestStores {

    private TestStores() {}

    /** A store on the connections that {@code through} makes of the driver's. */
    public static Store open(StoreSettings settings, UnaryOperator<DataSource> through) {
        return Store.open(settings, through);
    }
}
