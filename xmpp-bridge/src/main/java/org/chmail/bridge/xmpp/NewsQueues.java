package org.chmail.bridge.xmpp;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chmail.bridge.chat.RoomListener;
import org.chmail.bridge.chat.RoomNews;

/** Tells the listener each room's news, in order and none lost; what comes while it is busy is told at once then. */
final class NewsQueues {

    /** So many at once at the most: a transaction of the listener's. */
    private static final int BATCH = 500;

    private final KeyedQueues queues;
    private final RoomListener listener;

    /** What waits, by room; a room is here while a task for it is queued. Guarded by this. */
    private final Map<String, List<RoomNews>> waiting = new HashMap<>();

    NewsQueues(KeyedQueues queues, RoomListener listener) {
        this.queues = queues;
        this.listener = listener;
    }

    /** Returns at once. */
    synchronized void add(String room, RoomNews news) {
        boolean first = !waiting.containsKey(room);
        waiting.computeIfAbsent(room, name -> new ArrayList<>()).add(news);
        if (first) {
            // One task that waits at the most, so none is dropped.
            queues.run(room, () -> tell(room));
        }
    }

    private void tell(String room) {
        List<RoomNews> all = take(room);
        for (int from = 0; from < all.size(); from += BATCH) {
            listener.happened(room, all.subList(from, Math.min(from + BATCH, all.size())));
        }
    }

    private synchronized List<RoomNews> take(String room) {
        List<RoomNews> all = waiting.remove(room);
        return all == null ? List.of() : all;
    }
}
