package org.chmail.bridge.xmpp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.chmail.bridge.chat.RoomListener;
import org.chmail.bridge.chat.RoomNews;
import org.chmail.bridge.chat.Said;
import org.junit.jupiter.api.Test;

class NewsQueuesTest {

    private final Deque<Runnable> tasks = new ArrayDeque<>();
    private final List<List<RoomNews>> told = new ArrayList<>();
    private final NewsQueues queues = new NewsQueues(new KeyedQueues(tasks::add, 1), new RoomListener() {
        @Override
        public void happened(String room, List<RoomNews> news) {
            if (told.isEmpty()) {
                queuesAgain();
            }
            told.add(List.copyOf(news));
        }

        @Override
        public Optional<Instant> historyFrom(String room) {
            return Optional.empty();
        }

        @Override
        public void away() {}

        @Override
        public void backAgain() {}
    });

    @Test
    void newsShouldBeToldInOrderAndNoneDroppedWhenManyWait() {
        List<RoomNews> news =
                IntStream.range(0, 1001).mapToObj(NewsQueuesTest::news).toList();
        news.forEach(one -> queues.add("r", one));
        while (!tasks.isEmpty()) {
            tasks.poll().run();
        }

        assertThat(told).extracting(List::size).containsExactly(500, 500, 1, 2);
        assertThat(told.stream().flatMap(List::stream).limit(1001)).containsExactlyElementsOf(news);
    }

    /** News that comes while the listener is busy. */
    private void queuesAgain() {
        queues.add("r", news(-1));
        queues.add("r", news(-2));
    }

    private static RoomNews news(int i) {
        return new RoomNews.Spoken(new Said("Bob", Instant.EPOCH, "m" + i, "x"), null, true);
    }
}
