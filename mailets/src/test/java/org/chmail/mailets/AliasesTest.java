package org.chmail.mailets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.james.rrt.lib.Mapping;
import org.apache.james.rrt.lib.MappingSource;
import org.apache.james.rrt.lib.Mappings;
import org.apache.james.rrt.memory.MemoryRecipientRewriteTable;
import org.chmail.mailets.bridge.Breaker;
import org.chmail.mailets.bridge.Bridges;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

/** The table may fail or stall: then addresses count as they are written, soon, and the log says so once. */
@Timeout(60)
class AliasesTest {
    private static final String ROBERT = "robert@example.org";
    private static final String BOB = "bob@example.org";
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(50);

    private final AtomicLong now = new AtomicLong();
    private final Table table = new Table();
    private final Aliases aliases = new Aliases(table, now::get);
    private final LocalDomains domains = new LocalDomains(LocalContext.of("example.org"));
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.start();
        ((Logger) LoggerFactory.getLogger(Breaker.class)).addAppender(log);
    }

    @AfterEach
    void stopListening() {
        ((Logger) LoggerFactory.getLogger(Breaker.class)).detachAppender(log);
        table.goOn.countDown();
    }

    private Expansion robert(Duration within) {
        return aliases.expand(ROBERT, domains, within);
    }

    @Test
    void everyAddressShouldLeadSomewhereOnceWhenTheTableAnswers() {
        Expansion expansion = aliases.expand(
                ROBERT, List.of(BOB, ROBERT), List.of("x@example.net", "Robert@example.org"), domains, LONG);

        assertThat(expansion.of(ROBERT)).isEqualTo(BOB);
        assertThat(expansion.of(List.of(BOB, ROBERT, "x@example.net"))).containsExactly(BOB, "x@example.net");
        assertThat(expansion.isKnown(ROBERT)).isTrue();
        assertThat(expansion.isKnown("x@example.net")).isTrue();
        assertThat(expansion.isKnown("carol@example.org")).isFalse();
    }

    @Test
    void addressesShouldCountAsWrittenAndTheLogSayItOnceWhenTheTableFails() {
        table.failing = true;

        for (int i = 0; i < 3; i++) {
            assertThat(robert(LONG).of(ROBERT)).isEqualTo(ROBERT);
            assertThat(robert(LONG).isKnown(ROBERT)).isFalse();
            now.addAndGet(Bridges.WINDOW.toNanos());
        }
        table.failing = false;
        assertThat(robert(LONG).of(ROBERT)).isEqualTo(BOB);
        assertThat(robert(LONG).of(ROBERT)).isEqualTo(BOB);

        assertThat(table.asked.get()).as("one per window, then two per mail").isEqualTo(3 + 2 * 2);
        assertThat(log.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .satisfiesExactly(
                        down -> assertThat(down)
                                .contains(
                                        "RecipientRewriteTable",
                                        "does not answer",
                                        "no disk",
                                        "count as they are written"),
                        up -> assertThat(up).contains("RecipientRewriteTable", "answers again"));
    }

    @Test
    void nobodyShouldWaitLongerThanTheyWantWhenTheTableStalls() {
        table.stalling = true;

        assertThat(robert(SHORT).of(ROBERT)).isEqualTo(ROBERT);

        // Later mails do not even try, so this one has no bound of its own.
        assertThat(robert(LONG).isKnown(ROBERT)).isFalse();
        assertThat(table.asked.get()).isEqualTo(1);
        assertThat(log.list).hasSize(1);
    }

    @Test
    void authorShouldBeKnownWhenTheTableStallsAtARecipient() {
        table.stallsFor = "carol@example.org";

        Expansion expansion =
                aliases.expand(ROBERT, List.of("carol@example.org"), List.of(), domains, Duration.ofSeconds(2));

        assertThat(expansion.of(ROBERT)).isEqualTo(BOB);
        assertThat(expansion.isKnown("carol@example.org")).isFalse();
    }

    @Test
    void threadsShouldNotGrowWithoutEndWhenTheTableStaysStalled() {
        table.stalling = true;

        assertThatCode(() -> {
                    for (int i = 0; i < 1100; i++) {
                        now.addAndGet(Bridges.WINDOW.toNanos());
                        aliases.expand(ROBERT, domains, Duration.ofNanos(1));
                    }
                })
                .doesNotThrowAnyException();
        assertThat(Thread.getAllStackTraces().keySet().stream()
                        .filter(thread -> thread.getName().equals("chmail-aliases"))
                        .count())
                .isLessThanOrEqualTo(100);
    }

    @Test
    void interruptShouldBeKeptWhenJamesStops() {
        table.stalling = true;
        Thread.currentThread().interrupt();

        assertThat(robert(LONG).isKnown(ROBERT)).isFalse();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(log.list).isEmpty();
    }

    /** James' own table in memory, which can be told to fail. */
    private static final class Table extends MemoryRecipientRewriteTable {
        private final AtomicInteger asked = new AtomicInteger();
        private final CountDownLatch goOn = new CountDownLatch(1);
        private volatile boolean failing;
        private volatile boolean stalling;
        private volatile String stallsFor = "";

        Table() {
            addMapping(MappingSource.parse(ROBERT), Mapping.alias(BOB));
        }

        @Override
        public Mappings getStoredMappings(MappingSource source) {
            asked.incrementAndGet();
            if (failing) {
                throw new IllegalStateException("no disk");
            }
            if (stalling || source.asString().equals(stallsFor)) {
                try {
                    goOn.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
            return super.getStoredMappings(source);
        }
    }
}
