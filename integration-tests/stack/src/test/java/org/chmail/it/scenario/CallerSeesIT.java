package org.chmail.it.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.chmail.it.Person;
import org.chmail.it.client.CHmailUser;
import org.chmail.it.client.Identity;
import org.chmail.it.world.InWorld;
import org.chmail.it.world.Scene;
import org.junit.jupiter.api.Test;

/** The answer to "chat" says who is asked now, and who will be once somebody has answered. */
@InWorld
class CallerSeesIT {

    private static final String LATER = "Asked once someone has answered: ";

    @Test
    void answerShouldNameTheAuthorAndEverybodyElseForLaterWhenAReceiverAsks(Scene scene) {
        Person alice = scene.person("alice");
        Person bob = scene.person("bob");
        Person carol = scene.person("carol");
        Person dave = scene.person("dave");
        Identity mail = scene.send(scene.mail(alice, bob, dave).cc(carol.address(), "outsider@elsewhere.example"), bob);
        scene.comesOn(alice);
        CHmailUser bobChats = scene.comesOn(bob);

        String answer = bobChats.asksFor(mail).isAnswered().body();

        assertThat(answer.lines().skip(1))
                .containsExactly(
                        alice.address() + ": is being asked now", LATER + dave.address() + ", " + carol.address());
    }

    @Test
    void answerShouldNameEachToAndCcForLaterWhenTheAuthorAsks(Scene scene) {
        Person alice = scene.person("alice");
        Person bob = scene.person("bob");
        Person carol = scene.person("carol");
        Person dave = scene.person("dave");
        Identity mail = scene.send(scene.mail(alice, bob, dave).cc(carol.address()), bob);
        CHmailUser aliceChats = scene.comesOn(alice);
        CHmailUser bobChats = scene.comesOn(bob);

        String answer = aliceChats.asksFor(mail).isAnswered().body();

        assertThat(answer.lines().skip(1))
                .containsExactlyInAnyOrder(
                        bob.address() + ": is being asked now",
                        dave.address() + ": will be told",
                        LATER + carol.address());
        // The first answer opens the room; the others may still come.
        bobChats.isRungFor(mail);
        String room = bobChats.accepts(mail).isInvited();
        assertThat(aliceChats.isInvited()).isEqualTo(room);
        CHmailUser daveChats = scene.comesOn(dave);
        daveChats.isTold("when you are back");
        daveChats.isRungFor(mail);
        assertThat(daveChats.accepts(mail).isInvited()).isEqualTo(room);
    }
}
