package org.noriai.routing.transit.feed;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Names in other languages and their readings. Immutable, thus thread-safe. */
public final class Translations {

    /** The language of readings: Japanese in kana. */
    public static final String READING = "ja-Hrkt";

    private final List<Translation> rows;
    private final Map<Key, String> byRecord = new HashMap<>();
    private final Map<Key, String> byText = new HashMap<>();
    private final Map<String, Map<String, String>> anywhere = new HashMap<>();

    private record Key(String table, String field, String language, String value) {}

    /** Of the rows of a feed; a later one of the same key wins. */
    public Translations(List<Translation> rows) {
        this.rows = List.copyOf(rows);
        for (Translation row : rows) {
            String language = row.language().toLowerCase(Locale.ROOT);
            if (row.table().isEmpty()) {
                anywhere.computeIfAbsent(language, key -> new HashMap<>()).put(row.original(), row.text());
            } else if (!row.original().isEmpty()) {
                byText.put(new Key(row.table(), row.field(), language, row.original()), row.text());
            } else {
                byRecord.put(new Key(row.table(), row.field(), language, row.recordId()), row.text());
            }
        }
    }

    /** All rows, in the order of the feed. */
    public List<Translation> rows() {
        return rows;
    }

    /**
     * The text of a field in another language, by its record first, then by what it says.
     *
     * @param table such as {@code stops}
     * @param field such as {@code stop_name}
     * @param recordId id of the row
     * @param original what the field says
     * @param language BCP 47, any case
     */
    public Optional<String> find(String table, String field, String recordId, String original, String language) {
        String wanted = language.toLowerCase(Locale.ROOT);
        String text = byRecord.get(new Key(table, field, wanted, recordId));
        if (text == null) {
            text = byText.get(new Key(table, field, wanted, original));
        }
        if (text == null) {
            return compose(original, anywhere.getOrDefault(wanted, Map.of()));
        }
        return Optional.of(text);
    }

    /**
     * The old layout also translates parts: with 川崎駅西口 and 番のりば given, 川崎駅西口51番のりば can be read. The longest part
     * comes first; digits, Latin letters and kana stand for themselves; a kanji that no part covers leaves all untranslated.
     */
    private static Optional<String> compose(String original, Map<String, String> parts) {
        StringBuilder text = new StringBuilder();
        boolean translated = false;
        int at = 0;
        while (at < original.length()) {
            int end = original.length();
            while (end > at && !parts.containsKey(original.substring(at, end))) {
                end--;
            }
            if (end > at) {
                text.append(parts.get(original.substring(at, end)));
                translated = true;
                at = end;
            } else {
                int point = original.codePointAt(at);
                if (Character.isIdeographic(point)) {
                    return Optional.empty();
                }
                text.appendCodePoint(point);
                at += Character.charCount(point);
            }
        }
        return translated ? Optional.of(text.toString()) : Optional.empty();
    }
}
