package org.chmail.bridge.durability;

import java.util.ArrayList;
import java.util.List;

/** The places where the process may die: before and after each commit, each stanza, each room's order, and each mail. */
final class Points {

    private final List<String> reached = new ArrayList<>();
    private int deadAt;
    private boolean dead;

    /** From now on the process dies at the {@code n}th point, counted from 1; at none if 0. */
    void dieAt(int n) {
        reached.clear();
        deadAt = n;
        dead = false;
    }

    /** The process is here. */
    void reach(String where) {
        reached.add(where);
        if (dead || reached.size() == deadAt) {
            dead = true;
            throw new Killed(where);
        }
    }

    /** Throws once more where something swallowed the death. */
    void check() {
        if (dead) {
            throw new Killed("seen late");
        }
    }

    /** What was passed since {@link #dieAt}, in order. */
    List<String> reached() {
        return List.copyOf(reached);
    }
}
