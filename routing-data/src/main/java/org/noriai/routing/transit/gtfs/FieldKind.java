package org.noriai.routing.transit.gtfs;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.noriai.routing.transit.archive.FeedLimits;

/** What may stand in a field, by the field types of GTFS. Each says of a value what is wrong with it, if anything is. */
enum FieldKind {
    TEXT(value -> Optional.empty()),
    TIME(FieldKind::time),
    DATE(FieldKind::date),
    LATITUDE(value -> decimal(value, -90, 90)),
    LONGITUDE(value -> decimal(value, -180, 180)),
    AMOUNT(value -> decimal(value, 0, 1e9)),
    WHOLE(value -> whole(value, 0, 999_999_999)),
    ROUTE_TYPE(value -> whole(value, 0, 1_799)),
    HEADWAY(value -> whole(value, 1, 86_400)),
    ZERO_OR_ONE(value -> whole(value, 0, 1)),
    UP_TO_TWO(value -> whole(value, 0, 2)),
    ONE_OR_TWO(value -> whole(value, 1, 2)),
    UP_TO_THREE(value -> whole(value, 0, 3)),
    UP_TO_FOUR(value -> whole(value, 0, 4)),
    ZONE(FieldKind::zone),
    CURRENCY(FieldKind::currency),
    COLOR(value -> when(value.matches("[0-9A-Fa-f]{6}"), "is no colour of six hexadecimal digits"));

    private final Function<String, Optional<String>> check;

    FieldKind(Function<String, Optional<String>> check) {
        this.check = check;
    }

    /** What is wrong with a value that is not empty. */
    Optional<String> fault(String value) {
        return check.apply(value);
    }

    private static Optional<String> when(boolean right, String fault) {
        return right ? Optional.empty() : Optional.of(fault);
    }

    private static Optional<String> time(String value) {
        if (!value.matches("[0-9]{1,3}:[0-9]{2}:[0-9]{2}")) {
            return Optional.of("is no time as 8:05:00");
        }
        String[] parts = value.split(":", -1);
        if (Integer.parseInt(parts[1]) > 59 || Integer.parseInt(parts[2]) > 59) {
            return Optional.of("is no time: minutes and seconds go to 59");
        }
        return when(
                Integer.parseInt(parts[0]) < FeedLimits.HOURS_MAX,
                "is later than hour %d of its service day".formatted(FeedLimits.HOURS_MAX));
    }

    private static Optional<String> date(String value) {
        String fault = "is no date as 20260401, from 1970 to 2199";
        try {
            LocalDate date = LocalDate.parse(value, DateTimeFormatter.BASIC_ISO_DATE);
            return when(value.length() == 8 && date.getYear() >= 1970 && date.getYear() <= 2199, fault);
        } catch (DateTimeException e) {
            return Optional.of(fault);
        }
    }

    private static Optional<String> whole(String value, int least, int most) {
        String fault = "is no whole number from %d to %d".formatted(least, most);
        if (!value.matches("[0-9]{1,9}")) {
            return Optional.of(fault);
        }
        int number = Integer.parseInt(value);
        return when(number >= least && number <= most, fault);
    }

    private static Optional<String> decimal(String value, double least, double most) {
        String fault = String.format(Locale.ROOT, "is no number from %.0f to %.0f", least, most);
        if (!value.matches("[-+]?[0-9]{0,10}([.][0-9]{0,30})?([eE][-+]?[0-9]{1,2})?")) {
            return Optional.of(fault);
        }
        try {
            double number = Double.parseDouble(value);
            return when(number >= least && number <= most, fault);
        } catch (NumberFormatException e) {
            return Optional.of(fault);
        }
    }

    private static Optional<String> zone(String value) {
        return when(ZoneId.getAvailableZoneIds().contains(value), "is no time zone as Asia/Tokyo");
    }

    private static Optional<String> currency(String value) {
        try {
            Currency.getInstance(value);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of("is no currency as JPY");
        }
    }
}
