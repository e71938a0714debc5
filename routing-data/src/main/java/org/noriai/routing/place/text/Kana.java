package org.noriai.routing.place.text;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Japanese syllables: one script for all of them, and Latin letters for them. */
public final class Kana {

    private static final String SYLLABLES = """
            あa いi うu えe おo かka きki くku けke こko がga ぎgi ぐgu げge ごgo さsa しshi すsu せse そso ざza じji ずzu ぜze ぞzo
            たta ちchi つtsu てte とto だda ぢji づzu でde どdo なna にni ぬnu ねne のno はha ひhi ふfu へhe ほho ばba びbi ぶbu べbe ぼbo
            ぱpa ぴpi ぷpu ぺpe ぽpo まma みmi むmu めme もmo やya ゆyu よyo らra りri るru れre ろro わwa ゐi ゑe をo んn ゔvu
            きゃkya きゅkyu きょkyo ぎゃgya ぎゅgyu ぎょgyo しゃsha しゅshu しょsho しぇshe じゃja じゅju じょjo じぇje ちゃcha ちゅchu ちょcho ちぇche
            ぢゃja ぢゅju ぢょjo にゃnya にゅnyu にょnyo ひゃhya ひゅhyu ひょhyo びゃbya びゅbyu びょbyo ぴゃpya ぴゅpyu ぴょpyo
            みゃmya みゅmyu みょmyo りゃrya りゅryu りょryo ふぁfa ふぃfi ふぇfe ふぉfo ふゅfyu てぃti でぃdi とぅtu どぅdu でゅdyu
            うぃwi うぇwe うぉwo ゔぁva ゔぃvi ゔぇve ゔぉvo つぁtsa つぇtse つぉtso くぁkwa ぁa ぃi ぅu ぇe ぉo ゃya ゅyu ょyo ゎwa ゕka ゖke
            """;

    private static final Map<String, String> LATIN = new HashMap<>();

    static {
        for (String syllable : SYLLABLES.strip().split("\\s+")) {
            int kana = 0;
            while (isHiragana(syllable.charAt(kana))) {
                kana++;
            }
            LATIN.put(syllable.substring(0, kana), syllable.substring(kana));
        }
    }

    private Kana() {}

    /**
     * Half-width letters as full-width ones, full-width Latin letters and digits as usual ones, katakana as hiragana, all in
     * lower case. The mark of a long vowel, ー, stays.
     */
    public static String hiragana(String text) {
        String wide = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        StringBuilder made = new StringBuilder(wide.length());
        for (int i = 0; i < wide.length(); i++) {
            char letter = wide.charAt(i);
            made.append(letter >= 'ァ' && letter <= 'ヶ' ? (char) (letter - ('ァ' - 'ぁ')) : letter);
        }
        return made.toString();
    }

    static boolean isHiragana(char letter) {
        return letter >= 'ぁ' && letter <= 'ゖ';
    }

    /** Whether a text has a kanji in it. */
    public static boolean hasKanji(String text) {
        return text.codePoints().anyMatch(Kana::isKanji);
    }

    public static boolean isKanji(int letter) {
        return Character.UnicodeScript.of(letter) == Character.UnicodeScript.HAN;
    }

    /** Whether a text is made of hiragana, katakana, their marks, digits, spaces and Latin letters, with one kana at least. */
    public static boolean isReading(String text) {
        String kana = hiragana(text);
        return kana.codePoints().anyMatch(letter -> isHiragana((char) letter)) && !hasKanji(kana);
    }

    /**
     * Replaces each syllable by its Latin letters after Hepburn, one by one: {@code おおさか} becomes {@code oosaka}. っ doubles
     * the consonant after it; ー doubles the vowel before it. All else stays.
     */
    public static String latin(String hiragana) {
        StringBuilder made = new StringBuilder(2 * hiragana.length());
        boolean doubles = false;
        for (int i = 0; i < hiragana.length(); ) {
            char letter = hiragana.charAt(i);
            if (letter == 'っ') {
                doubles = true;
                i++;
                continue;
            }
            if (letter == 'ー' && !made.isEmpty()) {
                char last = made.charAt(made.length() - 1);
                made.append("aiueo".indexOf(last) >= 0 ? String.valueOf(last) : "");
                i++;
                continue;
            }
            String two = i + 1 < hiragana.length() ? LATIN.get(hiragana.substring(i, i + 2)) : null;
            String one = LATIN.get(hiragana.substring(i, i + 1));
            String latin = two != null ? two : one != null ? one : String.valueOf(letter);
            if (doubles && (two != null || one != null)) {
                made.append(latin.startsWith("ch") ? 't' : latin.charAt(0));
            }
            doubles = false;
            made.append(latin);
            i += two != null ? 2 : 1;
        }
        return made.toString();
    }

    /** A reading for people who read no Japanese: Hepburn with macrons, each word with a capital. */
    public static String romaji(String kana) {
        String plain = latin(hiragana(kana).strip())
                .replace("ou", "ō")
                .replace("oo", "ō")
                .replace("uu", "ū")
                .replaceAll("n(?=[bmp])", "m");
        StringBuilder made = new StringBuilder(plain.length());
        boolean first = true;
        for (int i = 0; i < plain.length(); i++) {
            char letter = plain.charAt(i);
            made.append(first ? Character.toUpperCase(letter) : letter);
            first = letter == ' ';
        }
        return made.toString();
    }
}
