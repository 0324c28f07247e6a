package org.chmail.bridge.xmpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class AcksTest {

    private final Acks acks = new Acks(Duration.ofMinutes(1));

    @Test
    void stanzaShouldCountAsSentWhenItIsAcknowledged() {
        CompletableFuture<Void> one = acks.await("1");
        CompletableFuture<Void> two = acks.await("2");
        acks.acknowledged(null);
        acks.acknowledged("unknown");
        acks.acknowledged("1");
        assertThat(one).isCompleted();
        assertThat(two).isNotDone();
    }

    @Test
    void stanzaShouldCountAsLostWhenTheSessionIsLost() {
        CompletableFuture<Void> ack = acks.await("1");
        acks.lost();
        assertThat(ack).isCompletedExceptionally();
    }

    @Test
    void stanzaShouldCountAsLostWhenNoAcknowledgementComesInTime() {
        CompletableFuture<Void> ack = new Acks(Duration.ofMillis(20)).await("1");
        await().untilAsserted(() -> assertThat(ack).isCompletedExceptionally());
    }

    @Test
    void acknowledgementShouldCountForTheRepeatWhenAStanzaIsSentAgain() {
        CompletableFuture<Void> first = acks.await("1");
        CompletableFuture<Void> second = acks.await("1");
        assertThat(first).isCompletedExceptionally();
        acks.acknowledged("1");
        assertThat(second).isCompleted();
    }
}
