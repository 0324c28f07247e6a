package org.chmail.it.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.chmail.it.browser.Browsers;
import org.chmail.it.browser.WithBrowsers;
import org.chmail.it.load.BridgeGauge.Sample;
import org.chmail.it.world.InWorld;
import org.chmail.it.world.RestoredBridge;
import org.chmail.it.world.Scene;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Two hundred guests in fifty rooms: nothing is lost, doubled or out of order, and the bridge's memory stays flat.
 * {@code -Dchmail.load.rooms}, {@code -Dchmail.load.minutes} and {@code -Dchmail.load.every} (seconds between two messages
 * of one guest) make it another crowd.
 */
@WithBrowsers
@InWorld
@Tag("Long")
class CrowdLongIT {

    private static final int ROOMS = Integer.getInteger("chmail.load.rooms", 50);
    private static final Duration TIME = Duration.ofMinutes(Integer.getInteger("chmail.load.minutes", 10));
    private static final Duration EVERY = Duration.ofSeconds(Integer.getInteger("chmail.load.every", 5));
    private static final CrowdPlan PLAN = new CrowdPlan(
            ROOMS, 4, 5, EVERY, Duration.ofSeconds(20), (int) TIME.dividedBy(EVERY), Duration.ofSeconds(30));
    private static final int SAMPLES = 30;

    /**
     * What the heap may grow by from the first third of the time to the last, in megabytes. What was said is on disk; a
     * bridge that kept it, each message once for each page, would grow by several times as much in ten minutes.
     */
    private static final double GROWTH = 8;

    @Test
    void memoryShouldStayFlatWhenACrowdTalks(Scene scene, Browsers browsers) throws Exception {
        try (RestoredBridge restored = scene.bridgeWith(CrowdArrival.SETTINGS)) {
            BridgeGauge gauge =
                    new BridgeGauge(restored.bridge(), scene.folder().resolve("bridge/chmail.db"));
            List<Sample> samples = new ArrayList<>();
            Sample before = gauge.sample();
            String bea = scene.outsider("bea");
            List<CrowdRoom> rooms = CrowdArrival.open(scene, PLAN, bea);
            CrowdBrowser browser = CrowdBrowser.comesInto(rooms.getFirst(), scene, browsers, bea);
            int cuts;
            try (CrowdTalk talk = new CrowdTalk(PLAN, rooms)) {
                do {
                    samples.add(gauge.sample());
                    browser.says();
                } while (!talk.isOverWithin(PLAN.length().dividedBy(SAMPLES)));
                cuts = talk.cuts();
            }
            samples.add(gauge.sample());
            String figures = figures(before, samples, rooms, cuts);
            System.out.print(figures);
            Files.writeString(Path.of("target", "crowd.txt"), figures);
            CrowdRules.allHaveHeardOnceAndInOrder(rooms);
            browser.showsTheSame();
            rooms.forEach(CrowdRoom::close);
            assertThat(growth(samples)).as(figures).isLessThan(GROWTH);
        }
    }

    /** How much more heap the last third of the samples took on average than the first. */
    private static double growth(List<Sample> samples) {
        int third = samples.size() / 3;
        return heap(samples.subList(samples.size() - third, samples.size())) - heap(samples.subList(0, third));
    }

    private static double heap(List<Sample> samples) {
        return samples.stream().mapToDouble(Sample::heap).average().orElse(0);
    }

    private static String figures(Sample before, List<Sample> samples, List<CrowdRoom> rooms, int cuts) {
        long said = rooms.stream().mapToLong(room -> room.said().size()).sum();
        int comebacks = rooms.stream()
                .flatMap(room -> room.guests().stream())
                .mapToInt(guest -> guest.stream().comebacks())
                .sum();
        long displaced = rooms.stream().mapToLong(CrowdRules::displaced).sum();
        return """
                %s
                  said %d, lines cut %d, come back %d, in another place at the XMPP client %d
                %s  heap grew by %.1f MB from the first third to the last
                %s (before anybody came)
                %s
                """.formatted(
                        PLAN,
                        said,
                        cuts,
                        comebacks,
                        displaced,
                        CrowdTimes.of(rooms),
                        growth(samples),
                        before,
                        samples.stream().map(Sample::toString).collect(Collectors.joining("\n")));
    }
}
