package org.chmail.it.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.chmail.it.Person;
import org.chmail.it.client.CHmailUser;
import org.chmail.it.client.Heard;
import org.chmail.it.client.Identity;
import org.chmail.it.world.InWorld;
import org.chmail.it.world.Scene;
import org.junit.jupiter.api.Test;

/** Alice's client keeps its connection and sleeps: she counts as off once it leaves a ping without an answer. */
@InWorld
class UnreachableIT {

    /** The ring's time, and the ten seconds that a ping may take. */
    private static final Duration SILENCE = Duration.ofSeconds(30);

    @Test
    void calleeShouldBeRungOnceAndThenAlarmedWhenNoClientAnswersPings(Scene scene) {
        Person alice = scene.person("alice");
        Person bob = scene.person("bob");
        Identity mail = scene.mailed(alice, bob);
        CHmailUser asleep = scene.comesOn(alice, "phone");
        asleep.chat().freezes();
        CHmailUser bobChats = scene.comesOn(bob);

        assertThat(bobChats.asksFor(mail).isAnswered().body()).contains("is being asked now");
        asleep.isRungFor(mail);
        bobChats.isTold("will be told", SILENCE);
        asleep.isTold("when you are back");
        assertThat(asleep.unheardOf(mail)).isEmpty();

        CHmailUser awake = scene.comesOn(alice, "desk");
        // Openfire gives the ring to whichever was active last, and may take the sleeper's acknowledgements for
        // activity.
        awake.chat().hearsCopies();
        awake.isRungFor(mail);
        bobChats.isTold("is on now");
        String room = awake.accepts(mail).isInvited();
        assertThat(bobChats.isInvited()).isEqualTo(room);
    }

    @Test
    void calleeShouldBeRungAgainWhenOneOfTwoClientsAnswersPings(Scene scene) {
        Person alice = scene.person("alice");
        Person bob = scene.person("bob");
        Identity mail = scene.mailed(alice, bob);
        scene.comesOn(alice, "phone").chat().freezes();
        CHmailUser awake = scene.comesOn(alice, "desk");
        // Any answer counts, an error too.
        awake.chat().hearsCopies().knowsNoPing();
        CHmailUser bobChats = scene.comesOn(bob);

        bobChats.asksFor(mail).isAnswered();
        Heard first = awake.isRungFor(mail);
        Heard second = awake.isRungFor(mail);

        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(bobChats.unheardOf(mail)).isEmpty();
    }
}
