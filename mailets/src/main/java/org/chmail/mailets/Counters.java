package org.chmail.mailets;

import org.apache.james.metrics.api.MetricFactory;

/**
 * Counts in James' own metrics: {@code chmail.stamped}, {@code chmail.unstamped.<reason>}, {@code chmail.linked},
 * {@code chmail.unlinked.<reason>}, {@code chmail.forged}, {@code chmail.verdict.<verdict>}.
 */
final class Counters {
    private final MetricFactory metrics;

    Counters(MetricFactory metrics) {
        this.metrics = metrics;
    }

    void stamped() {
        count("stamped");
    }

    void unstamped(String reason) {
        count("unstamped." + reason);
    }

    void linked() {
        count("linked");
    }

    void unlinked(String reason) {
        count("unlinked." + reason);
    }

    void verdict(Verdict verdict) {
        count("verdict." + verdict.text());
        if (verdict == Verdict.FORGED) {
            count("forged");
        }
    }

    private void count(String name) {
        metrics.generate("chmail." + name).increment();
    }
}
