package org.chmail.mailets.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class BreakerTest {
    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1000); // nanoTime may overflow
    private final Breaker breaker = new Breaker("http://bridge", "Mail flows on", Duration.ofSeconds(5), now::get);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.start();
        ((Logger) LoggerFactory.getLogger(Breaker.class)).addAppender(log);
    }

    @AfterEach
    void stopListening() {
        ((Logger) LoggerFactory.getLogger(Breaker.class)).detachAppender(log);
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    @Test
    void callsShouldPassWhenNothingFailed() {
        assertThat(breaker.permits()).isTrue();
        breaker.succeeded();

        assertThat(breaker.permits()).isTrue();
        assertThat(breaker.trouble()).isEmpty();
    }

    @Test
    void noCallShouldPassWithinTheWindowWhenOneFailed() {
        breaker.failed("stalls");
        pass(Duration.ofMillis(4999));

        assertThat(breaker.permits()).isFalse();
        assertThat(breaker.trouble()).hasValue("stalls");
        pass(Duration.ofMillis(1));
        assertThat(breaker.trouble()).isEmpty();
    }

    @Test
    void oneCallShouldPassPerWindowWhenItStaysDown() {
        breaker.failed("stalls");
        pass(Duration.ofSeconds(5));

        assertThat(breaker.permits()).isTrue();
        assertThat(breaker.permits()).isFalse();
        breaker.failed("stalls");
        pass(Duration.ofMillis(4999));
        assertThat(breaker.permits()).isFalse();
        pass(Duration.ofMillis(1));
        assertThat(breaker.permits()).isTrue();
    }

    @Test
    void allCallsShouldPassWhenTheTryingOneSucceeded() {
        breaker.failed("stalls");
        pass(Duration.ofSeconds(5));
        assertThat(breaker.permits()).isTrue();

        breaker.succeeded();

        assertThat(breaker.permits()).isTrue();
        assertThat(breaker.permits()).isTrue();
    }

    @Test
    void anotherShouldTryAfterAWindowWhenTheTryingOneNeverReported() {
        breaker.failed("stalls");
        pass(Duration.ofSeconds(5));
        assertThat(breaker.permits()).isTrue();
        pass(Duration.ofSeconds(5));

        assertThat(breaker.permits()).isTrue();
    }

    @Test
    void logShouldHoldOneLineDownAndOneUpWhenItFailedManyTimes() {
        for (int i = 0; i < 3; i++) {
            breaker.failed("stalls");
        }
        breaker.succeeded();
        breaker.succeeded();

        assertThat(log.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .satisfiesExactly(
                        down -> assertThat(down)
                                .contains("http://bridge", "does not answer", "stalls", "Mail flows on"),
                        up -> assertThat(up).contains("answers again"));
    }
}
