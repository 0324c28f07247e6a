package org.chmail.bridge.http;

import gg.jte.Content;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.chmail.bridge.words.Phrases;

/**
 * What every page has.
 *
 * @param base what the pages' paths begin with; empty, or {@code /chmail}
 * @param phrases the reader's language
 * @param bridge the bridge's bare JID
 * @param csrf what proves that a form is ours; empty on pages without one
 */
record Frame(String base, Phrases phrases, Assets assets, String bridge, String csrf) {

    /** The sentence {@code page.<key>}, as text. */
    String say(String key, Object... arguments) {
        return phrases.say("page." + key, arguments);
    }

    /** The same, each argument in a {@code bdi}, so that a name of another direction leaves the sentence in order. */
    Content sentence(String key, Object... arguments) {
        return Sentence.of(phrases, "page." + key, arguments);
    }

    String lang() {
        return phrases.lang();
    }

    String asset(String name) {
        return assets.url(name);
    }

    /** A link (XEP-0147 §2) that opens an XMPP program with these words to the bridge, ready to be sent. */
    String xmpp(String words) {
        return "xmpp:" + bridge + "?message;body="
                + URLEncoder.encode(words, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** The path of a chat's page. */
    String chat(String token) {
        return base + "/c/" + token;
    }

    Frame withCsrf(String token) {
        return new Frame(base, phrases, assets, bridge, token);
    }
}
