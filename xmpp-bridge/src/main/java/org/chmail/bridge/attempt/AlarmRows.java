package org.chmail.bridge.attempt;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.chmail.bridge.model.Address;
import org.chmail.bridge.model.Alarm;

/** Tables {@code alarm} and {@code mailed}: what is told by mail, and when each address last was. */
public interface AlarmRows {

    /**
     * Stores an alarm.
     *
     * @return false if there was one for this leg, or this attempt and outsider, already
     */
    boolean add(Alarm alarm);

    /** Those that stand in no letter yet and still matter: the leg waits, or, without one, the attempt is open. */
    List<Alarm> untold(Address address);

    /** They stand in this letter from now on. */
    void tell(Collection<Alarm> alarms, String letterId);

    /** Whether something in this letter still matters. */
    boolean matters(String letterId);

    /** The alarm with this answer token. */
    Optional<Alarm> byTokenHash(String tokenHash);

    /** When this address last got an alarm mail, unless that is forgotten. */
    Optional<Instant> lastMail(Address address);

    /** This address got an alarm mail; those of other addresses before {@code forget} are forgotten. */
    void mailed(Address address, Instant at, Instant forget);
}
