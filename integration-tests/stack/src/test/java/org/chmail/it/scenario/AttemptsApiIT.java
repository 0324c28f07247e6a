package org.chmail.it.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.chmail.it.Person;
import org.chmail.it.client.CHmailUser;
import org.chmail.it.client.Identity;
import org.chmail.it.world.Api;
import org.chmail.it.world.InWorld;
import org.chmail.it.world.Scene;
import org.junit.jupiter.api.Test;

/** A program asks for a chat by the API; people answer as ever. */
@InWorld
class AttemptsApiIT {

    @Test
    void attemptShouldBeShownFromRingToRoom(Scene scene) {
        Person alice = scene.person("alice");
        Person bob = scene.person("bob");
        Identity mail = scene.mailed(alice, bob);
        CHmailUser aliceChats = scene.comesOn(alice);
        CHmailUser bobChats = scene.comesOn(bob);

        Api.Answer begun = scene.api().beginAttempt(mail, bob.address());
        assertThat(begun.status()).isEqualTo(201);
        String id = begun.body().path("id").asText();
        aliceChats.isRungFor(mail);
        Api.Answer ringing = scene.api().attempt(id);
        assertThat(ringing.body().path("state").asText()).isEqualTo("OPEN");
        assertThat(ringing.body().path("legs").path(0).path("state").asText()).isEqualTo("RINGING");
        assertThat(ringing.body().path("legs").path(0).path("callee").asText()).isEqualTo(alice.address());

        String room = aliceChats.accepts(mail).isInvited();
        assertThat(bobChats.isInvited()).isEqualTo(room);

        Api.Answer open = scene.api().attempt(id);
        assertThat(open.body().path("legs").path(0).path("state").asText()).isEqualTo("JOINED");
        assertThat(open.body().path("chat").path("state").asText()).isEqualTo("OPEN");
        assertThat(open.body().path("chat").path("room").asText()).isEqualTo(room);
    }

    @Test
    void calleeShouldBeToldThatItWasMissedWhenTheAttemptIsCancelled(Scene scene) {
        Person alice = scene.person("alice");
        Person bob = scene.person("bob");
        Identity mail = scene.mailed(alice, bob);
        CHmailUser aliceChats = scene.comesOn(alice);

        String id =
                scene.api().beginAttempt(mail, bob.address()).body().path("id").asText();
        aliceChats.isRungFor(mail);
        assertThat(scene.api().cancelAttempt(id).status()).isEqualTo(204);

        aliceChats.isTold("call back");
        assertThat(scene.api().attempt(id).body().path("state").asText()).isEqualTo("ENDED");
    }
}
