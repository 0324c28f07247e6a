package org.chmail.bridge.model;

import java.util.List;

/**
 * What an event made of a leg.
 *
 * @param leg the leg after the event; the same object when nothing changed
 * @param actions what is to be done, in this order, in the transaction that stores the leg
 */
public record Step(Leg leg, List<LegAction> actions) {

    public Step {
        actions = List.copyOf(actions);
    }

    static Step of(Leg leg, LegAction... actions) {
        return new Step(leg, List.of(actions));
    }
}
