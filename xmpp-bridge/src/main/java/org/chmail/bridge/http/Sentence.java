package org.chmail.bridge.http;

import gg.jte.Content;
import gg.jte.TemplateOutput;
import org.chmail.bridge.words.Phrases;

/** A sentence in a page whose arguments, which strangers may have written, each stand in a {@code bdi}, escaped. */
final class Sentence implements Content {

    /** A private use character (Unicode §23.5) stands where an argument goes; none is in our words. */
    private static final char FIRST = '\uE000';

    private final String text;
    private final Object[] arguments;

    private Sentence(String text, Object[] arguments) {
        this.text = text;
        this.arguments = arguments;
    }

    static Sentence of(Phrases phrases, String key, Object... arguments) {
        Object[] places = new Object[arguments.length];
        for (int i = 0; i < places.length; i++) {
            places[i] = (char) (FIRST + i);
        }
        return new Sentence(phrases.say(key, places), arguments.clone());
    }

    @Override
    public void writeTo(TemplateOutput output) {
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            int argument = text.charAt(i) - FIRST;
            if (argument >= 0 && argument < arguments.length) {
                output.writeUserContent(text.substring(from, i));
                output.writeContent("<bdi>");
                output.writeUserContent(String.valueOf(arguments[argument]));
                output.writeContent("</bdi>");
                from = i + 1;
            }
        }
        output.writeUserContent(text.substring(from));
    }
}
