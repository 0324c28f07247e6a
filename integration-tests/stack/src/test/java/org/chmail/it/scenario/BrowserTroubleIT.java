package org.chmail.it.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import org.chmail.it.Person;
import org.chmail.it.browser.BrowserUser;
import org.chmail.it.browser.Browsers;
import org.chmail.it.browser.WithBrowsers;
import org.chmail.it.client.CHmailUser;
import org.chmail.it.client.Heard;
import org.chmail.it.client.Identity;
import org.chmail.it.client.RoomSeat;
import org.chmail.it.server.Http;
import org.chmail.it.world.InWorld;
import org.chmail.it.world.Scene;
import org.junit.jupiter.api.Test;

/** What can go wrong in a chat with somebody at a browser. */
@WithBrowsers
@InWorld
class BrowserTroubleIT {

    private static final int CUT_MILLIS = 30_000;

    private record Chat(Identity mail, CHmailUser alice, RoomSeat aliceSits, BrowserUser carl) {}

    private static Chat chat(Scene scene, Browsers browsers) {
        Person alice = scene.person("alice");
        String carl = scene.outsider("carl");
        Identity mail = scene.sendOutside(scene.mail(alice).to(carl).subject("Lunch on Friday?"));
        CHmailUser aliceChats = scene.comesOn(alice);
        BrowserUser carlReads =
                Guests.proven(scene, browsers, mail, carl, "Carl").presses("Ask for a chat");
        aliceChats.isRungFor(mail);
        RoomSeat aliceSits = aliceChats.accepts(mail).entersAs("Alice");
        carlReads.sees("The chat is open.");
        return new Chat(mail, aliceChats, aliceSits, carlReads);
    }

    private static List<String> shown(BrowserUser reader) {
        return reader.page().locator("#messages .msg .body").allInnerTexts();
    }

    /** But for what she said herself, and what comes again under its id: the bridge died before it could note it. */
    private static void hearsNothingAnew(Chat chat, Heard... heardBefore) {
        List<String> known = Arrays.stream(heardBefore).map(Heard::id).toList();
        assertThat(chat.aliceSits().unheard())
                .filteredOn(heard -> !heard.nick().equals("Alice") && !known.contains(heard.id()))
                .as("each once")
                .isEmpty();
    }

    @Test
    void nothingShouldBeLostOrDoubledWhileTheNetworkIsCut(Scene scene, Browsers browsers) {
        Chat chat = chat(scene, browsers);
        chat.carl().says("before");
        chat.aliceSits().hears("before");

        chat.carl().goesOffline();
        chat.aliceSits().says("while away");
        chat.carl().says("kept");
        chat.carl().page().waitForTimeout(CUT_MILLIS);
        chat.carl().comesOnline().sees("while away");

        chat.aliceSits().hears("kept");
        chat.carl().says("after");
        chat.aliceSits().hears("after");
        assertThat(shown(chat.carl())).containsExactlyInAnyOrder("before", "while away", "kept", "after");
        hearsNothingAnew(chat);
    }

    @Test
    void nothingShouldBeLostOrDoubledWhenTheBridgeIsKilled(Scene scene, Browsers browsers) throws Exception {
        Chat chat = chat(scene, browsers);
        chat.carl().mayComplain("net::ERR_").says("before");
        Heard before = chat.aliceSits().hears("before");

        scene.stack().bridge().process().kill();
        chat.aliceSits().says("to a bridge that is dead");
        chat.carl().says("kept");
        scene.stack().bridge().startAgain();

        chat.aliceSits().hears("kept");
        chat.carl().sees("to a bridge that is dead").says("after");
        chat.aliceSits().hears("after");
        assertThat(shown(chat.carl())).containsExactlyInAnyOrder("before", "to a bridge that is dead", "kept", "after");
        hearsNothingAnew(chat, before);
    }

    @Test
    void whoIsKickedShouldNotComeBack(Scene scene, Browsers browsers) {
        Chat chat = chat(scene, browsers);
        chat.alice().says("kick Carl (guest)").isAnswered();

        chat.aliceSits().seesOnly("Alice", "CHmail");
        chat.carl().sees("cannot be chatted about");
        chat.carl().reloads().seesButton("Send me a code");
        String carl = scene.outsider("carl");
        BrowserUser again = browsers.at(scene.site()).opens(chat.mail().chatUrl());
        again.mayComplain("status of 403");
        again.fills("Your mail address", carl).presses("Send me a code");
        again.fills("The code", Guests.secondCode(scene, carl)).presses("Go on");
        again.seesHeading("You were removed from this chat");
    }

    @Test
    void formOfAnotherSiteShouldBeRefused(Scene scene) throws IOException {
        Person alice = scene.person("alice");
        Identity mail = scene.sendOutside(scene.mail(alice).to(scene.outsider("carl")));
        CHmailUser aliceChats = scene.comesOn(alice);

        for (String form : List.of("code", "proof", "ask", "say", "leave", "cancel", "typing")) {
            assertThat(Http.send(
                                    "POST",
                                    URI.create(mail.chatUrl() + "/" + form),
                                    "address=a%40b.example",
                                    "Content-Type",
                                    "application/x-www-form-urlencoded",
                                    "Origin",
                                    "https://elsewhere.example")
                            .statusCode())
                    .as(form)
                    .isEqualTo(403);
        }
        assertThat(aliceChats.unheardOf(mail)).isEmpty();
    }
}
