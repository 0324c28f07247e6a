package org.chmail.bridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class WakeTest {

    private static final Duration LONG = Duration.ofHours(1);
    private static final Duration SHORT = Duration.ofMillis(300);

    private final Wake wake = new Wake();

    @Test
    void streamShouldWakeAtOnceWhenThereIsSomethingForIt() throws Exception {
        wake.now();

        assertThat(wake.await(LONG, LONG)).isEmpty();
    }

    @Test
    void streamShouldWakeAtOnceWhenThereIsWorkForItsThread() throws Exception {
        Runnable work = () -> {};
        wake.todo(work);

        assertThat(wake.await(LONG, LONG)).containsExactly(work);
    }

    @Test
    void streamShouldRestForThePauseWhenOnlySomethingMayConcernIt() throws Exception {
        wake.now();
        wake.await(SHORT, LONG);
        long began = System.nanoTime();
        wake.soon();

        assertThat(wake.await(SHORT, LONG)).isEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(SHORT.dividedBy(2));
    }

    @Test
    void newsShouldNotWaitForThePauseWhenBothCome() throws Exception {
        wake.soon();
        wake.now();

        assertThat(wake.await(LONG, LONG)).isEmpty();
    }
}
