package org.chmail.bridge.directory;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.chmail.bridge.model.LoginId;

/** Table {@code block}: who wants to hear nothing of whom. */
public interface BlockRows {

    void add(LoginId blocker, LoginId blocked, Instant at);

    /** False if there was no such block. */
    boolean remove(LoginId blocker, LoginId blocked);

    /** Whom {@code blocker} has blocked, the oldest first. */
    List<LoginId> blockedBy(LoginId blocker);

    /** Who has blocked {@code blocked}. */
    Set<LoginId> blockersOf(LoginId blocked);
}
