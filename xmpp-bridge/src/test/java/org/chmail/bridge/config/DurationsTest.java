package org.chmail.bridge.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {

    @ParameterizedTest
    @CsvSource({
        "0s, PT0S, 0s",
        "500ms, PT0.5S, 500ms",
        "45s, PT45S, 45s",
        "60s, PT1M, 1m",
        "90 seconds, PT1M30S, 90s",
        "1.5m, PT1M30S, 90s",
        "2m, PT2M, 2m",
        "24h, PT24H, 24h",
        "1d, PT24H, 24h",
        "48h, PT48H, 2d",
        "90d, PT2160H, 90d"
    })
    void durationShouldBeReadAndShown(String text, Duration duration, String shown) {
        assertThat(Durations.parse(text)).isEqualTo(duration);
        assertThat(Durations.format(duration)).isEqualTo(shown);
    }

    @Test
    void durationShouldBeReadWhenNegativeSoThatItsBoundsAreNamed() {
        assertThat(Durations.parse("-5s")).isEqualTo(Duration.ofSeconds(-5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "45", "0", "s", "45 x", "45s 3m", "4 5s", "PT45S", "forever"})
    void durationShouldBeRefusedWhenItHasNoUnitOrForm(String text) {
        assertThatThrownBy(() -> Durations.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("must be a duration with its unit, such as 500ms, 45s, 2m, 24h or 90d");
    }
}
