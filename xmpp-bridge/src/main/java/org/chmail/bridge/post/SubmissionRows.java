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

    /** It never will be. */
    void refuse(String id, String why);

    /** One of this login's that was refused, to be written anew. */
    Optional<Submission> refused(LoginId login, String id);

    /** Those of this login that were refused, the newest first. */
    List<Refused> refused(LoginId login);

    /** When this login wrote the mail than which {@code newer} are newer; empty if it did not write so many. */
    Optional<Instant> written(LoginId login, int newer);
}
