package org.noriai.routing.place.text;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;

/**
 * Texts as they are compared. Two texts that people take for the same have the same key, and the key of what was typed so
 * far begins the key of what will have been typed.
 */
public final class SearchKey {

    /** Kanji in an old or rare form, each followed by the usual one. */
    private static final String VARIANTS = "澤沢邊辺邉辺髙高﨑崎嵜崎嶋島嶌島國国廣広濱浜齋斎齊斎斉斎瀧滝龍竜眞真條条櫻桜學学驛駅會会縣県區区應応"
            + "惠恵榮栄鹽塩淵渕圓円藏蔵莊荘壽寿德徳寬寛黑黒綠緑萬万鐵鉄臺台彌弥戶戸來来靜静豐豊冨富峯峰舘館舩船礒磯檜桧薮藪曾曽條条";

    private static final Pattern SEPARATORS = Pattern.compile("[^\\p{L}\\p{N}\\p{M}ー々〆]+");
    private static final Pattern KE_BETWEEN_KANJI = Pattern.compile("(?<=\\p{IsHan})(?:ゖ|[けが](?=\\p{IsHan}))");
    private static final Pattern NO_BETWEEN_KANJI = Pattern.compile("(?<=\\p{IsHan})[之乃](?=\\p{IsHan})");
    private static final Pattern MARKS = Pattern.compile("[\\u0300-\\u036f]+");
    private static final Pattern DOUBLED = Pattern.compile("([a-z])\\1+");

    private SearchKey() {}

    /**
     * A text without case, accents, width and separators, katakana as hiragana, kanji in their usual form. {@code ä} and
     * {@code ae} are one, as are {@code ö} and {@code oe}, {@code ü} and {@code ue}: Universität, Universitaet, Universitat.
     */
    public static String ofName(String text) {
        return squeezed(words(text));
    }

    /** The words of a text, each as {@link #ofName} has it. */
    public static List<String> words(String text) {
        return Arrays.stream(SEPARATORS.split(folded(text)))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    public static String squeezed(List<String> words) {
        return String.join("", words);
    }

    private static String folded(String text) {
        String kana = Kana.hiragana(withoutApostrophes(text));
        StringBuilder usual = new StringBuilder(kana.length());
        for (int i = 0; i < kana.length(); i++) {
            usual.append(usual(kana.charAt(i)));
        }
        String between = KE_BETWEEN_KANJI.matcher(usual).replaceAll("が");
        return umlauts(ascii(NO_BETWEEN_KANJI.matcher(between).replaceAll("の")));
    }

    private static char usual(char letter) {
        for (int i = 0; i < VARIANTS.length(); i += 2) {
            if (VARIANTS.charAt(i) == letter) {
                return VARIANTS.charAt(i + 1);
            }
        }
        return letter;
    }

    private static String withoutApostrophes(String text) {
        return text.replace("'", "").replace("’", "");
    }

    private static String umlauts(String text) {
        return text.replace("ae", "a").replace("oe", "o").replace("ue", "u");
    }

    /** Latin letters without accents; the voicing marks of kana stay, and so does ー. */
    private static String ascii(String text) {
        String bare = Normalizer.normalize(
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll(""), Normalizer.Form.NFC);
        char[] folded = new char[4 * bare.length()];
        int length = ASCIIFoldingFilter.foldToASCII(bare.toCharArray(), 0, folded, 0, bare.length());
        return new String(folded, 0, length);
    }

    /**
     * How a text sounds in Japanese, in Latin letters: kana, Hepburn, Kunrei, with macrons, doubled vowels or neither, come to
     * the same. Long vowels are short, doubled consonants single, し is {@code si}, ち {@code ti}, ふ {@code hu}. Empty
     * if there is a letter that does not say how it sounds, except for 駅.
     */
    public static String ofSound(String text) {
        return squeezed(soundWords(text));
    }

    /** The words of a text, each as {@link #ofSound} has it; none if one can't be read. */
    public static List<String> soundWords(String text) {
        String latin = Kana.latin(
                Kana.hiragana(withoutApostrophes(text.replace("駅", "えき").replace("驛", "えき"))));
        List<String> words = Arrays.stream(SEPARATORS.split(ascii(latin)))
                .map(SearchKey::sound)
                .filter(word -> !word.isEmpty())
                .toList();
        boolean read = words.stream().allMatch(word -> word.chars().allMatch(SearchKey::isPlain));
        return read ? words : List.of();
    }

    private static boolean isPlain(int letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9');
    }

    private static String sound(String latin) {
        String kunrei = latin.replace("ー", "")
                // What is only half typed.
                .replaceAll("(?:sh|sy)$", "s")
                .replaceAll("(?:tch|ch|ts|ty|c)$", "t")
                .replaceAll("(?:j|zy|jy|dj|dz)$", "z")
                .replace("tch", "ch")
                .replace("cch", "ch")
                .replace("sh", "sy")
                .replace("ch", "ty")
                .replace("ts", "t")
                .replace("dz", "z")
                .replace("jy", "zy")
                .replaceAll("j(?=[aueo])", "zy")
                .replace("j", "z")
                .replace("yi", "i")
                .replace("du", "zu")
                .replace("f", "h")
                .replace("v", "b")
                .replace("l", "r")
                .replace("c", "k")
                .replace("q", "k")
                .replace("x", "ks")
                .replaceAll("m(?=[bmp])", "n")
                .replace("wo", "o")
                // Ohno, Ohta: the h that marks a long vowel.
                .replaceAll("oh(?![aiueoy])", "o")
                .replaceAll("o[ou]+", "o");
        return DOUBLED.matcher(kunrei).replaceAll("$1");
    }
}
