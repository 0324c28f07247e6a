package org.chmail.bridge.words;

import java.util.List;
import java.util.Locale;

/**
 * What is said to people, in the languages that CHmail knows. Each sentence stands in {@code words.properties} (English)
 * and in the file of each further language.
 */
public final class Words {

    private final Phrases english = new Phrases(Locale.ENGLISH);
    private final List<Phrases> all = List.of(english, new Phrases(Locale.KOREAN));

    /**
     * The phrases in the language that is nearest to what someone speaks.
     *
     * @param lang a tag (BCP 47) such as {@code ko-KR}, or empty while unknown: English then, and for what is not there
     */
    public Phrases in(String lang) {
        String language = Locale.forLanguageTag(lang).getLanguage();
        return all.stream()
                .filter(phrases -> phrases.lang().equals(language))
                .findFirst()
                .orElse(english);
    }
}
