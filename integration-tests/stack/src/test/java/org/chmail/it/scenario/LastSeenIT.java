package org.chmail.it.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.awaitility.Awaitility;
import org.chmail.it.Person;
import org.chmail.it.client.CHmailUser;
import org.chmail.it.world.InWorld;
import org.chmail.it.world.LastSeen;
import org.chmail.it.world.Scene;
import org.junit.jupiter.api.Test;

/** The first database of the claims: a login and where its client was seen last. */
@InWorld
class LastSeenIT {

    @Test
    void addressShouldBeWrittenWhenAMailIsSubmitted(Scene scene) {
        Person alice = scene.person("alice");

        scene.mailed(alice, scene.person("bob"));

        assertThat(scene.lastSeen(alice).address()).isEqualTo("127.0.0.1");
    }

    @Test
    void addressShouldBeWrittenAgainWhenPresenceChanges(Scene scene) {
        Person alice = scene.person("alice");
        scene.mailed(alice, scene.person("bob"));
        LastSeen submitted = scene.lastSeen(alice);

        CHmailUser aliceChats = scene.comesOn(alice);

        Awaitility.await("the change is written")
                .until(() -> scene.lastSeen(alice).at().isAfter(submitted.at()));
        assertThat(scene.lastSeen(alice).address()).isEqualTo("127.0.0.1");
        aliceChats.close();
    }
}
