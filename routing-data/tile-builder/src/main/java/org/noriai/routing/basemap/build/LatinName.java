package org.noriai.routing.basemap.build;

import com.ibm.icu.lang.UScript;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A name that can be read by who knows only the Latin script, if the map has one. */
final class LatinName {

    private static final List<String> KEYS =
            List.of("name:en", "int_name", "name:ja-Latn", "name:ja_rm", "name:latin", "name:fr", "name:de", "name:es");

    private LatinName() {}

    /** From the tags of a thing; null if there is none. Never transliterated: kanji have no one reading. */
    static @Nullable String of(Map<String, Object> tags) {
        if (tags.get("name") instanceof String name && isLatin(name)) {
            return name;
        }
        for (String key : KEYS) {
            if (tags.get(key) instanceof String name && isLatin(name)) {
                return name;
            }
        }
        return null;
    }

    private static boolean isLatin(String name) {
        return name.codePoints().allMatch(point -> {
            int script = UScript.getScript(point);
            return script == UScript.LATIN || script == UScript.COMMON || script == UScript.INHERITED;
        });
    }
}
