package org.noriai.routing.place.text;

import com.ibm.icu.text.Transliterator;
import java.util.Optional;
import java.util.Set;

/**
 * Names in scripts other than Latin and Japanese, in Latin letters: Cyrillic, Greek, Hangul, Arabic and so on. At import time
 * only. Confined to one thread.
 */
public final class Transcription {

    private static final Set<Character.UnicodeScript> LEFT_AS_THEY_ARE = Set.of(
            Character.UnicodeScript.LATIN,
            Character.UnicodeScript.COMMON,
            Character.UnicodeScript.INHERITED,
            Character.UnicodeScript.HAN,
            Character.UnicodeScript.HIRAGANA,
            Character.UnicodeScript.KATAKANA);

    private final Transliterator transliterator = Transliterator.getInstance("Any-Latin; Latin-ASCII");

    /** The name in Latin letters if it has letters of another script. */
    public Optional<String> latin(String name) {
        boolean other =
                name.codePoints().anyMatch(letter -> !LEFT_AS_THEY_ARE.contains(Character.UnicodeScript.of(letter)));
        return other && !Kana.hasKanji(name) ? Optional.of(transliterator.transliterate(name)) : Optional.empty();
    }
}
