package org.chmail.it.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.chmail.it.Person;
import org.chmail.it.client.CHmailUser;
import org.chmail.it.client.Identity;
import org.chmail.it.world.InWorld;
import org.chmail.it.world.Scene;
import org.junit.jupiter.api.Test;

/** Bob asked for a chat and withdraws before alice answered. */
@InWorld
class CancelIT {

    @Test
    void calleeShouldBeToldThatItWasMissedWhenTheLastCallerWithdraws(Scene scene) {
        Person alice = scene.person("alice");
        Person bob = scene.person("bob");
        Identity mail = scene.mailed(alice, bob);
        CHmailUser aliceChats = scene.comesOn(alice);
        CHmailUser bobChats = scene.comesOn(bob);

        bobChats.asksFor(mail).isAnswered();
        aliceChats.isRungFor(mail);
        bobChats.cancels(mail).isAnswered();

        assertThat(aliceChats.isTold("call back").body()).contains(bob.address(), mail.handle());
    }

    @Test
    void attemptShouldGoOnWhenOneOfTwoCallersWithdraws(Scene scene) {
        Person alice = scene.person("alice");
        Person bob = scene.person("bob");
        Person carol = scene.person("carol");
        Identity mail = scene.send(scene.mail(alice, bob, carol), bob);
        CHmailUser aliceChats = scene.comesOn(alice);
        CHmailUser bobChats = scene.comesOn(bob);
        CHmailUser carolChats = scene.comesOn(carol);

        bobChats.asksFor(mail).isAnswered();
        aliceChats.isRungFor(mail);
        carolChats.asksFor(mail).isAnswered();
        bobChats.cancels(mail).isAnswered();
        String room = aliceChats.accepts(mail).isInvited();

        assertThat(carolChats.isInvited()).isEqualTo(room);
        assertThat(bobChats.chat().unheard())
                .noneMatch(message -> message.invitation().isPresent());
    }
}
