package org.chmail.bridge.directory;

import org.chmail.bridge.model.LoginId;
import org.chmail.bridge.model.Presence;

/** Who is on. */
public interface Presences {

    /** Whether this login can be rung now. */
    Presence of(LoginId login);
}
