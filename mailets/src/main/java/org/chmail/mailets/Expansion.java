package org.chmail.mailets;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Where the addresses of one mail lead. Those that could not be looked up count as written. */
final class Expansion {
    private final Map<String, String> leadsTo;

    Expansion(Map<String, String> leadsTo) {
        this.leadsTo = Map.copyOf(leadsTo);
    }

    /** Where an address leads; most lead to themselves. */
    String of(String address) {
        return leadsTo.getOrDefault(address, address);
    }

    /** Where addresses lead, each once. */
    List<String> of(List<String> addresses) {
        return List.copyOf(addresses.stream().map(this::of).collect(Collectors.toCollection(LinkedHashSet::new)));
    }

    /** Whether the address was looked up. */
    boolean isKnown(String address) {
        return leadsTo.containsKey(address);
    }
}
