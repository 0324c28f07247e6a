package org.chmail.it.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.LoadState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.chmail.it.Person;
import org.chmail.it.browser.BrowserUser;
import org.chmail.it.browser.Browsers;
import org.chmail.it.browser.SlowLine;
import org.chmail.it.browser.WithBrowsers;
import org.chmail.it.client.CHmailUser;
import org.chmail.it.client.Identity;
import org.chmail.it.world.InWorld;
import org.chmail.it.world.Scene;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who opens a mail's link on a phone far from everything sees something soon. */
@WithBrowsers
@InWorld
class FirstPageIT {

    private static final int LIMIT_BYTES = 120_000;
    private static final double LIMIT_MILLIS = 1_000;
    private static final int RUNS = 5;
    private static final int MANY_RUNS = 15;

    @Test
    void firstPageAndLiveChatShouldBeLight(Scene scene, Browsers browsers) {
        Person alice = scene.person("alice");
        CHmailUser aliceChats = scene.comesOn(alice);
        Identity mail = scene.mailed(alice, scene.person("bob"));
        assertThat(weigh(scene, browsers, mail, RUNS))
                .allSatisfy(load -> assertThat(load.bytes()).isPositive().isLessThan(LIMIT_BYTES));

        String carl = scene.outsider("carl");
        Identity toCarl = scene.sendOutside(scene.mail(alice).to(carl).subject("Lunch on Friday?"));
        BrowserUser carlReads =
                Guests.proven(scene, browsers, toCarl, carl, "Carl").presses("Ask for a chat");
        aliceChats.isRungFor(toCarl);
        aliceChats.accepts(toCarl).entersAs("Alice");
        carlReads.sees("The chat is open.");
        try (SlowLine line = new SlowLine(carlReads.page())) {
            carlReads.reloads().sees("The chat is open.");
            System.out.println("The page of a chat: " + line.load());
            assertThat(line.load().bytes()).isPositive().isLessThan(LIMIT_BYTES);
        }
    }

    /** Times depend on the machine, and on what else it does. */
    @Test
    @Tag("Long")
    void firstPageShouldBeSeenWithinASecond(Scene scene, Browsers browsers) {
        Identity mail = scene.mailed(scene.person("alice"), scene.person("bob"));

        List<SlowLine.Load> loads = weigh(scene, browsers, mail, MANY_RUNS);
        assertThat(median(loads)).isLessThan(LIMIT_MILLIS);
    }

    private static List<SlowLine.Load> weigh(Scene scene, Browsers browsers, Identity mail, int runs) {
        List<SlowLine.Load> loads = new ArrayList<>();
        for (int i = 0; i < runs; i++) {
            BrowserUser fresh = browsers.at(scene.site()).sitsAt(375);
            try (SlowLine line = new SlowLine(fresh.page())) {
                fresh.opens(mail.chatUrl()).seesButton("Send me a code");
                // Its icon is asked for last.
                fresh.page().waitForLoadState(LoadState.NETWORKIDLE);
                loads.add(line.load());
            }
        }
        System.out.printf("The first page, %d times: %s; first paint, median: %.0f ms%n", runs, loads, median(loads));
        return loads;
    }

    private static double median(List<SlowLine.Load> loads) {
        return loads.stream()
                .map(SlowLine.Load::firstPaint)
                .sorted(Comparator.naturalOrder())
                .skip(loads.size() / 2)
                .findFirst()
                .orElseThrow();
    }
}
