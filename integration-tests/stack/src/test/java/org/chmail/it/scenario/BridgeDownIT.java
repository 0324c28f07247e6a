package org.chmail.it.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.chmail.it.Person;
import org.chmail.it.client.ArrivedMail;
import org.chmail.it.server.BridgeServer;
import org.chmail.it.world.Crowd;
import org.chmail.it.world.InWorld;
import org.chmail.it.world.Scene;
import org.junit.jupiter.api.Test;

/** Mail is never lost or held up by the bridge: down or stalled, it flows on unstamped. */
@InWorld
class BridgeDownIT {

    private static final int MAILS = 100;
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Duration BREAKER = Duration.ofSeconds(30);

    @Test
    void everyMailShouldArriveInTimeWhenTheBridgeIsDown(Scene scene) throws Exception {
        Person alice = scene.person("alice");
        Person bob = scene.person("bob");
        BridgeServer bridge = scene.stack().bridge();

        bridge.process().kill();
        try {
            assertAllArriveUnstamped(alice, bob);
        } finally {
            bridge.startAgain();
        }
        assertStampsAgain(scene, alice, bob);
    }

    @Test
    void everyMailShouldArriveInTimeWhenTheBridgeStalls(Scene scene) throws Exception {
        Person alice = scene.person("alice");
        Person bob = scene.person("bob");
        BridgeServer bridge = scene.stack().bridge();

        bridge.process().freeze();
        try {
            assertAllArriveUnstamped(alice, bob);
        } finally {
            bridge.process().thaw();
        }
        assertStampsAgain(scene, alice, bob);
    }

    private static void assertAllArriveUnstamped(Person alice, Person bob) throws Exception {
        Instant begin = Instant.now();
        List<String> ids = Crowd.mails(MAILS, alice, bob);
        Awaitility.await("each of %d mails arrives".formatted(MAILS))
                .atMost(LIMIT)
                .untilAsserted(() -> assertThat(bob.mail().inbox()).hasSize(MAILS));

        assertThat(Duration.between(begin, Instant.now())).isLessThan(LIMIT);
        List<ArrivedMail> mails = bob.mail().inbox();
        assertThat(mails).extracting(mail -> mail.field("Message-ID")).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(mails).allSatisfy(mail -> assertThat(mail.chmailFields()).isEmpty());
    }

    /** The breaker tries again after a while; until then mails go unstamped. */
    private static void assertStampsAgain(Scene scene, Person alice, Person bob) {
        Awaitility.await("mails are stamped again")
                .atMost(BREAKER)
                .until(() -> bob.mail()
                        .receivesByImap(scene.mail(alice, bob).send())
                        .identity()
                        .isPresent());
    }
}
