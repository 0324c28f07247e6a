package org.chmail.it.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.chmail.it.Person;
import org.chmail.it.client.CHmailUser;
import org.chmail.it.client.Identity;
import org.chmail.it.client.RoomSeat;
import org.chmail.it.world.InWorld;
import org.chmail.it.world.Scene;
import org.junit.jupiter.api.Test;

/** Who else is on To and Cc is asked once somebody has joined. */
@InWorld
class CcJoinsIT {

    @Test
    void carolShouldBeAskedAndJoinOnceAliceHasAccepted(Scene scene) {
        Person alice = scene.person("alice");
        Person bob = scene.person("bob");
        Person carol = scene.person("carol");
        Identity mail = scene.send(scene.mail(alice, bob).cc(carol.address()), bob);
        CHmailUser aliceChats = scene.comesOn(alice);
        CHmailUser bobChats = scene.comesOn(bob);
        CHmailUser carolChats = scene.comesOn(carol);

        bobChats.asksFor(mail).isAnswered();
        aliceChats.isRungFor(mail);
        assertThat(carolChats.chat().unheard()).isEmpty();
        RoomSeat aliceSits = aliceChats.accepts(mail).entersAs("Alice");
        RoomSeat bobSits = bobChats.entersAs("Bob");
        carolChats.isRungFor(mail);
        assertThat(carolChats.chat().unheard())
                .noneMatch(message -> message.invitation().isPresent());
        RoomSeat carolSits = carolChats.accepts(mail).entersAs("Carol");

        assertThat(List.of(bobSits.room(), carolSits.room())).containsOnly(aliceSits.room());
        carolSits.says("Here I am.");
        aliceSits.hears("Here I am.");
        bobSits.hears("Here I am.");
    }

    @Test
    void carolShouldNotGetInWhenSheDeclines(Scene scene) {
        Person alice = scene.person("alice");
        Person bob = scene.person("bob");
        Person carol = scene.person("carol");
        Identity mail = scene.send(scene.mail(alice, bob).cc(carol.address()), bob);
        CHmailUser aliceChats = scene.comesOn(alice);
        CHmailUser bobChats = scene.comesOn(bob);
        CHmailUser carolChats = scene.comesOn(carol);

        bobChats.asksFor(mail).isAnswered();
        aliceChats.isRungFor(mail);
        RoomSeat aliceSits = aliceChats.accepts(mail).entersAs("Alice");
        carolChats.isRungFor(mail);
        carolChats.declines(mail).isTold("you declined");

        // XEP-0045 §7.2.6: registration-required is how a members-only room refuses.
        assertThat(Refusals.of(() -> carolChats.chat().enters(aliceSits.room(), "Carol")))
                .isEqualTo("registration-required");
    }
}
