package org.chmail.it.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.chmail.it.Person;
import org.chmail.it.client.CHmailUser;
import org.chmail.it.client.Heard;
import org.chmail.it.world.Crowd;
import org.chmail.it.world.InWorld;
import org.chmail.it.world.Scene;
import org.junit.jupiter.api.Test;

/** Bob looks for an older mail, page by page, and asks about it by its number. */
@InWorld
class MailsPagesIT {

    @Test
    void mailOfALaterPageShouldBeAskedForByItsNumber(Scene scene) throws Exception {
        Person alice = scene.person("alice");
        Person bob = scene.person("bob");
        Crowd.mails(12, alice, bob);
        Awaitility.await("each of them arrives")
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(bob.mail().inbox()).hasSize(12));
        CHmailUser aliceChats = scene.comesOn(alice);
        CHmailUser bobChats = scene.comesOn(bob);

        Heard first = bobChats.says("mails").isTold("newest mails");
        assertThat(first.body()).contains("\n10. ", "Say: chat <number>").doesNotContain("\n11. ");
        assertThat(first.responses()).containsOnlyKeys("more");
        Heard second = bobChats.says("more").isTold("newest mails");
        assertThat(second.body()).contains("\n11. ", "\n12. ").doesNotContain("\n1. ");
        assertThat(bobChats.says("more").isAnswered().body()).isEqualTo("There are no more mails.");

        String handle = alice.address() + " " + second.body().replaceAll("(?s).*\n12\\.[^\n]* (\\d+)\\).*", "$1");
        assertThat(bobChats.says("chat 12").isAnswered().body()).contains(handle);
        assertThat(aliceChats.isTold("would like to chat").body()).contains(handle);
    }
}
