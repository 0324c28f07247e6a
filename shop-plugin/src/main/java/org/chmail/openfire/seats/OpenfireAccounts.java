package org.chmail.openfire.seats;

import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import org.jivesoftware.openfire.XMPPServer;
import org.jivesoftware.openfire.auth.AuthFactory;
import org.jivesoftware.openfire.auth.ConnectionException;
import org.jivesoftware.openfire.auth.InternalUnauthenticatedException;
import org.jivesoftware.openfire.auth.UnauthorizedException;
import org.jivesoftware.openfire.session.ClientSession;
import org.jivesoftware.openfire.user.User;
import org.jivesoftware.openfire.user.UserAlreadyExistsException;
import org.jivesoftware.openfire.user.UserNotFoundException;

/** The accounts of Openfire. */
final class OpenfireAccounts implements Accounts {
    private static final String NAME = "CHmail seat";
    /** A property of the user: gone with the account, so that one made anew under that name is not ours. */
    private static final String MARK = "chmail.seat";

    private final XMPPServer server;

    OpenfireAccounts(XMPPServer server) {
        this.server = server;
    }

    @Override
    public boolean exists(String user) {
        try {
            server.getUserManager().getUser(user);
            return true;
        } catch (UserNotFoundException e) {
            return false;
        }
    }

    @Override
    public boolean isMarked(String user) {
        return properties(user).get(MARK) != null;
    }

    @Override
    public void mark(String user) {
        properties(user).put(MARK, "true");
    }

    @Override
    public boolean hasPassword(String user, String password) {
        try {
            AuthFactory.authenticate(user, password);
            return true;
        } catch (UnauthorizedException e) {
            return false;
        } catch (ConnectionException | InternalUnauthenticatedException e) {
            throw new IllegalStateException("Openfire can't check the password of " + user + " now", e);
        }
    }

    @Override
    public void create(String user, String password) {
        try {
            server.getUserManager().createUser(user, password, NAME, null);
        } catch (UserAlreadyExistsException e) {
            throw new IllegalStateException("The account " + user + " was made by someone else just now", e);
        }
    }

    @Override
    public void setPassword(String user, String password) {
        user(user).setPassword(password);
    }

    @Override
    public void endSessions(String user) {
        for (ClientSession session : new ArrayList<>(server.getSessionManager().getSessions(user))) {
            // Openfire names a session in its list that has gone meanwhile as null
            if (Objects.nonNull(session)) {
                session.close();
            }
        }
    }

    private Map<String, String> properties(String user) {
        return user(user).getProperties();
    }

    private User user(String user) {
        try {
            return server.getUserManager().getUser(user);
        } catch (UserNotFoundException e) {
            throw new IllegalStateException("There is no user " + user, e);
        }
    }
}
