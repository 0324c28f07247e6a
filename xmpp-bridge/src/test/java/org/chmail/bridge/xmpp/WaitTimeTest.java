package org.chmail.bridge.xmpp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WaitTimeTest {

    @ParameterizedTest
    @CsvSource({
        "1m, PT1M",
        "20m, PT20M",
        "20 min, PT20M",
        "5 minutes, PT5M",
        "90, PT90M",
        "2h, PT2H",
        "1 hour, PT1H",
        "24h, PT24H",
        "1440, PT24H"
    })
    void timeShouldBeUnderstoodAsPeopleSayIt(String said, Duration time) {
        assertThat(WaitTime.parse(List.of(said.split(" ")))).contains(time);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0", "0m", "25h", "1441", "99999h", "-5m", "1.5h", "20s", "m", "20 20", "10 10", "1 h 30", "soon"
            })
    void timeShouldBeNoneWhenItIsOutOfBoundsOrNoTime(String said) {
        assertThat(WaitTime.parse(List.of(said.split(" ")))).isEmpty();
    }
}
