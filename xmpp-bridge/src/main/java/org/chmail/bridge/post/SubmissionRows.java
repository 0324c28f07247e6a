package org.chmail.bridge.post;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chmail.bridge.model.LoginId;
import org.chmail.bridge.model.Submission;

/** Table {@code submission}: mails that people wrote on a page. */
public interface SubmissionRows {

    /**
     * One that the mail server will not take.
     *
     * @param why in its own words
     */
    record Refused(String id, String subject, String why, Instant writtenAt) {}

    /**
     * Stores one.
     *
     * @return false if one of this id is there already
     */
    boolean add(Submission submission);

    /** One that was neither sent nor refused. */
    Optional<Submission> waiting(String id);

    /** It was taken: of it nothing is kept but its id. */
    void sent(String id, Instant at);

    /** It never will be; its text is kept no longer. */
    void refuse(String id, String why);

    /** Those of this login that were refused, the newest first. */
    List<Refused> refused(LoginId login);

    /** How many this login wrote since then. */
    int count(LoginId login, Instant since);
}
