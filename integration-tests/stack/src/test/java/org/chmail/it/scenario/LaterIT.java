package org.chmail.it.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.chmail.it.Person;
import org.chmail.it.client.CHmailUser;
import org.chmail.it.client.Heard;
import org.chmail.it.client.Identity;
import org.chmail.it.world.InWorld;
import org.chmail.it.world.Scene;
import org.junit.jupiter.api.Test;

/** Alice wants to be asked in a minute. */
@InWorld
class LaterIT {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void calleeShouldBeRungAgainAfterTheTimeSheAskedFor(Scene scene) {
        Person alice = scene.person("alice");
        Person bob = scene.person("bob");
        Identity mail = scene.mailed(alice, bob);
        CHmailUser aliceChats = scene.comesOn(alice);
        CHmailUser bobChats = scene.comesOn(bob);

        bobChats.asksFor(mail).isAnswered();
        Heard first = aliceChats.isRungFor(mail);
        Instant said = Instant.now();
        aliceChats.putsOff(mail, "1m").isTold("asked again in 1 min");
        assertThat(aliceChats.isTold("put off").corrects()).contains(first.id());
        assertThat(bobChats.isTold("asks for a little time").body()).contains(alice.address(), mail.handle());

        Heard second = aliceChats.isRungFor(mail, MINUTE.plusSeconds(20));
        assertThat(Duration.between(said, Instant.now())).isGreaterThanOrEqualTo(MINUTE);
        assertThat(second.id()).isNotEqualTo(first.id());
        String room = aliceChats.accepts(mail).isInvited();
        assertThat(bobChats.isInvited()).isEqualTo(room);
    }

    @Test
    void chatShouldOpenAtOnceWhenCalleeChangesHerMind(Scene scene) {
        Person alice = scene.person("alice");
        Person bob = scene.person("bob");
        Identity mail = scene.mailed(alice, bob);
        CHmailUser aliceChats = scene.comesOn(alice);
        CHmailUser bobChats = scene.comesOn(bob);

        bobChats.asksFor(mail).isAnswered();
        aliceChats.isRungFor(mail);
        aliceChats.putsOff(mail, "20m").isTold("asked again in 20 min");
        String room = aliceChats.accepts(mail).isInvited();

        assertThat(bobChats.isInvited()).isEqualTo(room);
    }
}
