package org.chmail.bridge.config;

import java.util.List;

/** The configuration cannot be used. The message has one line for each problem, fit to be shown to an admin. */
public final class ConfigRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ConfigRefused(List<String> problems) {
        super(String.join(System.lineSeparator(), problems));
    }

    ConfigRefused(String problem) {
        super(problem);
    }
}
