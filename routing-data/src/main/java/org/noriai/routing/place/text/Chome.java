package org.noriai.routing.place.text;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The number of a chōme, which is written in kanji and in digits: 本町一丁目, 本町1丁目. */
public final class Chome {

    private static final String DIGITS = "〇一二三四五六七八九";
    private static final int MAX = 99;

    private static final Pattern NUMBERED = Pattern.compile("([〇一二三四五六七八九十]+|[0-9０-９]{1,2})(?=丁目)");

    private Chome() {}

    /** The same name with the number written the other way, if there is one. */
    public static Optional<String> findOther(String name) {
        Matcher matcher = NUMBERED.matcher(name);
        if (!matcher.find()) {
            return Optional.empty();
        }
        String number = matcher.group(1);
        String other = Character.isDigit(number.charAt(0)) ? kanji(Integer.parseInt(number)) : digits(number);
        return Optional.of(name.substring(0, matcher.start()) + other + name.substring(matcher.end()));
    }

    /** The name with its number in two digits, so that the tenth comes after the second. */
    public static String ordered(String name) {
        Matcher matcher = NUMBERED.matcher(name);
        if (!matcher.find()) {
            return name;
        }
        String number = matcher.group(1);
        int value = Integer.parseInt(Character.isDigit(number.charAt(0)) ? number : digits(number));
        return name.substring(0, matcher.start()) + "%02d".formatted(value) + name.substring(matcher.end());
    }

    private static String digits(String kanji) {
        int ten = kanji.indexOf('十');
        if (ten < 0) {
            StringBuilder made = new StringBuilder();
            kanji.chars().forEach(letter -> made.append(DIGITS.indexOf(letter)));
            return made.toString();
        }
        int tens = ten == 0 ? 1 : DIGITS.indexOf(kanji.charAt(ten - 1));
        int ones = ten + 1 < kanji.length() ? DIGITS.indexOf(kanji.charAt(ten + 1)) : 0;
        return String.valueOf(10 * tens + ones);
    }

    private static String kanji(int number) {
        if (number < 1 || number > MAX) {
            return String.valueOf(number);
        }
        String tens = number < 10 ? "" : (number < 20 ? "" : DIGITS.substring(number / 10, number / 10 + 1)) + "十";
        return tens + (number % 10 == 0 ? "" : DIGITS.substring(number % 10, number % 10 + 1));
    }
}
