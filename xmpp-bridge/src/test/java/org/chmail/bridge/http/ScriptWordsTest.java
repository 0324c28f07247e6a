package org.chmail.bridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.chmail.bridge.words.Words;
import org.junit.jupiter.api.Test;

class ScriptWordsTest {

    private static final Pattern SAID = Pattern.compile("\\bsay\\(\\s*\"(\\w+)\"");

    @Test
    void scriptsShouldBeGivenTheWordsThatTheySay() {
        assertThat(said("page.js", "live.js", "talk.js", "log.js", "chat.js")).isSubsetOf(ScriptWords.CHAT);
        assertThat(said("page.js", "live.js", "me.js")).isSubsetOf(ScriptWords.ME);
    }

    @Test
    void placesForValuesShouldBeLeftToTheScript() {
        Frame frame = new Frame("", new Words().in("ko"), new Assets(""), "chmail@example.org", "");

        String json = ScriptWords.json(frame, List.of("typingTwo", "sent"));

        assertThat(Json.MAPPER.readTree(json).get("typingTwo").stringValue()).contains("{0}", "{1}");
        assertThat(Json.MAPPER.readTree(json).get("sent").stringValue()).isEqualTo("보냄");
    }

    private static Set<String> said(String... scripts) {
        Set<String> keys = new TreeSet<>();
        for (String script : scripts) {
            SAID.matcher(Resource.of(script, "text/javascript").text())
                    .results()
                    .forEach(match -> keys.add(match.group(1)));
        }
        return keys;
    }
}
