package org.chmail.bridge.attempt;

import static java.util.Objects.requireNonNull;

import org.chmail.bridge.directory.ChatLinks;
import org.chmail.bridge.model.AlarmPolicy;

/**
 * How people are told by mail.
 *
 * @param policy {@code alarm.*}
 * @param links makes the links in those mails
 */
public record AlarmSettings(AlarmPolicy policy, ChatLinks links) {

    public AlarmSettings {
        requireNonNull(policy);
        requireNonNull(links);
    }
}
