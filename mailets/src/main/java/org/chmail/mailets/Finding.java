package org.chmail.mailets;

/** A verdict and what it rests on. */
final class Finding {
    private final Verdict verdict;
    private final String reason;

    Finding(Verdict verdict, String reason) {
        this.verdict = verdict;
        this.reason = reason;
    }

    Verdict verdict() {
        return verdict;
    }

    String reason() {
        return reason;
    }
}
