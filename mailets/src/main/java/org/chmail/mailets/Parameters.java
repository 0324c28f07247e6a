package org.chmail.mailets;

import jakarta.mail.MessagingException;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.mailet.MailetConfig;

/** The parameters of one {@code <mailet>}. What is unknown, missing or bad stops James' start, naming parameter and value. */
final class Parameters {
    /** What James itself reads in any {@code <mailet>}. */
    private static final Set<String> OF_JAMES = Set.of("onMailetException", "onMatchException", "onMatcherException");

    private final MailetConfig config;
    private final String mailet;

    private Parameters(MailetConfig config, String mailet) {
        this.config = config;
        this.mailet = mailet;
    }

    /** The parameters of {@code mailet}, refused if one of them is not among {@code known}. */
    static Parameters of(MailetConfig config, String mailet, Set<String> known) throws MessagingException {
        Parameters parameters = new Parameters(config, mailet);
        for (Iterator<String> names = config.getInitParameterNames(); names.hasNext(); ) {
            String name = names.next();
            if (!known.contains(name) && !OF_JAMES.contains(name)) {
                throw parameters.refused(
                        name,
                        String.valueOf(config.getInitParameter(name)),
                        "is unknown; known are " + new TreeSet<>(known));
            }
        }
        return parameters;
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(config.getInitParameter(name))
                .map(String::trim)
                .filter(value -> !value.isEmpty());
    }

    String required(String name) throws MessagingException {
        return text(name)
                .orElseThrow(() -> new MessagingException(mailet + ": the parameter <" + name + "> is missing"));
    }

    boolean isOn(String name) throws MessagingException {
        String value = text(name).orElse("off");
        if (!value.equals("on") && !value.equals("off")) {
            throw refused(name, value, "must be on or off");
        }
        return value.equals("on");
    }

    MessagingException refused(String name, String value, String why) {
        return new MessagingException(mailet + ": the parameter <" + name + "> " + why + ", got: " + value);
    }
}
