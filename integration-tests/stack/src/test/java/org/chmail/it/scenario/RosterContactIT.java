package org.chmail.it.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.chmail.it.Person;
import org.chmail.it.client.CHmailUser;
import org.chmail.it.client.Contacts;
import org.chmail.it.world.InWorld;
import org.chmail.it.world.RestoredBridge;
import org.chmail.it.world.Scene;
import org.junit.jupiter.api.Test;

/** The bridge is a contact of its users. */
@InWorld
class RosterContactIT {

    @Test
    void userShouldSeeTheBridgeInTheRosterWhenTheyComeOn(Scene scene) {
        String bridge = scene.stack().bridgeJid();
        Contacts contacts = contacts(scene.comesOn(scene.person("alice")));

        contacts.showsOn(bridge, "CHmail");

        assertThat(contacts.resourcesOf(bridge)).containsExactly(bridge + "/bridge-1");
    }

    @Test
    void contactShouldStayAsTheUserMadeItWhenTheyComeAgain(Scene scene) {
        String bridge = scene.stack().bridgeJid();
        Person alice = scene.person("alice");
        CHmailUser before = scene.comesOn(alice);
        contacts(before).showsOn(bridge, "CHmail").renames(bridge, "The mail bell");
        before.close();

        CHmailUser after = scene.comesOn(alice, "phone");
        contacts(scene.comesOn(scene.person("bob"))).showsOn(bridge, "CHmail");

        contacts(after).showsOn(bridge, "The mail bell");
    }

    @Test
    void contactShouldNotComeBackByItselfWhenTheUserDeletedIt(Scene scene) {
        String bridge = scene.stack().bridgeJid();
        Person alice = scene.person("alice");
        CHmailUser before = scene.comesOn(alice);
        contacts(before).showsOn(bridge, "CHmail").deletes(bridge).loses(bridge);
        before.close();

        Contacts contacts = contacts(scene.comesOn(alice, "phone"));
        // Users are looked after in the order in which they come.
        contacts(scene.comesOn(scene.person("bob"))).showsOn(bridge, "CHmail");

        assertThat(contacts.nameOf(bridge)).isEmpty();
        contacts.adds(bridge, "Found again").showsOn(bridge, "Found again");
    }

    @Test
    void contactsShouldFollowTheSettingWhenTheBridgeIsStartedAgain(Scene scene) {
        String bridge = scene.stack().bridgeJid();
        Contacts alice = contacts(scene.comesOn(scene.person("alice"))).showsOn(bridge, "CHmail");
        Contacts bob = contacts(scene.comesOn(scene.person("bob"))).showsOn(bridge, "CHmail");
        bob.renames(bridge, "Bell");

        try (RestoredBridge without = scene.bridgeWith("roster=off")) {
            alice.loses(bridge);
            bob.showsOn(bridge, "Bell");
            without.bridge().process().close();
            bob.showsOff(bridge);
        }

        alice.showsOn(bridge, "CHmail");
        bob.showsOn(bridge, "Bell");
    }

    private static Contacts contacts(CHmailUser user) {
        return user.chat().contacts();
    }
}
