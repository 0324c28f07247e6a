package org.chmail.bridge.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.chmail.bridge.model.Parcel;
import org.chmail.bridge.model.Parcel.Channel;
import org.chmail.bridge.model.Parcel.Kind;
import org.junit.jupiter.api.Test;

/** One recipient's rows go in order, one in flight. */
class OutboxRaceTest extends StoreTest {

    private static final List<String> RECIPIENTS = List.of("a", "b", "c");
    private static final int WRITERS = 3;
    private static final int SENDERS = 4;
    private static final int EACH = 40;

    private final Set<String> inFlight = ConcurrentHashMap.newKeySet();
    private final List<String> faults = new CopyOnWriteArrayList<>();
    private final Map<String, Map<String, Integer>> last = new ConcurrentHashMap<>();
    private final AtomicInteger sent = new AtomicInteger();

    @Test
    void queuesShouldGoInOrderOneInFlightWhenManyWriteAndSendAtOnce() throws Exception {
        int all = WRITERS * EACH * RECIPIENTS.size();
        var work = new ArrayList<Future<?>>();
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            for (int i = 0; i < WRITERS; i++) {
                int writer = i;
                work.add(threads.submit(() -> add(writer)));
            }
            for (int i = 0; i < SENDERS; i++) {
                String owner = "n" + i;
                work.add(threads.submit(() -> send(owner, all)));
            }
            for (Future<?> each : work) {
                each.get(2, TimeUnit.MINUTES);
            }
        }

        assertThat(faults).isEmpty();
        assertThat(sent).hasValue(all);
        see(tx -> assertThat(tx.outbox().waiting()).isZero());
    }

    /** Each transaction adds to every queue, in an order of its own. */
    private void add(int writer) {
        for (int i = 0; i < EACH; i++) {
            int number = i;
            var recipients = new ArrayList<>(RECIPIENTS);
            Collections.shuffle(recipients, ThreadLocalRandom.current());
            write(tx -> recipients.forEach(recipient -> tx.outbox().add(parcel(writer, number, recipient))));
        }
    }

    private void send(String owner, int all) {
        while (sent.get() < all && faults.isEmpty()) {
            List<Parcel> claimed =
                    store.write(tx -> tx.outbox().claim(Channel.XMPP, owner, Duration.ofMinutes(5), NOW, 2));
            for (Parcel parcel : claimed) {
                if (!inFlight.add(parcel.recipient())) {
                    faults.add("two in flight for " + parcel.recipient());
                }
            }
            claimed.forEach(parcel -> sent(parcel, owner));
        }
    }

    private void sent(Parcel parcel, String owner) {
        String writer = parcel.attemptId();
        int number = Integer.parseInt(parcel.body());
        Integer before = last.computeIfAbsent(parcel.recipient(), key -> new ConcurrentHashMap<>())
                .put(writer, number);
        if (number != (before == null ? 0 : before + 1)) {
            faults.add(parcel.recipient() + ": " + number + " of " + writer + " after " + before);
        }
        inFlight.remove(parcel.recipient());
        if (store.write(tx -> tx.outbox().done(parcel.id(), owner))) {
            sent.incrementAndGet();
        } else {
            faults.add("lost the lease of " + parcel.id());
        }
    }

    private static Parcel parcel(int writer, int number, String recipient) {
        String id = writer + "-" + number + "-" + recipient;
        return Parcel.of(id, Kind.NOTICE, recipient, Integer.toString(number), NOW)
                .ofAttempt("w" + writer, null, null);
    }
}
