package org.chmail.bridge.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class WriterGateTest {

    private final WriterGate gate = new WriterGate();
    private final List<String> order = Collections.synchronizedList(new ArrayList<>());
    private final List<Thread> threads = new ArrayList<>();

    @Test
    void urgentShouldGoBeforeThoseWhoWaitedLonger() throws Exception {
        gate.enter(false);
        queue("a", false);
        queue("b", false);
        queue("urgent1", true);
        queue("urgent2", true);
        gate.leave();
        join();

        assertThat(order).containsExactly("urgent1", "urgent2", "a", "b");
    }

    @Test
    void othersShouldNotStarveWhenMoreAndMoreAreUrgent() throws Exception {
        gate.enter(false);
        queue("a", false);
        for (int i = 0; i < WriterGate.URGENT_RUN + 5; i++) {
            queue("urgent", true);
        }
        gate.leave();
        join();

        assertThat(order.indexOf("a")).isEqualTo(WriterGate.URGENT_RUN);
    }

    @Test
    void enterShouldBeRefusedWhenInsideAlready() {
        gate.enter(false);

        assertThatThrownBy(() -> gate.enter(true)).isInstanceOf(IllegalStateException.class);

        gate.leave();
        gate.enter(true);
        gate.leave();
        assertThat(gate.waiting()).isZero();
    }

    private void queue(String name, boolean first) {
        int before = gate.waiting();
        threads.add(Thread.startVirtualThread(() -> {
            gate.enter(first);
            order.add(name);
            gate.leave();
        }));
        await().until(() -> gate.waiting() == before + 1);
    }

    private void join() throws InterruptedException {
        for (Thread thread : threads) {
            thread.join();
        }
    }
}
