package org.chmail.it.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.chmail.it.Person;
import org.chmail.it.client.CHmailUser;
import org.chmail.it.client.Identity;
import org.chmail.it.world.Api;
import org.chmail.it.world.InWorld;
import org.chmail.it.world.Scene;
import org.junit.jupiter.api.Test;

/** Who is not on the mail hears the same as about a mail that does not exist, and nobody is rung. */
@InWorld
class StrangerRefusedIT {

    @Test
    void strangerShouldHearTheSameAsForAPortThatDoesNotExist(Scene scene) {
        Person alice = scene.person("alice");
        Person bob = scene.person("bob");
        Person mallory = scene.person("mallory");
        Identity mail = scene.mailed(alice, bob);
        CHmailUser aliceChats = scene.comesOn(alice);
        CHmailUser malloryChats = scene.comesOn(mallory);

        String answer = malloryChats.asksFor(mail).isAnswered().body();

        assertThat(malloryChats.asksFor(elsewhere(mail)).isAnswered().body()).isEqualTo(answer);
        assertThat(malloryChats.says("mails").isAnswered().body()).doesNotContain(alice.address());
        assertThat(aliceChats.chat().unheard()).isEmpty();
    }

    @Test
    void blindCopyShouldBeAStranger(Scene scene) {
        Person alice = scene.person("alice");
        Person bob = scene.person("bob");
        Person erin = scene.person("erin");
        Identity mail = scene.send(scene.mail(alice, bob).bcc(erin.address()), erin);
        CHmailUser erinChats = scene.comesOn(erin);

        String answer = erinChats.asksFor(mail).isAnswered().body();

        assertThat(erinChats.asksFor(elsewhere(mail)).isAnswered().body()).isEqualTo(answer);
    }

    @Test
    void linkAloneShouldGiveNoRight(Scene scene) {
        Person alice = scene.person("alice");
        Person bob = scene.person("bob");
        Person mallory = scene.person("mallory");
        Identity mail = scene.mailed(alice, bob);
        CHmailUser malloryChats = scene.comesOn(mallory);

        String answer = malloryChats.says("chat " + mail.chatUrl()).isAnswered().body();

        assertThat(malloryChats.asksFor(elsewhere(mail)).isAnswered().body()).isEqualTo(answer);
    }

    @Test
    void apiShouldNotTellAStrangerFromAPortThatDoesNotExist(Scene scene) {
        Person alice = scene.person("alice");
        Person bob = scene.person("bob");
        Person mallory = scene.person("mallory");
        Identity mail = scene.mailed(alice, bob);

        Api.Answer stranger = scene.api().beginAttempt(mail, mallory.address());

        assertThat(stranger.status()).isEqualTo(404);
        assertThat(scene.api().beginAttempt(elsewhere(mail), bob.address())).isEqualTo(stranger);
    }

    @Test
    void roomShouldRefuseWhoIsNotAMember(Scene scene) {
        Person alice = scene.person("alice");
        Person bob = scene.person("bob");
        Person mallory = scene.person("mallory");
        Identity mail = scene.mailed(alice, bob);
        CHmailUser aliceChats = scene.comesOn(alice);
        CHmailUser bobChats = scene.comesOn(bob);
        CHmailUser malloryChats = scene.comesOn(mallory);

        bobChats.asksFor(mail).isAnswered();
        aliceChats.isRungFor(mail);
        String room = aliceChats.accepts(mail).isInvited();

        assertThat(Refusals.of(() -> malloryChats.chat().enters(room, "Mallory")))
                .isEqualTo("registration-required");
    }

    /** The same author with a port that was not given out: one author has few mails here, and ports are 16 bits. */
    private static Identity elsewhere(Identity mail) {
        return new Identity(mail.loginId(), mail.host(), mail.port() == 1024 ? 1025 : 1024, mail.chatUrl());
    }
}
