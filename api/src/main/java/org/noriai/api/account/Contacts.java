package org.noriai.api.account;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.noriai.api.problem.FieldProblem;

/**
 * Telephone numbers and mail addresses as they are kept: a number with its country code, an address in lower case. Immutable,
 * thus thread-safe.
 */
public final class Contacts {

    private static final Pattern MAIL =
            Pattern.compile("[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[a-z0-9-]+(\\.[a-z0-9-]+)+");
    private static final Pattern PHONE = Pattern.compile("\\+[1-9][0-9]{6,14}");
    private static final int MAIL_LENGTH_MAX = 254;

    private final String countryCode;

    /**
     * Completes numbers with this country's code.
     *
     * @param countryCode as {@code 81}
     */
    public Contacts(String countryCode) {
        this.countryCode = countryCode;
    }

    /** The country code of an area, by its time zone; Japan's where the time zone says nothing. */
    public static Contacts ofZone(String zone) {
        return new Contacts(
                switch (zone) {
                    case "Europe/Monaco" -> "377";
                    case "Europe/Berlin" -> "49";
                    case "Europe/Paris" -> "33";
                    case "Europe/Lisbon" -> "351";
                    case "Europe/Vienna" -> "43";
                    case "Europe/Zurich" -> "41";
                    default -> "81";
                });
    }

    /** The number as it is kept; a problem is added where it is none. The problem does not repeat the number. */
    public String phone(String field, String text, List<FieldProblem> problems) {
        String digits = java.text.Normalizer.normalize(text, java.text.Normalizer.Form.NFKC)
                .replaceAll("[\\s().\\-/‐-―ー−]", "");
        String complete = digits.startsWith("00")
                ? "+" + digits.substring(2)
                : digits.startsWith("0") ? "+" + countryCode + digits.substring(1) : digits;
        if (!PHONE.matcher(complete).matches()) {
            problems.add(new FieldProblem(
                    field, "", "%s must be a telephone number, as +81465123456 or 0465-12-3456.".formatted(field)));
        }
        return complete;
    }

    /** The address as it is kept; a problem is added where it is none. The problem does not repeat the address. */
    public String mail(String field, String text, List<FieldProblem> problems) {
        String address = text.strip().toLowerCase(Locale.ROOT);
        if (address.length() > MAIL_LENGTH_MAX || !MAIL.matcher(address).matches()) {
            problems.add(
                    new FieldProblem(field, "", "%s must be a mail address, as hanako@example.jp.".formatted(field)));
        }
        return address;
    }
}
