package org.chmail.bridge.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NearestTest {

    @ParameterizedTest
    @CsvSource({
        "attempt.ringtime, attempt.ringTime",
        "attempt.ringTimes, attempt.ringTime",
        "atempt.ringTime, attempt.ringTime",
        "ringTime, attempt.ringTime",
        "public.url, http.public.url",
        "muc.sevice, muc.service",
        "guest, guests",
        "trust, directory.trust",
        "alarm.mailevery, alarm.mailEvery"
    })
    void nearestShouldBeTheKeyThatWasMeant(String unknown, String meant) {
        assertThat(Nearest.to(unknown, ConfigSource.keys())).contains(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"xmpp.account", "foo", "smack.debug.enabled"})
    void nearestShouldBeNoneWhenNothingIsNear(String unknown) {
        assertThat(Nearest.to(unknown, ConfigSource.keys())).isEmpty();
    }
}
