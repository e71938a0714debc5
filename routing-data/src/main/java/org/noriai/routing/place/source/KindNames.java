package org.noriai.routing.place.source;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.noriai.routing.place.PlaceKind;

/** What a place is, from the words that files and names use. */
final class KindNames {

    private static final Map<String, PlaceKind> WORDS = new LinkedHashMap<>();

    static {
        put(PlaceKind.HOSPITAL, "病院", "医院", "診療所", "クリニック", "歯科", "医療");
        put(PlaceKind.SCHOOL, "学校", "大学", "幼稚園", "保育園", "こども園", "学園");
        put(PlaceKind.SHOP, "商店", "スーパー", "銀行", "ホテル", "旅館", "薬局");
        put(PlaceKind.FACILITY, "役所", "役場", "図書館", "公民館", "公園", "郵便局", "センター", "会館", "体育館", "美術館", "博物館", "施設");
    }

    private KindNames() {}

    private static void put(PlaceKind kind, String... words) {
        Arrays.stream(words).forEach(word -> WORDS.put(word, kind));
    }

    /** By the value of a column: the kind's own name, or a Japanese word for it. */
    static Optional<PlaceKind> find(String value) {
        if (value.isBlank()) {
            return Optional.empty();
        }
        String name = value.strip().toUpperCase(Locale.ROOT).replace(' ', '_').replace('-', '_');
        return Arrays.stream(PlaceKind.values())
                .filter(kind -> kind.name().equals(name) && kind != PlaceKind.VIRTUAL_STOP)
                .findFirst()
                .or(() -> value.strip().equals("駅") ? Optional.of(PlaceKind.STATION) : findByName(value));
    }

    /** By the words of which a name is made. */
    static Optional<PlaceKind> findByName(String name) {
        return WORDS.entrySet().stream()
                .filter(entry -> name.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
