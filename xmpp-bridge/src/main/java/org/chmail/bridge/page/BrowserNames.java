package org.chmail.bridge.page;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What a browser is called, of what it says of itself: a few well-known names only, never its own words. */
public final class BrowserNames {

    /** Most claim to be others, too; the first that fits is meant. */
    private static final Map<String, String> PROGRAMS = new LinkedHashMap<>();

    private static final Map<String, String> SYSTEMS = new LinkedHashMap<>();

    static {
        PROGRAMS.put("Edg", "Edge");
        PROGRAMS.put("OPR/", "Opera");
        PROGRAMS.put("SamsungBrowser/", "Samsung Internet");
        PROGRAMS.put("Whale/", "Whale");
        PROGRAMS.put("Firefox/", "Firefox");
        PROGRAMS.put("FxiOS/", "Firefox");
        PROGRAMS.put("CriOS/", "Chrome");
        PROGRAMS.put("Chrome/", "Chrome");
        PROGRAMS.put("Safari/", "Safari");
        SYSTEMS.put("Android", "Android");
        SYSTEMS.put("iPhone", "iPhone");
        SYSTEMS.put("iPad", "iPad");
        SYSTEMS.put("Windows", "Windows");
        SYSTEMS.put("CrOS", "ChromeOS");
        SYSTEMS.put("Mac OS X", "macOS");
        SYSTEMS.put("Linux", "Linux");
    }

    private BrowserNames() {}

    /**
     * The name, such as {@code Firefox (Linux)}.
     *
     * @param agent the field User-Agent (RFC 9110 §10.1.5)
     * @return empty if it is none that is known
     */
    public static Optional<String> of(String agent) {
        return first(PROGRAMS, agent)
                .map(program -> first(SYSTEMS, agent)
                        .map(system -> program + " (" + system + ")")
                        .orElse(program));
    }

    private static Optional<String> first(Map<String, String> names, String agent) {
        return names.entrySet().stream()
                .filter(each -> agent.contains(each.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
