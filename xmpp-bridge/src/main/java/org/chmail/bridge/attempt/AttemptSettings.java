package org.chmail.bridge.attempt;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import org.chmail.bridge.model.LadderPolicy;

/**
 * What the configuration says about attempts.
 *
 * @param ladder {@code attempt.*}
 * @param portTtl {@code port.ttl}
 * @param mucService where the rooms are, for people to see
 */
public record AttemptSettings(LadderPolicy ladder, Duration portTtl, String mucService) {

    public AttemptSettings {
        requireNonNull(ladder);
        requireNonNull(portTtl);
        requireNonNull(mucService);
    }
}
