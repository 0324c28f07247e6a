package org.chmail.bridge.directory;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.chmail.bridge.model.LoginId;
import org.chmail.bridge.model.Mail;

/** Table {@code told}: who was told of a mail's delivery. */
public interface ToldRows {

    /**
     * Of these logins, those that said {@code notify on}, have not blocked the mail's author and were not told of the mail
     * yet; with the language of each.
     */
    Map<LoginId, String> toTell(Mail mail, Collection<LoginId> logins);

    /** Notes that a login is told of a mail; false if it was noted before. */
    boolean tell(String mailId, LoginId login, Instant now);
}
