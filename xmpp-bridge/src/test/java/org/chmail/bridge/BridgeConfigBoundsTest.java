package org.chmail.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.chmail.bridge.config.ConfigRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** "Refused outside sane bounds at start, naming key, value and bounds": each key, at its bounds and beyond them. */
class BridgeConfigBoundsTest {

    private static final String BOUNDED = """
            xmpp.port, 1, 65535, 0, 65536
            database.poolSize, 1, 100, 0, 101
            attempt.ringTime, 5s, 10m, 4999ms, 601s
            attempt.backoff, 1.0, 10.0, 0.99, 10.01
            attempt.maxRings, 1, 10, 0, 11
            attempt.maxRounds, 1, 20, 0, 21
            attempt.reringAfter, 0s, 1h, -1ms, 3601s
            attempt.ttl, 1m, 30d, 59s, 31d
            attempt.maxCallees, 1, 100, 0, 101
            limit.attemptsPerCaller, 1, 100000, 0, 100001
            limit.attemptsPerPair, 1, 100000, 0, 100001
            limit.ringsPerCallee, 1, 100000, 0, 100001
            limit.formsPerAddress, 1, 100000, 0, 100001
            limit.formsPerLink, 1, 100000, 0, 100001
            limit.mailsPerLogin, 1, 10000, 0, 10001
            limit.deadLinksPerAddress, 1, 100000, 0, 100001
            alarm.mailEvery, 1m, 24h, 59s, 25h
            chat.idle, 10s, 24h, 9s, 25h
            chat.empty, 5s, 24h, 4s, 2d
            presence.offAfter, 0s, 5m, -1s, 6m
            presence.onAfter, 0s, 5m, -1s, 6m
            presence.restartGrace, 0s, 10m, -1s, 11m
            port.ttl, 1h, 3650d, 59m, 3651d
            """;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(textBlock = BOUNDED)
    void valueShouldBeTakenWhenAtABound(String key, String min, String max) {
        assertThat(Configs.with(folder, key + " = " + min)).isNotNull();
        assertThat(Configs.with(folder, key + " = " + max)).isNotNull();
    }

    @ParameterizedTest
    @CsvSource(textBlock = BOUNDED)
    void valueShouldBeRefusedByKeyValueAndBoundsWhenBeyondABound(
            String key, String min, String max, String below, String above) {
        for (String value : new String[] {below, above}) {
            assertThatThrownBy(() -> Configs.with(folder, key + " = " + value))
                    .isInstanceOf(ConfigRefused.class)
                    .hasMessageStartingWith(
                            "`" + key + "` must be between " + min + " and " + max + ", got: " + value + " (")
                    .hasMessageEndingWith("chmail.conf: 3)");
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = BOUNDED)
    void valueShouldBeRefusedWhenOfAnotherType(String key) {
        for (String value : new String[] {"some", "[1]", "\"\"", "null", "1..2"}) {
            assertThatThrownBy(() -> Configs.with(folder, key + " = " + value))
                    .isInstanceOf(ConfigRefused.class)
                    .hasMessageStartingWith("`" + key + "` must ");
        }
    }

    @Test
    void boundedKeysShouldAllBeTestedHere() {
        assertThat(Configs.settings(folder).bounds().entrySet().stream()
                        .filter(bounds -> bounds.getValue().contains("..")))
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrderElementsOf(BOUNDED.lines()
                        .map(line -> line.substring(0, line.indexOf(',')))
                        .toList());
    }
}
