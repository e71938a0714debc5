package org.noriai.routing.place.text;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.ja.JapaneseTokenizer;
import org.apache.lucene.analysis.ja.dict.UserDictionary;
import org.apache.lucene.analysis.ja.tokenattributes.ReadingAttribute;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * How a Japanese name without a given reading may be read: by the dictionary of kuromoji, to which the readings that other
 * places have are added. Guesses are for searching only; nobody is shown one. Confined to one thread.
 */
public final class Readings implements AutoCloseable {

    private static final int LENGTH_LEAST = 2;
    private static final Pattern CHOME = Pattern.compile("[〇一二三四五六七八九十0-9０-９]+丁目$");

    /** What neighbouring places of one name are told apart by, and how it is read before it. */
    private static final Map<String, String> SIDES =
            Map.of("東", "ひがし", "西", "にし", "南", "みなみ", "北", "きた", "上", "かみ", "下", "しも", "新", "しん", "元", "もと", "中", "なか");

    private final JapaneseTokenizer tokenizer;
    private final CharTermAttribute term;
    private final ReadingAttribute reading;
    private final Map<String, String> learnt = new HashMap<>();

    private Readings(UserDictionary known) {
        this.tokenizer = new JapaneseTokenizer(known, false, JapaneseTokenizer.Mode.NORMAL);
        this.term = tokenizer.addAttribute(CharTermAttribute.class);
        this.reading = tokenizer.addAttribute(ReadingAttribute.class);
    }

    /**
     * With readings that are known.
     *
     * @param known kana by name
     * @throws IOException if they make no dictionary
     */
    public static Readings of(Map<String, String> known) throws IOException {
        SortedMap<String, String> rows = new TreeMap<>();
        known.forEach((name, kana) -> {
            boolean plain = name.length() >= LENGTH_LEAST && name.codePoints().allMatch(Readings::belongsToAWord);
            if (plain && Kana.hasKanji(name) && Kana.isReading(kana)) {
                rows.put(name, kana.replaceAll("\\s+", ""));
            }
        });
        return new Readings(dictionary(rows));
    }

    private static boolean belongsToAWord(int letter) {
        return Kana.isKanji(letter) || letter == 'ヶ' || letter == 'ケ' || letter == 'ノ' || letter == 'の';
    }

    private static UserDictionary dictionary(Map<String, String> known) throws IOException {
        // The dictionary must not be empty.
        String rows = known.isEmpty()
                ? "駅,駅,エキ,名詞"
                : known.entrySet().stream()
                        .map(entry -> "%1$s,%1$s,%2$s,名詞".formatted(entry.getKey(), entry.getValue()))
                        .collect(Collectors.joining("\n"));
        return UserDictionary.open(new StringReader(rows));
    }

    /**
     * Learns from names that are about to be read: the dictionary may know 西酒匂 as にしさかわ and not 酒匂, of which さかわ
     * is then a likely reading.
     */
    public void learn(Collection<String> names) {
        for (String name : new TreeSet<>(names)) {
            String side = name.isEmpty() ? "" : SIDES.getOrDefault(name.substring(0, 1), "");
            String rest = name.isEmpty() ? "" : stem(name.substring(1));
            if (!side.isEmpty() && rest.length() >= LENGTH_LEAST && Kana.hasKanji(rest)) {
                String read = Kana.hiragana(read(stem(name)));
                if (read.startsWith(side) && read.length() > side.length() && !Kana.hasKanji(read)) {
                    learnt.putIfAbsent(rest, read.substring(side.length()));
                }
            }
        }
    }

    /** Without the number of a chōme. */
    private static String stem(String name) {
        return CHOME.matcher(name).replaceFirst("");
    }

    /**
     * Likely readings of a name, the likeliest first, in hiragana, with what was not read left as it is; none if it has no
     * kanji.
     */
    public List<String> guess(String name) {
        if (!Kana.hasKanji(name)) {
            return List.of();
        }
        String first = Kana.hiragana(read(name));
        Set<String> guesses = new LinkedHashSet<>();
        guesses.add(first);
        // 町 and 村 have two readings each, and only who lives there knows which.
        other(name, first, "町", "まち", "ちょう").forEach(guesses::add);
        other(name, first, "村", "むら", "そん").forEach(guesses::add);
        String stem = stem(name);
        if (learnt.containsKey(stem)) {
            guesses.add(learnt.getOrDefault(stem, "") + Kana.hiragana(read(name.substring(stem.length()))));
        }
        return List.copyOf(guesses);
    }

    private static List<String> other(String name, String read, String kanji, String one, String two) {
        List<String> made = new ArrayList<>();
        if (name.contains(kanji)) {
            made.add(read.replace(one, two));
            made.add(read.replace(two + "め", "\u0000").replace(two, one).replace("\u0000", two + "め"));
        }
        return made;
    }

    private String read(String name) {
        StringBuilder made = new StringBuilder();
        try {
            tokenizer.setReader(new StringReader(name));
            tokenizer.reset();
            while (tokenizer.incrementToken()) {
                String known = reading.getReading();
                made.append(known == null ? term.toString() : known);
            }
            tokenizer.end();
            tokenizer.close();
        } catch (IOException e) {
            throw new UncheckedIOException("A text in memory must be readable.", e);
        }
        return made.toString();
    }

    @Override
    public void close() throws IOException {
        tokenizer.close();
    }
}
