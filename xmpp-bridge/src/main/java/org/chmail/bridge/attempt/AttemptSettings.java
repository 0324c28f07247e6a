package org.chmail.bridge.attempt;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import org.chmail.bridge.model.LadderPolicy;
import org.chmail.bridge.model.LimitPolicy;

/**
 * What the configuration says about attempts.
 *
 * @param ladder {@code attempt.*}
 * @param limits {@code limit.*}
 * @param portTtl {@code port.ttl}
 * @param mucService where the rooms are, for people to see
 */
public record AttemptSettings(LadderPolicy ladder, LimitPolicy limits, Duration portTtl, String mucService) {

    public AttemptSettings {
        requireNonNull(ladder);
        requireNonNull(limits);
        requireNonNull(portTtl);
        requireNonNull(mucService);
    }
}
