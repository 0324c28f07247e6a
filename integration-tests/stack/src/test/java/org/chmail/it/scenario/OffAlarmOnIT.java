package org.chmail.it.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.chmail.it.Person;
import org.chmail.it.client.CHmailUser;
import org.chmail.it.client.Heard;
import org.chmail.it.client.Identity;
import org.chmail.it.world.InWorld;
import org.chmail.it.world.Scene;
import org.junit.jupiter.api.Test;

/** Alice is off: an alarm waits for her, and she is rung when she comes on. */
@InWorld
class OffAlarmOnIT {

    @Test
    void alarmShouldWaitAndCalleeBeRungWhenSheComesOn(Scene scene) {
        Person alice = scene.person("alice");
        Person bob = scene.person("bob");
        Identity mail = scene.mailed(alice, bob);
        CHmailUser bobChats = scene.comesOn(bob);

        assertThat(bobChats.asksFor(mail).isAnswered().body()).contains("will be told");

        CHmailUser aliceChats = scene.comesOn(alice);
        Heard alarm = aliceChats.isTold("when you are back");
        assertThat(alarm.body()).contains(bob.address(), mail.handle());
        Heard ring = aliceChats.isRungFor(mail);
        // XEP-0308: the ring takes the place of the alarm.
        assertThat(ring.corrects()).contains(alarm.id());
        bobChats.isTold("is on now");

        String room = aliceChats.accepts(mail).isInvited();
        assertThat(bobChats.isInvited()).isEqualTo(room);
    }

    @Test
    void alarmShouldBeRaisedWhenCalleeGoesOffWhileRinging(Scene scene) {
        Person alice = scene.person("alice");
        Person bob = scene.person("bob");
        Identity mail = scene.mailed(alice, bob);
        CHmailUser aliceChats = scene.comesOn(alice);
        CHmailUser bobChats = scene.comesOn(bob);

        bobChats.asksFor(mail).isAnswered();
        aliceChats.isRungFor(mail);
        aliceChats.chat().vanishes();
        bobChats.isTold("will be told");

        CHmailUser again = scene.comesOn(alice);
        again.isTold("when you are back");
        again.isRungFor(mail);
    }

    @Test
    void calleeShouldNotBeRungWhileNotToBeDisturbed(Scene scene) {
        Person alice = scene.person("alice");
        Person bob = scene.person("bob");
        Identity mail = scene.mailed(alice, bob);
        CHmailUser aliceChats = scene.logsIn(alice, "desk");
        aliceChats.chat().turnsQuiet();
        CHmailUser bobChats = scene.comesOn(bob);

        assertThat(bobChats.asksFor(mail).isAnswered().body()).contains("will be told");
        aliceChats.isTold("when you are back");
        aliceChats.chat().comesOn();

        aliceChats.isRungFor(mail);
    }
}
