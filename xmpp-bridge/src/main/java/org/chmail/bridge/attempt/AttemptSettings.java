package org.chmail.bridge.attempt;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;
import org.chmail.bridge.model.LadderPolicy;
import org.chmail.bridge.model.LimitPolicy;

/**
 * What the configuration says about attempts.
 *
 * @param ladder {@code attempt.*}
 * @param limits {@code limit.*}
 * @param alarms mails to who is off; empty where no mail is sent
 * @param portTtl {@code port.ttl}
 * @param mucService where the rooms are, for people to see
 */
public record AttemptSettings(
        LadderPolicy ladder, LimitPolicy limits, Optional<AlarmSettings> alarms, Duration portTtl, String mucService) {

    public AttemptSettings {
        requireNonNull(ladder);
        requireNonNull(limits);
        requireNonNull(alarms);
        requireNonNull(portTtl);
        requireNonNull(mucService);
    }

    /** Settings where no mail is sent. */
    public AttemptSettings(LadderPolicy ladder, LimitPolicy limits, Duration portTtl, String mucService) {
        this(ladder, limits, Optional.empty(), portTtl, mucService);
    }
}
