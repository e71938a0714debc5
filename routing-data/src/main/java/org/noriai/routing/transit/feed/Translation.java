package org.noriai.routing.transit.feed;

/**
 * A row of {@code translations.txt}. The layout of GTFS-JP before version 3 has only a text and its translation; table,
 * field and record are then empty.
 *
 * @param table name of the file without its ending
 * @param field name of the field
 * @param language BCP 47; {@code ja-Hrkt} is a reading in kana
 * @param text the translation
 * @param recordId key of the row that is translated, or empty
 * @param recordSubId second part of the key, or empty
 * @param original the text that is translated wherever it stands, or empty
 */
public record Translation(
        String table,
        String field,
        String language,
        String text,
        String recordId,
        String recordSubId,
        String original) {}
