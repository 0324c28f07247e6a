package org.chmail.it.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.chmail.it.Person;
import org.chmail.it.client.CHmailUser;
import org.chmail.it.client.Identity;
import org.chmail.it.client.RoomSeat;
import org.chmail.it.server.BridgeServer;
import org.chmail.it.world.InWorld;
import org.chmail.it.world.Scene;
import org.junit.jupiter.api.Test;

/** An admin is asked by alice what is held about her, and then to delete it; the bridge serves meanwhile. */
@InWorld
class ExportEraseIT {

    @Test
    void nothingShouldBeLeftOfAPersonOnceErased(Scene scene) throws JsonProcessingException {
        Person alice = scene.person("alice");
        Person bob = scene.person("bob");
        BridgeServer bridge = scene.stack().bridge();
        Identity hers = scene.mailed(alice, bob);
        Identity bobs = scene.mailed(bob, alice);
        CHmailUser aliceChats = scene.comesOn(alice);
        CHmailUser bobChats = scene.comesOn(bob);
        bobChats.asksFor(hers).isAnswered();
        aliceChats.isRungFor(hers);
        aliceChats.accepts(hers).entersAs("Alice");
        RoomSeat bobSits = bobChats.entersAs("Bob");

        JsonNode export = new ObjectMapper().readTree(bridge.command("export", alice.address()));
        assertThat(export.at("/login/0/recent_address").textValue()).isEqualTo("127.0.0.1");
        assertThat(export.at("/ports/0/port").intValue()).isEqualTo(hers.port());
        assertThat(export.at("/mailsWritten/0/subject").textValue()).isEqualTo("Lunch on Friday?");
        assertThat(export.at("/mailsReceived/0/port").intValue()).isEqualTo(bobs.port());
        assertThat(export.at("/wasAsked/0/state").textValue()).isEqualTo("JOINED");
        assertThat(bridge.command("attempts", "list", "--open")).contains(hers.loginId(), bob.address());

        aliceChats.close();
        assertThat(bridge.command("erase", alice.address(), "--yes")).containsPattern("(?m)^mailsWritten +1$");

        bobSits.hears("This chat has ended.");
        bobSits.isGone();
        for (JsonNode rows : new ObjectMapper().readTree(bridge.command("export", alice.address()))) {
            assertThat(rows).isEmpty();
        }
        assertThat(bobChats.says("mails").isTold("your newest mails").body())
                .contains(bobs.handle())
                .doesNotContain(hers.handle());
        bobChats.asksFor(hers).isTold("there is no such mail");
    }

    @Test
    void calleeShouldReadThatItIsOverWhenTheAdminCancels(Scene scene) {
        Person alice = scene.person("alice");
        Person bob = scene.person("bob");
        BridgeServer bridge = scene.stack().bridge();
        Identity mail = scene.mailed(alice, bob);
        CHmailUser aliceChats = scene.comesOn(alice);
        CHmailUser bobChats = scene.comesOn(bob);
        bobChats.asksFor(mail).isAnswered();
        aliceChats.isRungFor(mail);
        String line = bridge.command("attempts", "list", "--open")
                .lines()
                .filter(each -> each.contains(alice.address()))
                .findFirst()
                .orElseThrow();

        assertThat(bridge.command("attempts", "cancel", line.split(" ", -1)[0])).isEqualToIgnoringNewLines("ended");

        aliceChats.isTold("that is over now");
        bobChats.isToldUntil("status", "nobody is being asked");
    }
}
