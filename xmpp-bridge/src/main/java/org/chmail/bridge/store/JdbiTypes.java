package org.chmail.bridge.store;

import java.nio.charset.StandardCharsets;
import java.sql.Types;
import java.time.Instant;
import org.chmail.bridge.model.Address;
import org.chmail.bridge.model.LoginId;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.mapper.ColumnMapper;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;

/** How our types stand in columns, the same on both databases. */
final class JdbiTypes {

    private JdbiTypes() {}

    /** Prepares {@code jdbi}; its SQL may say {@code <now>} and {@code <skipLocked>} of the dialect. */
    static Jdbi register(Jdbi jdbi, Dialect dialect) {
        jdbi.registerArgument(new Instants())
                .registerArgument(new Booleans())
                .registerArgument(new Strings())
                .registerArgument(new Logins())
                .registerArgument(new Addresses())
                .registerColumnMapper(Instant.class, (ColumnMapper<Instant>) (rows, column, context) -> {
                    long millis = rows.getLong(column);
                    return rows.wasNull() ? null : Instant.ofEpochMilli(millis);
                })
                .registerColumnMapper(LoginId.class, (ColumnMapper<LoginId>) (rows, column, context) -> {
                    String login = rows.getString(column);
                    return login == null ? null : new LoginId(login);
                })
                .registerColumnMapper(Address.class, (ColumnMapper<Address>)
                        (rows, column, context) -> new Address(rows.getString(column)))
                .define("now", dialect.now())
                .define("skipLocked", dialect.skipLocked());
        // An exception's message goes to the log, where no subject or body may stand.
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(MessageRendering.NONE);
        return jdbi;
    }

    private static final class Instants extends AbstractArgumentFactory<Instant> {
        Instants() {
            super(Types.BIGINT);
        }

        @Override
        protected Argument build(Instant value, ConfigRegistry config) {
            return (position, statement, context) -> statement.setLong(position, value.toEpochMilli());
        }
    }

    private static final class Booleans extends AbstractArgumentFactory<Boolean> {
        Booleans() {
            super(Types.INTEGER);
        }

        @Override
        protected Argument build(Boolean value, ConfigRegistry config) {
            return (position, statement, context) -> statement.setInt(position, value ? 1 : 0);
        }
    }

    private static final class Logins extends AbstractArgumentFactory<LoginId> {
        Logins() {
            super(Types.VARCHAR);
        }

        @Override
        protected Argument build(LoginId value, ConfigRegistry config) {
            return (position, statement, context) -> statement.setString(position, storable(value.value()));
        }
    }

    private static final class Addresses extends AbstractArgumentFactory<Address> {
        Addresses() {
            super(Types.VARCHAR);
        }

        @Override
        protected Argument build(Address value, ConfigRegistry config) {
            return (position, statement, context) -> statement.setString(position, storable(value.value()));
        }
    }

    private static final class Strings extends AbstractArgumentFactory<String> {
        Strings() {
            super(Types.VARCHAR);
        }

        @Override
        protected Argument build(String value, ConfigRegistry config) {
            return (position, statement, context) -> statement.setString(position, storable(value));
        }
    }

    /** PostgreSQL takes neither NUL nor half a surrogate pair, both of which a subject may hold. */
    static String storable(String text) {
        boolean clean = text.indexOf('\0') < 0 && text.chars().noneMatch(c -> Character.isSurrogate((char) c));
        return clean
                ? text
                : new String(text.replace('\0', '\uFFFD').getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
