package org.chmail.it.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.chmail.it.Person;
import org.chmail.it.client.CHmailUser;
import org.chmail.it.client.Heard;
import org.chmail.it.client.Identity;
import org.chmail.it.client.RoomSeat;
import org.chmail.it.world.InWorld;
import org.chmail.it.world.Scene;
import org.junit.jupiter.api.Test;

/** Who is asked once a chat is open is asked once; with "all", again and again like the first. */
@InWorld
class AllIT {

    @Test
    void whoIsOnCcShouldBeRungAgainWhenEveryoneIsAsked(Scene scene) {
        Room room = opened(scene, true);

        Heard first = room.carol().isRungFor(room.mail());
        Heard second = room.carol().isRungFor(room.mail());

        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(room.carol().accepts(room.mail()).isInvited())
                .isEqualTo(room.seat().room());
    }

    @Test
    void whoIsOnCcShouldBeRungOnceWhenOnlyTheFirstAreAsked(Scene scene) {
        Room room = opened(scene, false);

        room.carol().isRungFor(room.mail());
        room.bob().isTold("will be told");
        room.carol().isTold("when you are back");

        assertThat(room.carol().unheardOf(room.mail())).isEmpty();
    }

    /** A chat that has just opened, with carol on Cc. */
    private record Room(Identity mail, RoomSeat seat, CHmailUser bob, CHmailUser carol) {}

    private static Room opened(Scene scene, boolean everyone) {
        Person alice = scene.person("alice");
        Person bob = scene.person("bob");
        Person carol = scene.person("carol");
        Identity mail = scene.send(scene.mail(alice, bob).cc(carol.address()), bob);
        CHmailUser aliceChats = scene.comesOn(alice);
        CHmailUser bobChats = scene.comesOn(bob);
        CHmailUser carolChats = scene.comesOn(carol);
        if (everyone) {
            bobChats.asksAllFor(mail);
        } else {
            bobChats.asksFor(mail);
        }
        bobChats.isAnswered();
        aliceChats.isRungFor(mail);
        RoomSeat seat = aliceChats.accepts(mail).entersAs("Alice");
        return new Room(mail, seat, bobChats, carolChats);
    }
}
