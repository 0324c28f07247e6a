package org.chmail.bridge.model;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * When a chat closes by itself.
 *
 * @param idle after so long without a message
 * @param empty after so long with nobody in the room but the bridge
 */
public record ChatPolicy(Duration idle, Duration empty) {

    public ChatPolicy {
        requireNonNull(idle);
        requireNonNull(empty);
    }
}
