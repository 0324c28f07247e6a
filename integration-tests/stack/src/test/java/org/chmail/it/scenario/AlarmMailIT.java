package org.chmail.it.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.chmail.it.Person;
import org.chmail.it.client.ArrivedMail;
import org.chmail.it.client.CHmailUser;
import org.chmail.it.client.Identity;
import org.chmail.it.world.AlarmMails;
import org.chmail.it.world.InWorld;
import org.chmail.it.world.Scene;
import org.junit.jupiter.api.Test;

/** Alice is off: she finds one mail that says who asks, in the thread of the mail it is about. */
@InWorld
class AlarmMailIT {

    @Test
    void calleeWhoIsOffShouldGetOneMailInTheThread(Scene scene) {
        Person alice = scene.person("alice");
        Person bob = scene.person("bob");
        ArrivedMail question = bob.mail()
                .receivesByImap(
                        scene.mail(alice, bob).subject("Lunch on Friday?").send());
        Identity mail = question.stamped();
        CHmailUser bobChats = scene.comesOn(bob);

        assertThat(bobChats.asksFor(mail).isAnswered().body()).contains("will be told");

        ArrivedMail alarm = AlarmMails.theOnlyOneOf(alice);
        assertThat(alarm.field("From")).isEqualTo("CHmail <" + scene.stack().bridgeJid() + ">");
        assertThat(alarm.field("To")).isEqualTo(alice.address());
        assertThat(alarm.field("Subject")).isEqualTo(bob.address() + " would like to chat: Lunch on Friday?");
        assertThat(alarm.field("In-Reply-To")).isEqualTo(question.field("Message-ID"));
        assertThat(alarm.field("References")).isEqualTo(question.field("Message-ID"));
        assertThat(alarm.field("Message-ID")).endsWith("@" + scene.stack().domain() + ">");
        assertThat(alarm.field("Auto-Submitted")).isEqualTo("auto-generated");
        assertThat(alarm.field("Return-Path")).isEqualTo("<" + scene.stack().bridgeJid() + ">");
        assertThat(alarm.chmailFields()).as("never stamped").isEmpty();
        assertThat(alarm.body()).contains(bob.address(), mail.handle());
        assertThat(AlarmMails.open(AlarmMails.link(alarm)).body()).contains(bob.address());
    }

    @Test
    void oneMailShouldDoHoweverOftenCalleeGoesOffAndWhoeverElseAsks(Scene scene) {
        Person alice = scene.person("alice");
        Person bob = scene.person("bob");
        Identity first = scene.mailed(alice, bob);
        Identity second = scene.mailed(alice, bob);
        CHmailUser bobChats = scene.comesOn(bob);
        bobChats.asksFor(first).isAnswered();
        AlarmMails.theOnlyOneOf(alice);

        bobChats.asksFor(second).isAnswered();
        CHmailUser aliceChats = scene.comesOn(alice);
        aliceChats.isRungFor(first);
        aliceChats.isRungFor(second);
        aliceChats.chat().vanishes();
        bobChats.isTold("will be told");
        bobChats.isTold("will be told");
        scene.comesOn(alice).accepts(first).isInvited();

        AlarmMails.theOnlyOneOf(alice);
    }
}
