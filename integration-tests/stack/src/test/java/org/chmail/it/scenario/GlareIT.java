package org.chmail.it.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.chmail.it.Person;
import org.chmail.it.client.CHmailUser;
import org.chmail.it.client.Identity;
import org.chmail.it.client.RoomSeat;
import org.chmail.it.world.InWorld;
import org.chmail.it.world.Scene;
import org.junit.jupiter.api.RepeatedTest;

/** Both ask at once: each one's asking is an acceptance of the other's, and there is one room. */
@InWorld
class GlareIT {

    @RepeatedTest(3)
    void oneRoomShouldOpenWhenBothAskAtOnce(Scene scene) throws InterruptedException {
        Person alice = scene.person("alice");
        Person bob = scene.person("bob");
        Identity mail = scene.mailed(alice, bob);
        CHmailUser aliceChats = scene.comesOn(alice);
        CHmailUser bobChats = scene.comesOn(bob);

        CountDownLatch start = new CountDownLatch(1);
        Thread first = Thread.startVirtualThread(() -> asks(start, aliceChats, mail));
        Thread second = Thread.startVirtualThread(() -> asks(start, bobChats, mail));
        start.countDown();
        first.join();
        second.join();

        RoomSeat aliceSits = aliceChats.entersAs("Alice");
        RoomSeat bobSits = bobChats.entersAs("Bob");
        assertThat(aliceSits.room()).isEqualTo(bobSits.room());
        aliceSits.says("You too?");
        bobSits.hears("You too?");
        // A server invites its new members too, so there may be two invitations; but there is one room.
        assertThat(rooms(aliceChats)).allMatch(aliceSits.room()::equals);
        assertThat(rooms(bobChats)).allMatch(aliceSits.room()::equals);
    }

    private static List<String> rooms(CHmailUser person) {
        return person.chat().unheard().stream()
                .flatMap(message -> message.invitation().stream())
                .toList();
    }

    private static void asks(CountDownLatch start, CHmailUser person, Identity mail) {
        try {
            start.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
        person.asksFor(mail);
    }
}
