package org.chmail.it.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** How a crowd's talk ends. */
final class CrowdRun {

    /** A tenth of the lines is cut now and then, always the same ones at the same time. */
    static final long SEED = 17;

    /** What the bridge needs for so many from one address, who do not wait to be rung anew. */
    static final String[] SETTINGS = {"limit.formsPerAddress=100000", "attempt.ringTime=1m", "chat.empty=1m"};

    /** What was said last is with everybody after so long, on a machine that has more to do. */
    private static final Duration SETTLING = Duration.ofMinutes(1);
    /** What comes twice comes within so long after the first. */
    private static final Duration QUIET = Duration.ofSeconds(3);

    private CrowdRun() {}

    /** Waits until everybody has everything and nothing more comes, then holds it against what was said. */
    static void allHaveHeardOnceAndInOrder(List<CrowdRoom> rooms) {
        try {
            Awaitility.await("everybody has everything")
                    .atMost(SETTLING)
                    .during(QUIET)
                    .until(() -> rooms.stream().allMatch(CrowdRoom::isComplete));
        } catch (ConditionTimeoutException e) {
            // The rules say what is missing, and who misses it.
            System.err.println(e.getMessage());
        }
        assertThat(rooms.stream().flatMap(room -> CrowdRules.broken(room).stream()))
                .isEmpty();
    }
}
