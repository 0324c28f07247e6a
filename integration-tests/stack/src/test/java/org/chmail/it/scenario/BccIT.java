package org.chmail.it.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.chmail.it.Person;
import org.chmail.it.client.CHmailUser;
import org.chmail.it.client.Identity;
import org.chmail.it.client.RoomSeat;
import org.chmail.it.world.InWorld;
import org.chmail.it.world.Scene;
import org.junit.jupiter.api.Test;

/** Eve is on Bcc: she has the mail, with its header, and is nowhere. */
@InWorld
class BccIT {

    @Test
    void whoIsOnBccShouldFindNoMailToChatAbout(Scene scene) {
        Person alice = scene.person("alice");
        Person bob = scene.person("bob");
        Person eve = scene.person("eve");
        Identity mail = scene.send(scene.mail(alice, bob).bcc(eve.address()), eve);
        CHmailUser aliceChats = scene.comesOn(alice);
        CHmailUser eveChats = scene.comesOn(eve);

        String nothing = "There is no such mail that you could chat about";
        assertThat(eveChats.asksFor(mail).isAnswered().body()).contains(nothing);
        assertThat(eveChats.says("chat " + mail.chatUrl()).isAnswered().body()).contains(nothing);
        assertThat(eveChats.accepts(mail).isAnswered().body()).contains(nothing);
        assertThat(eveChats.says("mails").isAnswered().body()).contains("no mail that you could chat about");
        assertThat(scene.api().beginAttempt(mail, eve.address()).status()).isEqualTo(404);
        assertThat(aliceChats.unheardOf(mail)).isEmpty();
    }

    @Test
    void whoIsOnBccShouldNotBeToldOrNamedOrLetInWhenOthersChat(Scene scene) {
        Person alice = scene.person("alice");
        Person bob = scene.person("bob");
        Person carol = scene.person("carol");
        Person eve = scene.person("eve");
        Identity mail = scene.send(scene.mail(alice, bob).cc(carol.address()).bcc(eve.address()), bob);
        CHmailUser aliceChats = scene.comesOn(alice);
        CHmailUser bobChats = scene.comesOn(bob);
        CHmailUser carolChats = scene.comesOn(carol);
        CHmailUser eveChats = scene.comesOn(eve);

        String answer = bobChats.asksFor(mail).isAnswered().body();
        assertThat(answer).contains(carol.address()).doesNotContain(eve.name());
        assertThat(aliceChats.isRungFor(mail).body()).doesNotContain(eve.name());
        RoomSeat aliceSits = aliceChats.accepts(mail).entersAs("Alice");
        carolChats.isRungFor(mail);

        // XEP-0045 §7.2.6: registration-required is how a members-only room refuses.
        assertThat(Refusals.of(() -> eveChats.chat().enters(aliceSits.room(), "Eve")))
                .isEqualTo("registration-required");
        assertThat(eveChats.says("status").isAnswered().body()).contains("Nobody is being asked");
        assertThat(eveChats.unheardOf(mail)).isEmpty();
    }
}
