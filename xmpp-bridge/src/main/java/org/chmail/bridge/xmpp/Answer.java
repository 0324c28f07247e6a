package org.chmail.bridge.xmpp;

import java.util.List;

/**
 * What someone is answered.
 *
 * @param lang the language of the words (BCP 47)
 * @param choices what can be said next, if one of several things is to be said; none twice
 */
record Answer(Tone tone, String lang, String text, List<Choice> choices) {

    Answer {
        choices = choices.stream().distinct().toList();
    }

    /** How it was taken; the types of a note (XEP-0050 §4.3). */
    enum Tone {
        /** It was done. */
        INFO,
        /** There was nothing to do, or there is something to choose. */
        WARN,
        /** It can't be done. */
        ERROR
    }

    /**
     * Something that can be said.
     *
     * @param value the words as they are said
     * @param label what it is called to people
     */
    record Choice(String value, String label) {}
}
