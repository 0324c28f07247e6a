package org.chmail.bridge.http;

import io.javalin.http.Context;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs what failed unexpectedly: each kind of failure once in a while, not once for each mail. */
final class FailureLog {

    private static final Logger LOG = LoggerFactory.getLogger(FailureLog.class);
    private static final Duration PAUSE = Duration.ofMinutes(1);

    /** When each kind was last logged, by {@link System#nanoTime}; as many as there are classes of exceptions. */
    private final Map<Class<?>, Long> logged = new ConcurrentHashMap<>();

    void failed(Context ctx, Exception e) {
        long now = System.nanoTime();
        Long last = logged.get(e.getClass());
        if (last != null && now - last < PAUSE.toNanos()) {
            LOG.debug("{} {} failed, too", ctx.method(), ctx.endpoint().path, e);
            return;
        }
        logged.put(e.getClass(), now);
        LOG.error(
                "{} {} failed; the like is not logged again for {} s",
                ctx.method(),
                ctx.endpoint().path,
                PAUSE.toSeconds(),
                e);
    }
}
