package org.chmail.bridge.xmpp;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs tasks of one key in order, one at a time, and those of different keys beside each other. */
final class KeyedQueues {

    private static final Logger LOG = LoggerFactory.getLogger(KeyedQueues.class);

    private final Executor executor;
    private final int most;

    /** The tasks that wait behind the one that runs; a key is here while one does. Guarded by this. */
    private final Map<String, Deque<Runnable>> queues = new HashMap<>();

    /** @param most how many tasks of one key may wait */
    KeyedQueues(Executor executor, int most) {
        this.executor = executor;
        this.most = most;
    }

    /**
     * Runs a task after those of the same key.
     *
     * @return false if too many of them wait already: it is dropped
     */
    synchronized boolean run(String key, Runnable task) {
        Deque<Runnable> waiting = queues.get(key);
        if (waiting == null) {
            queues.put(key, new ArrayDeque<>());
            executor.execute(() -> work(key, task));
            return true;
        }
        return waiting.size() < most && waiting.offer(task);
    }

    private void work(String key, Runnable first) {
        Runnable task = first;
        while (task != null) {
            try {
                task.run();
            } catch (RuntimeException e) {
                LOG.error("A task of {} failed", key, e);
            }
            task = next(key);
        }
    }

    private synchronized @Nullable Runnable next(String key) {
        Deque<Runnable> waiting = queues.get(key);
        Runnable task = waiting == null ? null : waiting.poll();
        if (task == null) {
            queues.remove(key);
        }
        return task;
    }
}
