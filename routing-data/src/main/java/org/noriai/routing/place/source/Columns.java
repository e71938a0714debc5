package org.noriai.routing.place.source;

import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the columns of place files and the properties of features are called: by the Japanese open data layouts for public
 * facilities (推奨データセット and its successor 自治体標準オープンデータセット), by station tables, and in English.
 */
enum Columns {
    NAME("名称", "施設名称", "施設名", "name", "title", "駅名"),
    KANA("名称_カナ", "名称_かな", "名称カナ", "名称_フリガナ", "フリガナ", "ふりがな", "カナ", "よみ", "name_kana", "kana"),
    LATIN("名称_英字", "名称_英語", "英語名", "ローマ字", "name_latin", "name_en", "name_roma", "latin"),
    ALIAS("名称_通称", "通称", "original_name", "alias", "alt_name"),
    LATITUDE("緯度", "latitude", "lat", "y"),
    LONGITUDE("経度", "longitude", "lng", "lon", "x"),
    ID("id", "施設id", "no", "code", "stop_id"),
    LOCALITY("所在地_市区町村", "市区町村名", "地方公共団体名", "locality", "city", "municipality", "address"),
    KIND("施設種別", "種別", "種類", "分類", "kind", "category"),
    CLOSED("closed");

    private final List<String> names;

    Columns(String... names) {
        this.names = List.of(names);
    }

    /** The name that the column has in such a file, the most usual first. */
    String usual() {
        return names.getFirst();
    }

    /** All the names that it may have. */
    List<String> names() {
        return names;
    }

    /** Which of a file's columns is which: the name of each as the file has it. */
    static Map<Columns, String> among(Iterable<String> header) {
        Map<String, String> byKey = new LinkedHashMap<>();
        header.forEach(name -> byKey.putIfAbsent(key(name), name));
        Map<Columns, String> found = new LinkedHashMap<>();
        for (Columns column : values()) {
            Optional<String> name = column.names.stream()
                    .map(Columns::key)
                    .filter(byKey::containsKey)
                    .findFirst();
            name.ifPresent(key -> found.put(column, byKey.getOrDefault(key, key)));
        }
        return found;
    }

    private static String key(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\s\"]+", "");
    }
}
