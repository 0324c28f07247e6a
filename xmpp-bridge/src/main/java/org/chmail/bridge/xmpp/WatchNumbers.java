package org.chmail.bridge.xmpp;

import org.jspecify.annotations.Nullable;

/** Which change of which epoch was seen last, and so whether one was missed. */
final class WatchNumbers {

    /** What a number says. */
    enum Verdict {
        /** It is the next one. */
        NEXT,
        /** It was seen already. */
        KNOWN,
        /** Something was missed: only a new snapshot helps. */
        MISSED
    }

    private @Nullable String epoch;
    private long last;

    /** A snapshot includes all changes up to this one. */
    void snapshot(String newEpoch, long seq) {
        epoch = newEpoch;
        last = seq;
    }

    Verdict push(String pushEpoch, long seq) {
        if (!pushEpoch.equals(epoch) || seq > last + 1) {
            return Verdict.MISSED;
        }
        if (seq <= last) {
            return Verdict.KNOWN;
        }
        last = seq;
        return Verdict.NEXT;
    }

    Verdict renewed(String renewedEpoch, long seq) {
        return renewedEpoch.equals(epoch) && seq <= last ? Verdict.KNOWN : Verdict.MISSED;
    }
}
