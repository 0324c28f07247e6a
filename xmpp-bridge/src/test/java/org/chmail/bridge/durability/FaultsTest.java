package org.chmail.bridge.durability;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.function.IntConsumer;
import org.chmail.bridge.store.Databases;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The 1st, 2nd, … nth call of each step fails until none does: the step has happened wholly or not at all, and said again
 * it is right.
 */
class FaultsTest {

    /** The pause before the second try of what is sent. */
    private static final Duration RETRIED = Duration.ofSeconds(2);

    @ParameterizedTest
    @EnumSource(Databases.class)
    void everyStepShouldBeRightWhenSaidAgainAfterAnyCallFailed(Databases kind) {
        try (Database database = Database.of(kind)) {
            int failed = everyStep(database, database.faults::failAt);
            assertThat(failed).as("so that nobody empties this test unseen").isGreaterThan(300);
        }
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void everyStepShouldBeRightWhenSaidAgainAfterTheAnswerToAnyCommitWasLost(Databases kind) {
        try (Database database = Database.of(kind)) {
            int failed = everyStep(database, database.faults::cutAfterCommit);
            assertThat(failed).as("so that nobody empties this test unseen").isGreaterThan(50);
        }
    }

    private static int everyStep(Database database, IntConsumer fault) {
        int failed = 0;
        for (Story story : Story.ALL) {
            Map<String, Object> end = new Play(database).run(story.steps(), 0);
            database.empty();
            for (int step = 0; step < story.steps().size(); step++) {
                int n = 1;
                while (story.steps().get(step).isFragile() && withFault(database, step, fault, n, story, end)) {
                    n++;
                }
                failed += n - 1;
            }
        }
        return failed;
    }

    /** False if it did not come to the nth. */
    private static boolean withFault(
            Database database, int faulty, IntConsumer fault, int n, Story story, Map<String, Object> end) {
        database.faults.failAt(0);
        Play play = new Play(database);
        for (int i = 0; i < story.steps().size(); i++) {
            if (i == faulty) {
                fault.accept(n);
            }
            play.step(story.steps(), i, () -> {
                database.faults.failAt(0);
                database.endLeases();
            });
            if (i == faulty && !database.faults.failed()) {
                database.faults.failAt(0);
                database.empty();
                return false;
            }
            if (i == faulty) {
                database.faults.failAt(0);
                database.endLeases();
                play.stage.pass(RETRIED, size -> 0);
            }
        }
        assertThat(play.end())
                .as("%s, call %s of step %s fails", story.name(), n, faulty)
                .isEqualTo(end);
        database.empty();
        return true;
    }
}
