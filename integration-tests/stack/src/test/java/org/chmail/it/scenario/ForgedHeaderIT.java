package org.chmail.it.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.chmail.it.Person;
import org.chmail.it.client.ArrivedMail;
import org.chmail.it.client.Draft;
import org.chmail.it.client.Identity;
import org.chmail.it.client.MailUser;
import org.chmail.it.world.InWorld;
import org.chmail.it.world.Scene;
import org.junit.jupiter.api.Test;

/** Mail from outside claims our host: the claim stands only if it was allotted to that very mail. */
@InWorld
class ForgedHeaderIT {

    @Test
    void inventedFieldsShouldBeRemovedWhenTheyClaimOurHost(Scene scene) {
        Person alice = scene.person("alice");
        Person bob = scene.person("bob");
        Draft draft = scene.mail(alice, bob)
                .field("CHmail-Login-ID", alice.address())
                .field("CHmail-Host", scene.stack().domain())
                .field("CHmail-Port", "49213")
                .field("CHmail-Chat", "<" + scene.stack().bridge().settings().publicUrl() + "/c/abcdefgh>");

        assertThat(arrived(scene, draft, bob).chmailFields()).isEmpty();
    }

    @Test
    void copiedFieldsShouldBeRemovedWhenTheyStandInAnotherMail(Scene scene) {
        Person alice = scene.person("alice");
        Person bob = scene.person("bob");
        Identity real = scene.mailed(alice, bob);

        assertThat(arrived(scene, scene.mail(alice, bob).claiming(real), bob).chmailFields())
                .isEmpty();
    }

    @Test
    void copiedFieldsShouldBeRemovedWhenAnotherAuthorUsesThem(Scene scene) {
        Person alice = scene.person("alice");
        Person bob = scene.person("bob");
        Person mallory = scene.person("mallory");
        Identity real = scene.mailed(alice, bob);

        assertThat(arrived(scene, scene.mail(mallory, bob).claiming(real), bob).chmailFields())
                .isEmpty();
    }

    @Test
    void fieldsShouldStayWhenTheMailComesBackAsItWent(Scene scene) {
        Person alice = scene.person("alice");
        Person bob = scene.person("bob");
        Draft draft = scene.mail(alice, bob);
        Identity real = scene.send(draft, bob);
        Person carol = scene.person("carol");

        // As a forwarder does that keeps author and Message-ID.
        Draft again = draft.claiming(real);
        MailUser.handOver(scene.stack().mail(), "list@outside.example", List.of(carol.address()), again.bytes());

        assertThat(carol.mail().receivesByImap(again.messageId()).stamped()).isEqualTo(real);
    }

    private static ArrivedMail arrived(Scene scene, Draft draft, Person receiver) {
        MailUser.handOver(scene.stack().mail(), "someone@outside.example", List.of(receiver.address()), draft.bytes());
        return receiver.mail().receivesByImap(draft.messageId());
    }
}
