package org.chmail.it.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.chmail.it.browser.Browsers;
import org.chmail.it.browser.WithBrowsers;
import org.chmail.it.world.InWorld;
import org.chmail.it.world.RestoredBridge;
import org.chmail.it.world.Scene;
import org.junit.jupiter.api.Test;

/** Many guests at once, for as long as a build can wait: nothing is lost, doubled or out of order. */
@WithBrowsers
@InWorld
class CrowdIT {

    private static final CrowdPlan PLAN =
            new CrowdPlan(10, 4, 5, Duration.ofSeconds(2), Duration.ofSeconds(5), 8, Duration.ofSeconds(3));
    private static final Duration TURN = Duration.ofSeconds(3);

    @Test
    void messageShouldArriveOnceAndInOrderWhenLinesAreCut(Scene scene, Browsers browsers) throws Exception {
        try (RestoredBridge restored = scene.bridgeWith(CrowdArrival.SETTINGS)) {
            String bea = scene.outsider("bea");
            List<CrowdRoom> rooms = CrowdArrival.open(scene, PLAN, bea);
            CrowdBrowser browser = CrowdBrowser.comesInto(rooms.getFirst(), scene, browsers, bea);
            try (CrowdTalk talk = new CrowdTalk(PLAN, rooms)) {
                while (!talk.isOverWithin(TURN)) {
                    browser.says();
                }
                CrowdRules.allHaveHeardOnceAndInOrder(rooms);
                browser.showsTheSame();
                assertThat(talk.cuts()).isPositive();
            }
            rooms.forEach(CrowdRoom::close);
            assertThat(restored.bridge().process().isAlive()).isTrue();
        }
    }
}
