package org.noriai.routing.place;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.noriai.routing.place.text.Chome;
import org.noriai.routing.place.text.Kana;
import org.noriai.routing.place.text.Readings;
import org.noriai.routing.place.text.SearchKey;
import org.noriai.routing.place.text.Transcription;

/**
 * The terms that one place is found by, in the fields of {@link PlaceField}.
 *
 * <p>A prefix query on a term is how typing is followed; so besides each whole name its ends are terms: from the beginning of
 * each word, and inside of words where languages compose them.
 */
final class PlaceTerms {

    /** Ends of a Latin word that can be found are so long at least, and begin so far into it. */
    private static final int LATIN_END_LENGTH_LEAST = 4;

    private static final int LATIN_WORD_LENGTH_LEAST = 8;

    final Set<String> names = new LinkedHashSet<>();
    final Set<String> wordStarts = new LinkedHashSet<>();
    final Set<String> words = new LinkedHashSet<>();
    final Set<String> insides = new LinkedHashSet<>();
    final Set<String> sounds = new LinkedHashSet<>();
    final Set<String> soundWordStarts = new LinkedHashSet<>();
    final Set<String> soundInsides = new LinkedHashSet<>();

    private PlaceTerms() {}

    static PlaceTerms of(PlaceEntry entry, Readings readings, Transcription transcription) {
        PlaceTerms terms = new PlaceTerms();
        Place place = entry.place();
        terms.addName(place.name());
        terms.addName(place.latin());
        entry.aliases().forEach(terms::addName);
        transcription.latin(place.name()).ifPresent(terms::addName);
        Optional<String> otherNumber = Chome.findOther(place.name());
        otherNumber.ifPresent(terms::addName);
        List<String> read = new ArrayList<>();
        if (Kana.isReading(place.name())) {
            read.add(place.name());
        }
        if (place.kana().isEmpty()) {
            read.addAll(readings.guess(place.name()));
            otherNumber.ifPresent(name -> read.addAll(readings.guess(name)));
        } else {
            read.add(place.kana());
        }
        read.forEach(terms::addReading);
        if (!place.locality().isEmpty()) {
            terms.insides.add(SearchKey.ofName(place.locality() + place.name()));
            otherNumber.ifPresent(name -> terms.insides.add(SearchKey.ofName(place.locality() + name)));
        }
        generic(place).ifPresent(words -> {
            terms.addName(place.name() + words.kanji());
            entry.aliases().stream().filter(Kana::hasKanji).forEach(alias -> terms.addName(alias + words.kanji()));
            read.forEach(one -> terms.addReading(one + words.kana()));
            if (!place.latin().isEmpty()) {
                terms.addName(place.latin() + " " + words.latin());
            }
        });
        return terms;
    }

    /** What people add to the name of a place of a kind where its data leaves it out. */
    private record Generic(String kanji, String kana, String latin) {}

    private static Optional<Generic> generic(Place place) {
        boolean japanese = Kana.hasKanji(place.name()) || Kana.isReading(place.name());
        return place.kind() == PlaceKind.STATION && japanese && !place.name().endsWith("駅")
                ? Optional.of(new Generic("駅", "えき", "station"))
                : Optional.empty();
    }

    private void addName(String name) {
        List<String> parts = SearchKey.words(name);
        if (parts.isEmpty()) {
            return;
        }
        names.add(SearchKey.squeezed(parts));
        words.addAll(parts);
        for (int i = 0; i < parts.size(); i++) {
            String from = SearchKey.squeezed(parts.subList(i, parts.size()));
            if (i > 0) {
                wordStarts.add(from);
            }
            addInsides(parts.get(i), from);
        }
    }

    /** The ends of {@code from} that begin inside of its first word. */
    private void addInsides(String word, String from) {
        boolean latin = word.charAt(0) < 0x250;
        if (latin && word.length() < LATIN_WORD_LENGTH_LEAST) {
            return;
        }
        int last = latin ? word.length() - LATIN_END_LENGTH_LEAST : word.length() - 1;
        for (int i = latin ? LATIN_END_LENGTH_LEAST : 1; i <= last; i++) {
            if (!Character.isLowSurrogate(from.charAt(i))) {
                insides.add(from.substring(i));
            }
        }
    }

    private void addReading(String kana) {
        String hiragana = SearchKey.ofName(kana);
        if (!hiragana.isEmpty()) {
            names.add(hiragana);
        }
        List<String> parts = SearchKey.soundWords(kana);
        if (parts.isEmpty()) {
            return;
        }
        sounds.add(SearchKey.squeezed(parts));
        for (int i = 1; i < parts.size(); i++) {
            soundWordStarts.add(SearchKey.squeezed(parts.subList(i, parts.size())));
        }
        for (int i = 1; i < hiragana.length(); i++) {
            insides.add(hiragana.substring(i));
            String sound = SearchKey.ofSound(hiragana.substring(i));
            if (!sound.isEmpty() && beginsSyllable(hiragana.charAt(i))) {
                soundInsides.add(sound);
            }
        }
    }

    private static boolean beginsSyllable(char letter) {
        return "ゃゅょぁぃぅぇぉっーん".indexOf(letter) < 0;
    }
}
