package org.chmail.it.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chmail.it.Person;
import org.chmail.it.client.ArrivedMail;
import org.chmail.it.client.CHmailUser;
import org.chmail.it.client.Identity;
import org.chmail.it.world.InWorld;
import org.chmail.it.world.Scene;
import org.junit.jupiter.api.Test;

/** Alice has another mail address, elsewhere, and CHmail gets to know it as hers. */
@InWorld
class LinkIT {

    private static final Pattern CODE = Pattern.compile("(?m)^verify (\\d{8})\\r?$");

    @Test
    void addressShouldBeTheLoginsOnceItsCodeIsReturned(Scene scene) {
        Person alice = scene.person("alice");
        Person bob = scene.person("bob");
        Person carol = scene.person("carol");
        String other = alice.address().replace('@', '.') + "@outside.example";
        CHmailUser aliceChats = scene.comesOn(alice);
        CHmailUser bobChats = scene.comesOn(bob);

        String unbound = scene.mail(alice, bob).from(other).send();
        assertThat(bob.mail().receivesByImap(unbound).identity()).isEmpty();

        aliceChats.says("link " + other).isTold("a code is on its way");
        ArrivedMail letter = scene.outside().receivesFor(other);
        assertThat(letter.field("Auto-Submitted")).isEqualTo("auto-generated");
        assertThat(letter.chmailFields()).isEmpty();
        aliceChats.says("verify 1").isTold("that is not the code");
        aliceChats.says("verify " + code(letter)).isTold(other + " is linked to you now");

        // as an author
        Identity written = scene.send(scene.mail(alice, bob).from(other), bob);
        assertThat(written.loginId()).isEqualTo(alice.address());
        bobChats.asksFor(written).isTold("is being asked");
        aliceChats.isRungFor(written);

        // as a receiver
        Identity received = scene.send(scene.mail(bob, carol).to(other), carol);
        aliceChats.asksFor(received).isTold("is being asked");
        bobChats.isRungFor(received);

        aliceChats.says("unlink " + other).isTold("is not linked to you any more");
        String again = scene.mail(alice, bob).from(other).send();
        assertThat(bob.mail().receivesByImap(again).identity()).isEmpty();
    }

    @Test
    void askerShouldHearTheSameAboutAnAddressThatIsAnothers(Scene scene) {
        Person alice = scene.person("alice");
        Person bob = scene.person("bob");
        CHmailUser bobChats = scene.comesOn(bob);

        String answer =
                bobChats.says("link nobody@outside.example").isAnswered().body();

        assertThat(bobChats.says("link " + alice.address()).isAnswered().body())
                .isEqualTo(answer.replace("nobody@outside.example", alice.address()));
    }

    private static String code(ArrivedMail letter) {
        Matcher code = CODE.matcher(letter.body());
        assertThat(code.find()).as(letter.body()).isTrue();
        return code.group(1);
    }
}
