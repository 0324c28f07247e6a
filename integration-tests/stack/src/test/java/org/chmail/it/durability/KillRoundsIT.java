package org.chmail.it.durability;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import org.chmail.it.durability.TestDatabase.Kind;
import org.chmail.it.world.InWorld;
import org.chmail.it.world.RestoredBridge;
import org.chmail.it.world.Scene;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Forty users go about their business while the bridge is killed (SIGKILL) at random times, again and again; at the end
 * nothing that was acknowledged is lost, and nobody was rung twice for one ring.
 *
 * <p>{@code -Dchmail.rounds=N} kills N times, {@code -Dchmail.seed=N} repeats what chance decided (not how threads run).
 */
@InWorld
@Tag("OwnServer")
class KillRoundsIT {

    private static final int USERS = 40;
    private static final Duration LONGEST_ROUND = Duration.ofMillis(4500);
    private static final Duration SHORTEST_ROUND = Duration.ofMillis(300);

    @ParameterizedTest(name = "{0}")
    @EnumSource
    void nothingAcknowledgedShouldBeLostWhenTheBridgeIsKilled(Kind kind, Scene scene) throws Exception {
        int rounds = Integer.getInteger("chmail.rounds", 5);
        long seed = Long.getLong("chmail.seed", ThreadLocalRandom.current().nextLong(1_000_000));
        System.out.printf("Kill rounds on %s: %d rounds, -Dchmail.seed=%d%n", kind, rounds, seed);
        Path folder = Files.createDirectories(scene.folder().resolve("durability-" + kind));
        TestDatabase database = TestDatabase.create(kind, folder);
        Ground.lay(scene, database);
        Audit.begin(database);

        try (RestoredBridge bridge = scene.bridgeWith(Ground.settings(database));
                Ledger ledger = new Ledger(folder.resolve("ledger.txt"));
                Cast cast = Cast.of(USERS, scene, ledger)) {
            List<Instant> kills = new ArrayList<>();
            Lines lines = new Lines(scene.api(), ledger);
            int stories;
            try (Driver driver = new Driver(cast.actors(), ledger, lines, seed)) {
                driver.start();
                Random random = new Random(seed);
                for (int i = 0; i < rounds; i++) {
                    driver.work(
                            Duration.ofMillis(random.nextLong(SHORTEST_ROUND.toMillis(), LONGEST_ROUND.toMillis())));
                    kills.add(Instant.now());
                    bridge.bridge().process().kill();
                    bridge.bridge().startAgain();
                }
                stories = driver.finish();
            }
            Quiet.await(database, cast, lines);

            Evidence evidence =
                    Evidence.gather(ledger, database, cast.actors(), scene.keptOffline(scene.person("asker")), kills);
            List<Finding> findings = new ArrayList<>(Checker.check(evidence, scene.api()));
            findings.addAll(
                    AlarmMailRules.check(evidence, cast.actors(), scene.stack().bridgeJid()));
            String figures = Figures.of(kind, seed, stories, evidence, findings.size())
                    + AlarmMailRules.figures(cast.actors(), scene.stack().bridgeJid());
            Files.writeString(folder.resolve("figures.txt"), figures);
            System.out.println(figures);
            assertThat(findings)
                    .withFailMessage(() -> Checker.explain(findings, evidence, seed))
                    .isEmpty();
        }
    }
}
