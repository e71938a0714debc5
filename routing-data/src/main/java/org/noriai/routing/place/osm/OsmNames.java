package org.noriai.routing.place.osm;

import com.graphhopper.reader.ReaderElement;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.noriai.routing.place.Place;
import org.noriai.routing.place.text.Kana;

/**
 * The names that the map gives one thing.
 *
 * @param name in the local language
 * @param kana its reading in hiragana, or empty
 * @param latin in Latin letters, or empty
 * @param aliases all others
 */
record OsmNames(String name, String kana, String latin, List<String> aliases) {

    private static final List<String> KANA =
            List.of("name:ja-Hira", "name:ja_kana", "name:ja-kana", "name:ja-Kana", "name:ja-Hrkt");
    private static final List<String> LATIN = List.of("name:ja-Latn", "name:ja_rm", "name:en", "int_name");
    private static final Set<String> OTHERS = Set.of("alt_name", "short_name", "official_name", "loc_name", "old_name");
    private static final int ALIASES_MAX = 16;

    static OsmNames of(ReaderElement element) {
        String name = text(element.getTag("name", ""));
        String kana = KANA.stream()
                .map(tag -> text(element.getTag(tag, "")))
                .filter(Kana::isReading)
                .map(Kana::hiragana)
                .findFirst()
                .orElse("");
        boolean foreign = name.codePoints().anyMatch(letter -> letter > 0x24f && Character.isLetter(letter));
        String latin = !foreign
                ? ""
                : LATIN.stream()
                        .map(tag -> text(element.getTag(tag, "")))
                        .filter(text -> !text.isEmpty())
                        .findFirst()
                        .orElse(kana.isEmpty() ? "" : Kana.romaji(kana));
        Set<String> aliases = new LinkedHashSet<>();
        for (Map.Entry<String, Object> tag : new TreeMap<>(element.getTags()).entrySet()) {
            if (aliases.size() < ALIASES_MAX
                    && (tag.getKey().startsWith("name:") || OTHERS.contains(tag.getKey()))
                    && !KANA.contains(tag.getKey())) {
                for (String one : String.valueOf(tag.getValue()).split(";")) {
                    aliases.add(text(one));
                }
            }
        }
        aliases.removeAll(List.of("", name, kana, latin));
        return new OsmNames(name, kana, latin, List.copyOf(aliases));
    }

    private static String text(String tag) {
        String bare = tag.strip();
        return bare.length() > Place.TEXT_LENGTH_MAX ? "" : bare;
    }
}
