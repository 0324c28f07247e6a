package org.chmail.it.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.chmail.it.Person;
import org.chmail.it.client.CHmailUser;
import org.chmail.it.client.Heard;
import org.chmail.it.client.Identity;
import org.chmail.it.world.InWorld;
import org.chmail.it.world.Scene;
import org.junit.jupiter.api.Test;

/** Alice is rung on two clients and answers on one: on the other, the answer stands where the question stood. */
@InWorld
class CorrectionIT {

    @Test
    void otherClientShouldShowThatSheAccepted(Scene scene) {
        Rung rung = rung(scene);

        rung.desk().accepts(rung.mail());

        shows(rung, "Accepted: the chat");
    }

    @Test
    void otherClientShouldShowThatSheDeclined(Scene scene) {
        Rung rung = rung(scene);

        rung.desk().declines(rung.mail());

        shows(rung, "Declined: the chat");
    }

    @Test
    void eachClientShouldShowThatSheMissedItWhenTheCallerWithdraws(Scene scene) {
        Rung rung = rung(scene);

        rung.caller().cancels(rung.mail());

        shows(rung, "call back");
        assertThat(rung.desk().isTold("call back").corrects())
                .contains(rung.ring().id());
    }

    /** Alice, rung on two clients. */
    private record Rung(Identity mail, CHmailUser caller, CHmailUser desk, CHmailUser phone, Heard ring) {}

    private static Rung rung(Scene scene) {
        Person alice = scene.person("alice");
        Person bob = scene.person("bob");
        Identity mail = scene.mailed(alice, bob);
        CHmailUser desk = scene.comesOn(alice, "desk");
        CHmailUser phone = scene.comesOn(alice, "phone");
        desk.chat().hearsCopies();
        phone.chat().hearsCopies();
        CHmailUser bobChats = scene.comesOn(bob);

        bobChats.asksFor(mail).isAnswered();
        Heard ring = desk.isRungFor(mail);
        assertThat(phone.isRungFor(mail).id()).isEqualTo(ring.id());
        return new Rung(mail, bobChats, desk, phone, ring);
    }

    private static void shows(Rung rung, String words) {
        Heard correction = rung.phone().isTold(words);
        // XEP-0308 §3: the id of the message that it replaces.
        assertThat(correction.corrects()).contains(rung.ring().id());
        assertThat(correction.body()).contains(rung.mail().handle());
    }
}
