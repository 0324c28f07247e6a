package org.chmail.mailets;

import jakarta.mail.MessagingException;
import org.apache.mailet.base.GenericMatcher;

/** Conditions of matchers: {@code match="Matcher=condition"}. */
final class Conditions {
    private Conditions() {}

    /** Stops James' start if a matcher that takes no condition was given one. */
    static void refuse(GenericMatcher matcher) throws MessagingException {
        String condition = matcher.getCondition();
        if (condition != null && !condition.isBlank()) {
            throw new MessagingException(matcher.getClass().getSimpleName() + " takes no condition, got: " + condition);
        }
    }
}
