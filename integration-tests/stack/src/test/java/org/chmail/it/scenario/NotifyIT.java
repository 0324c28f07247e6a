package org.chmail.it.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.chmail.it.Person;
import org.chmail.it.client.CHmailUser;
import org.chmail.it.client.Heard;
import org.chmail.it.client.Identity;
import org.chmail.it.world.InWorld;
import org.chmail.it.world.Scene;
import org.junit.jupiter.api.Test;

/** Bob wants to be told when a mail comes that can be chatted about. */
@InWorld
class NotifyIT {

    @Test
    void receiverShouldBeToldAndChatWithTheWordsTheyRead(Scene scene) {
        Person alice = scene.person("alice");
        Person bob = scene.person("bob");
        CHmailUser aliceChats = scene.comesOn(alice);
        CHmailUser bobChats = scene.comesOn(bob);
        bobChats.says("notify on").isTold("from now on you are told");

        Identity mail = scene.mailed(alice, bob);

        Heard told = bobChats.isTold("wrote to you");
        assertThat(told.body()).contains(alice.address(), "Lunch on Friday?", mail.chatWords());
        bobChats.says(told.body().substring(told.body().lastIndexOf("chat "))).isTold("is being asked");
        aliceChats.isRungFor(mail);
    }

    @Test
    void blindCopyAndWhoDidNotAskShouldNotBeTold(Scene scene) {
        Person alice = scene.person("alice");
        Person bob = scene.person("bob");
        Person erin = scene.person("erin");
        CHmailUser bobChats = scene.comesOn(bob);
        CHmailUser erinChats = scene.comesOn(erin);
        erinChats.says("notify on").isTold("from now on you are told");

        Identity blind = scene.send(scene.mail(alice, bob).bcc(erin.address()), erin);
        Identity shown = scene.mailed(alice, erin);

        // One recipient's messages come in order: there was none about the first mail.
        assertThat(erinChats.isTold("wrote to you").body()).contains(shown.handle());
        assertThat(erinChats.chat().unheard()).noneMatch(heard -> heard.body().contains(blind.handle()));
        assertThat(bobChats.chat().unheard()).isEmpty();
    }
}
