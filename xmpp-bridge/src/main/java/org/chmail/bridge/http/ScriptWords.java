package org.chmail.bridge.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the scripts say to people, as JSON for an attribute of the page: no script of ours has words of its own. */
final class ScriptWords {

    static final List<String> CHAT = List.of(
            "again",
            "arrived",
            "cancelled",
            "failed",
            "joined",
            "kick",
            "kickSure",
            "left",
            "lost",
            "notSent",
            "notifyOff",
            "notifyOn",
            "people",
            "ringsIn",
            "ringsInMinutes",
            "sending",
            "sent",
            "today",
            "tooLong",
            "typing",
            "typingMany",
            "typingTwo",
            "yesterday",
            "you");

    static final List<String> ME = List.of("asks", "failed", "lost", "notifyOff", "notifyOn");

    /** So many places for values can be in one of these. */
    private static final Object[] PLACES = {"{0}", "{1}"};

    private ScriptWords() {}

    /** The words {@code page.script.<key>}; their places for values are left to the script. */
    static String json(Frame frame, List<String> keys) {
        Map<String, String> words = new LinkedHashMap<>();
        keys.forEach(key -> words.put(key, frame.say("script." + key, PLACES)));
        return Json.MAPPER.writeValueAsString(words);
    }
}
