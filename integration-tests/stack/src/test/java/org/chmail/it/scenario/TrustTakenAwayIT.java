package org.chmail.it.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.chmail.it.Person;
import org.chmail.it.client.CHmailUser;
import org.chmail.it.client.Identity;
import org.chmail.it.world.InWorld;
import org.chmail.it.world.RestoredBridge;
import org.chmail.it.world.Scene;
import org.junit.jupiter.api.Test;

/** A mail was stamped while the admin vouched for its domain; then the admin no longer does. */
@InWorld
class TrustTakenAwayIT {

    @Test
    void receiverShouldBeAStrangerWhenTheDomainIsNoLongerTrusted(Scene scene) {
        Person alice = scene.person("alice");
        Person bob = scene.person("bob");
        Identity mail = scene.mailed(alice, bob);
        CHmailUser bobChats = scene.comesOn(bob);
        assertThat(bobChats.says("mails").isAnswered().body()).contains(mail.handle());

        try (RestoredBridge untrusting = scene.bridgeWith("directory.trust=[]")) {
            assertThat(untrusting.bridge().process().isAlive()).isTrue();
            String answer = bobChats.asksFor(mail).isAnswered().body();
            Identity nowhere = new Identity(mail.loginId(), mail.host(), mail.port() == 1024 ? 1025 : 1024, "");

            assertThat(bobChats.asksFor(nowhere).isAnswered().body()).isEqualTo(answer);
            assertThat(bobChats.says("mails").isAnswered().body()).doesNotContain(mail.loginId());
        }
    }
}
