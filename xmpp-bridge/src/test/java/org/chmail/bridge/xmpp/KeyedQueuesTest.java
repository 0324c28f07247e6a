package org.chmail.bridge.xmpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KeyedQueuesTest {

    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final KeyedQueues queues = new KeyedQueues(executor, 3);
    private final List<String> done = new CopyOnWriteArrayList<>();

    @AfterEach
    void stop() {
        executor.shutdownNow();
    }

    @Test
    void tasksShouldRunInOrderWhenTheyAreOfOneKey() {
        CountDownLatch held = new CountDownLatch(1);
        queues.run("alice", () -> waitFor(held));
        queues.run("alice", () -> done.add("1"));
        queues.run("alice", () -> done.add("2"));
        queues.run("bob", () -> done.add("bob"));
        await().untilAsserted(() -> assertThat(done).containsExactly("bob"));
        held.countDown();
        await().untilAsserted(() -> assertThat(done).containsExactly("bob", "1", "2"));
    }

    @Test
    void taskShouldBeDroppedWhenTooManyWait() {
        CountDownLatch held = new CountDownLatch(1);
        queues.run("alice", () -> waitFor(held));
        for (int i = 0; i < 3; i++) {
            assertThat(queues.run("alice", () -> done.add("kept"))).isTrue();
        }
        assertThat(queues.run("alice", () -> done.add("dropped"))).isFalse();
        held.countDown();
        await().untilAsserted(() -> assertThat(done).containsExactly("kept", "kept", "kept"));
    }

    @Test
    void nextTaskShouldRunWhenOneFails() {
        queues.run("alice", () -> {
            throw new IllegalStateException("meant to fail");
        });
        queues.run("alice", () -> done.add("next"));
        await().untilAsserted(() -> assertThat(done).containsExactly("next"));
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
