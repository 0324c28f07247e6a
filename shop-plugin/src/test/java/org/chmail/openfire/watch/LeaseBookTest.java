package org.chmail.openfire.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.xmpp.packet.JID;

class LeaseBookTest {
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final JID ONE = new JID("chmail@example.org/bridge-1");
    private static final JID TWO = new JID("chmail@example.org/bridge-2");

    private final TestClock clock = new TestClock();
    private final LeaseBook leases = new LeaseBook(clock);

    @Test
    void leaseShouldHoldUntilJustBeforeItsEnd() {
        leases.grant(ONE, LEASE);

        clock.goOn(LEASE.minusMillis(1));
        assertThat(leases.holds(ONE)).isTrue();
        clock.goOn(Duration.ofMillis(1));
        assertThat(leases.holds(ONE)).isFalse();
        assertThat(leases.watchers()).isEmpty();
    }

    @Test
    void leaseShouldCountFromTheLastGrant() {
        leases.grant(ONE, LEASE);
        clock.goOn(Duration.ofSeconds(100));
        leases.grant(ONE, LEASE);
        clock.goOn(Duration.ofSeconds(100));

        assertThat(leases.holds(ONE)).isTrue();
    }

    @Test
    void leasesShouldEndEachForItself() {
        leases.grant(ONE, LEASE);
        leases.grant(TWO, LEASE);

        leases.end(ONE);

        assertThat(leases.watchers()).containsExactly(TWO);
    }

    @Test
    void endShouldDoNothingWhenThereIsNoLease() {
        leases.end(ONE);

        assertThat(leases.watchers()).isEmpty();
    }
}
