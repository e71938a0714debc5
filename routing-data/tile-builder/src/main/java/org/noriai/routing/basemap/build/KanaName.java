package org.noriai.routing.basemap.build;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a Japanese name is read, if the map says so. */
final class KanaName {

    private static final List<String> KEYS = List.of("name:ja-Hira", "name:ja_kana", "name:ja-Hrkt", "name:ja-Kana");

    private KanaName() {}

    /** From the tags of a thing, in kana; null if there is none or the name itself is in kana. Never guessed. */
    static @Nullable String of(Map<String, Object> tags) {
        if (!(tags.get("name") instanceof String name) || name.codePoints().noneMatch(Character::isIdeographic)) {
            return null;
        }
        for (String key : KEYS) {
            if (tags.get(key) instanceof String reading && isKana(reading)) {
                return reading;
            }
        }
        return null;
    }

    private static boolean isKana(String text) {
        return text.codePoints().noneMatch(Character::isIdeographic)
                && text.codePoints().anyMatch(point -> {
                    Character.UnicodeScript script = Character.UnicodeScript.of(point);
                    return script == Character.UnicodeScript.HIRAGANA || script == Character.UnicodeScript.KATAKANA;
                });
    }
}
