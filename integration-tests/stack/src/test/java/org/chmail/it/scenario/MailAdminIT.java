package org.chmail.it.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.awaitility.Awaitility;
import org.chmail.it.Person;
import org.chmail.it.client.ArrivedMail;
import org.chmail.it.world.InWorld;
import org.chmail.it.world.Scene;
import org.junit.jupiter.api.Test;

/** What a mail admin sees of CHmail where James shows its own: health and counters of webadmin. */
@InWorld
class MailAdminIT {

    @Test
    void healthShouldNameTheBridge(Scene scene) {
        String health = scene.stack().james().ask("GET", "/healthcheck", "");

        assertThat(health).contains("CHmail bridge").contains("healthy");
    }

    @Test
    void countersShouldTellStampedFromUnstamped(Scene scene) {
        Person alice = scene.person("alice");
        Person bob = scene.person("bob");
        scene.mailed(alice, bob);
        ArrivedMail unstamped = bob.mail()
                .receivesByImap(scene.mail(alice, bob).field("CHmail", "off").send());
        assertThat(unstamped.identity()).isEmpty();

        Awaitility.await("the counters")
                .untilAsserted(() -> assertThat(scene.stack().james().ask("GET", "/metrics", ""))
                        .containsPattern("chmail_stamped_total\\S* [1-9]")
                        .containsPattern("chmail_unstamped_author_off_total\\S* [1-9]"));
    }
}
