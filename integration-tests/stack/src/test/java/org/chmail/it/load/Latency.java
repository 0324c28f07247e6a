package org.chmail.it.load;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** How long something took, each time. */
final class Latency {

    private final List<Long> nanos = new ArrayList<>();

    /** Adds one; what was there before it was waited for took no time. */
    void add(long took) {
        nanos.add(Math.max(0, took));
    }

    /** A percentile in milliseconds. */
    double at(double percent) {
        Collections.sort(nanos);
        return nanos.isEmpty() ? 0 : nanos.get(Math.min(nanos.size() - 1, (int) (nanos.size() * percent / 100))) / 1e6;
    }

    @Override
    public String toString() {
        return "p50 %.0f ms, p95 %.0f ms, p99 %.0f ms, longest %.0f ms (%d)"
                .formatted(at(50), at(95), at(99), at(100), nanos.size());
    }
}
