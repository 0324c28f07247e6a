package org.chmail.it.durability;

import java.time.Instant;

/**
 * A step, or the acknowledgement of one.
 *
 * @param mail the Message-ID of the mail it is about
 * @param who a bare JID, or {@code *}
 * @param answer null when the step was made
 * @param words what the answer said
 */
record Entry(Instant at, String mail, String who, StepKind kind, Answer answer, String words) {

    boolean acknowledged() {
        return answer != null && answer.acknowledges();
    }

    @Override
    public String toString() {
        return "%s %s %s %s %s %s"
                .formatted(at, mail, who, kind, answer == null ? "->" : answer, words.replace('\n', ' '));
    }
}
