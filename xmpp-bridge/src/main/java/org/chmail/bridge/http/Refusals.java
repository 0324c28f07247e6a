package org.chmail.bridge.http;

import org.chmail.bridge.attempt.Outcome;
import org.chmail.bridge.words.Phrases;
import org.jspecify.annotations.Nullable;

/** Why someone could not ask, as a sentence of the pages. */
final class Refusals {

    private Refusals() {}

    /** Null if they could. */
    static @Nullable String words(Outcome outcome, Phrases phrases) {
        return switch (outcome) {
            case Outcome.ProveFirst o -> phrases.say("page.wrong.proveFirst");
            case Outcome.NobodyToCall o -> phrases.say("page.wrong.nobody");
            case Outcome.TooMany o -> phrases.say("page.wrong.tooMany", o.people(), o.most());
            case Outcome.TooOften o ->
                phrases.say("page.wrong.tooOften", o.pause().plusSeconds(59).toMinutes());
            default -> null;
        };
    }
}
