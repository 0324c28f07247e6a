package org.chmail.mailets;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.james.rrt.api.RecipientRewriteTable;
import org.apache.james.rrt.api.RecipientRewriteTableException;
import org.apache.james.rrt.lib.Mapping;
import org.apache.james.rrt.lib.MappingSource;

/**
 * Reads aliases in James' {@code RecipientRewriteTable}. An alias is an address with exactly one mapping, of type {@code Alias}:
 * groups, forwards, regular expressions, domains and what leads to several addresses are none, so that no mailing list is rung.
 */
final class AliasTable {
    /** As many as James itself follows by default. */
    private static final int MAX_STEPS = 10;

    private final RecipientRewriteTable table;

    AliasTable(RecipientRewriteTable table) {
        this.table = table;
    }

    /**
     * The address to which this one leads; itself if it is no alias, or one of a circle or of too long a chain.
     *
     * @throws RecipientRewriteTableException if the table cannot be read
     */
    String follow(String address, LocalDomains domains) throws RecipientRewriteTableException {
        Set<String> seen = new HashSet<>();
        String here = address;
        while (seen.add(here.toLowerCase(Locale.ROOT)) && seen.size() <= MAX_STEPS + 1) {
            Optional<String> next = domains.contains(here) ? next(here) : Optional.empty();
            if (next.isEmpty()) {
                return here;
            }
            here = next.get();
        }
        return address;
    }

    private Optional<String> next(String address) throws RecipientRewriteTableException {
        int at = address.lastIndexOf('@');
        String local = address.substring(0, at);
        String domain = address.substring(at + 1);
        List<Mapping> mappings = stored(local, domain);
        int plus = local.indexOf('+');
        if (mappings.isEmpty() && plus > 0) {
            mappings = stored(local.substring(0, plus), domain);
        }
        if (mappings.size() != 1) {
            return Optional.empty();
        }
        Mapping only = mappings.get(0);
        return only.getType() == Mapping.Type.Alias
                ? Optional.of(only.getMappingValue()).filter(Mailboxes::isAddrSpec)
                : Optional.empty();
    }

    private List<Mapping> stored(String local, String domain) throws RecipientRewriteTableException {
        MappingSource source;
        try {
            source = MappingSource.fromUser(local, domain);
        } catch (IllegalArgumentException e) {
            return List.of(); // nothing that James could have an entry for
        }
        return table.getStoredMappings(source).asStream().collect(Collectors.toList());
    }
}
