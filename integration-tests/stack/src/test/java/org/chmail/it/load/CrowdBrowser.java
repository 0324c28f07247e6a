package org.chmail.it.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.chmail.it.browser.BrowserUser;
import org.chmail.it.browser.Browsers;
import org.chmail.it.world.Scene;

/** Somebody at a real browser among the crowd, in the first room. Of the test's own thread. */
final class CrowdBrowser {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final CrowdRoom room;
    private final BrowserUser browser;

    // Of the test's thread.
    private int next;

    private CrowdBrowser(CrowdRoom room, BrowserUser browser) {
        this.room = room;
        this.browser = browser;
    }

    /** Comes into a room whose mail names that address. */
    static CrowdBrowser comesInto(CrowdRoom room, Scene scene, Browsers browsers, String address) {
        BrowserUser browser = browsers.at(scene.site()).opens(room.mail().chatUrl());
        browser.fills("Your mail address", address).presses("Send me a code");
        browser.fills("The code", GuestPage.code(scene, address))
                .fills("Your name", "Bea")
                .presses("Go on");
        browser.presses("Ask for a chat").sees("The chat is open.");
        return new CrowdBrowser(room, browser);
    }

    /** Says something. */
    void says() {
        String words = "Bea says " + next++;
        room.othersSay(words);
        browser.says(words);
    }

    /** Shows what the other pages of the room have seen, each message once and in their order. */
    void showsTheSame() {
        Awaitility.await("all is on Bea's page")
                .atMost(PATIENCE)
                .ignoreNoExceptions()
                .untilAsserted(() -> assertThat(shown())
                        .isEqualTo(room.guests().getFirst().saw().stream()
                                .map(Shown::body)
                                .toList()));
        browser.presses("Leave").sees("You have left the chat.");
    }

    private List<String> shown() {
        return browser.page().locator("#messages .msg .body").allTextContents();
    }
}
