package org.chmail.bridge.store;

import java.util.List;
import java.util.Optional;
import org.chmail.bridge.directory.ConcurrentChange;
import org.chmail.bridge.directory.GuestRows;
import org.chmail.bridge.model.Address;
import org.chmail.bridge.model.Guest;
import org.chmail.bridge.model.LoginId;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Table {@code guest}. */
record GuestTable(Handle handle) implements GuestRows {

    private static final RowMapper<Guest> GUEST = ConstructorMapper.of(Guest.class);

    private static final String ADD = """
            INSERT INTO guest (login_id, mail_id, address, name) VALUES (:login, :mailId, :address, :name)
            ON CONFLICT DO NOTHING
            """;

    private static final String SELECT = """
            SELECT login_id AS login, mail_id, address, name, put_out FROM guest
            """;

    private static final String BY_LOGIN = SELECT + """
            WHERE login_id = :login
            """;

    private static final String OF = SELECT + """
            WHERE mail_id = :mail AND address = :address
            """;

    private static final String ON = SELECT + """
            WHERE mail_id = :mail
            """;

    private static final String RENAME = """
            UPDATE guest SET name = :name WHERE login_id = :login
            """;

    private static final String PUT_OUT = """
            UPDATE guest SET put_out = 1 WHERE login_id = :login
            """;

    @Override
    public void add(Guest guest) {
        if (handle.createUpdate(ADD).bindMethods(guest).execute() == 0) {
            throw new ConcurrentChange("guest " + guest.login() + " was added by another one");
        }
    }

    @Override
    public Optional<Guest> byLogin(LoginId login) {
        return handle.createQuery(BY_LOGIN).bind("login", login).map(GUEST).findOne();
    }

    @Override
    public Optional<Guest> of(String mailId, Address address) {
        return handle.createQuery(OF)
                .bind("mail", mailId)
                .bind("address", address)
                .map(GUEST)
                .findOne();
    }

    @Override
    public List<Guest> on(String mailId) {
        return handle.createQuery(ON).bind("mail", mailId).map(GUEST).list();
    }

    @Override
    public void rename(LoginId login, String name) {
        handle.createUpdate(RENAME).bind("login", login).bind("name", name).execute();
    }

    @Override
    public void putOut(LoginId login) {
        handle.createUpdate(PUT_OUT).bind("login", login).execute();
    }
}
