package org.chmail.it.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.chmail.it.client.Heard;
import org.chmail.it.client.RoomSeat;
import org.chmail.it.world.InWorld;
import org.chmail.it.world.Scene;
import org.junit.jupiter.api.Test;

/** Who left a chat comes back while it is open: by a verb, or by the room in the client. */
@InWorld
class ComeBackIT {

    @Test
    void whoLeftShouldBeInvitedAgainWhenTheySayAVerb(Scene scene) {
        Three three = Three.chatting(scene);
        three.talk("one");

        three.aliceSits().leaves();
        RoomSeat alice = three.aliceChats().accepts(three.mail()).entersAs("Alice");
        assertThat(alice.room()).isEqualTo(three.bobSits().room());
        assertThat(alice.hears("one").saidAt()).isPresent();
        three.bobSits().leaves();
        RoomSeat bob = three.bobChats().asksFor(three.mail()).entersAs("Bob");
        assertThat(bob.room()).isEqualTo(alice.room());

        bob.says("two");
        alice.hears("two");
    }

    @Test
    void whoLeftShouldGetInWithoutAVerbWhileTheChatIsOpen(Scene scene) {
        Three three = Three.chatting(scene);

        three.bobSits().leaves();
        three.aliceSits().says("come back").hears("come back");
        RoomSeat bob = three.bobChats().chat().enters(three.aliceSits().room(), "Bob");

        Heard missed = bob.hears("come back");
        assertThat(missed.saidAt()).isPresent();
        assertThat(missed.nick()).isEqualTo("Alice");
    }
}
