package org.chmail.bridge.durability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.chmail.bridge.store.Databases;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No attempt is lost: wherever the bridge is killed, after its restart every open attempt goes on. */
class CrashPointsTest {

    @ParameterizedTest
    @EnumSource(Databases.class)
    void everyStoryShouldEndAsEverWhereverTheBridgeDies(Databases kind) {
        int died = 0;
        try (Database database = Database.of(kind)) {
            for (Story story : Story.ALL) {
                Play whole = new Play(database);
                Map<String, Object> end = whole.run(story.untilTheEnd(), 0);
                List<String> points = whole.stage.points.reached();
                assertThat(end).containsEntry("waiting", 0L);
                for (int k = 1; k <= points.size(); k++) {
                    database.empty();
                    assertThat(new Play(database).run(story.untilTheEnd(), k))
                            .as("%s, dead at point %s of %s: %s", story.name(), k, points.size(), points.get(k - 1))
                            .isEqualTo(end);
                    died++;
                }
                database.empty();
            }
        }
        assertThat(died).as("so that nobody empties this test unseen").isGreaterThan(300);
    }
}
