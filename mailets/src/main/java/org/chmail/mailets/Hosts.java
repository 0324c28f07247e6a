package org.chmail.mailets;

import jakarta.mail.MessagingException;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** The parameter {@code host}: the names under which our own CHmail server allots ports, several separated by commas. */
final class Hosts {
    private Hosts() {}

    static Set<String> of(Parameters parameters) throws MessagingException {
        Set<String> hosts = new TreeSet<>();
        String value = parameters.required("host");
        for (String host : value.split(",", -1)) {
            String name = host.trim().toLowerCase(Locale.ROOT);
            if (!name.matches("[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*")) {
                throw parameters.refused(
                        "host", value, "must be host names (internationalised ones as A-labels), separated by commas");
            }
            hosts.add(name);
        }
        return hosts;
    }
}
