package org.chmail.bridge.durability;

import java.util.List;
import org.chmail.bridge.model.LoginId;

/** Who is on the mails. */
final class People {

    static final LoginId ALICE = new LoginId("alice@example.org");
    static final LoginId BOB = new LoginId("bob@example.org");
    static final LoginId CAROL = new LoginId("carol@example.org");
    static final LoginId DAN = new LoginId("dan@example.org");
    static final LoginId ERIN = new LoginId("erin@example.org");
    static final List<LoginId> ALL = List.of(ALICE, BOB, CAROL, DAN, ERIN);
    /** Was on Bcc of every mail, which nobody tells the bridge. */
    static final LoginId HIDDEN = new LoginId("hugo@example.org");

    private People() {}
}
