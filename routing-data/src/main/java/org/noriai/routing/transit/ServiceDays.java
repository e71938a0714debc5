package org.noriai.routing.transit;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * On which dates each service runs: {@code calendar.txt} and {@code calendar_dates.txt} together. Services go by index.
 * Immutable, thus thread-safe.
 */
public final class ServiceDays {

    private static final Duration HALF_A_DAY = Duration.ofHours(12);

    private final List<String> ids;
    private final List<BitSet> days;

    /**
     * Of services.
     *
     * @param ids their ids
     * @param days of each the days that it runs on, counted from 1970-01-01
     */
    public ServiceDays(List<String> ids, List<BitSet> days) {
        if (ids.size() != days.size()) {
            throw new IllegalArgumentException(
                    "There are %d service ids, but days of %d.".formatted(ids.size(), days.size()));
        }
        this.ids = List.copyOf(ids);
        this.days = days.stream().map(set -> (BitSet) set.clone()).toList();
    }

    /**
     * When a service day's clock shows 0:00:00: noon less twelve hours, which is midnight except on the days on which clocks
     * are changed (GTFS, field type Time).
     */
    public static Instant start(LocalDate date, ZoneId zone) {
        return date.atTime(LocalTime.NOON).atZone(zone).toInstant().minus(HALF_A_DAY);
    }

    /** How many services there are. */
    public int size() {
        return ids.size();
    }

    /** The id of a service. */
    public String id(int service) {
        return ids.get(service);
    }

    /** Whether a service runs on a date. */
    public boolean runsOn(int service, LocalDate date) {
        long day = date.toEpochDay();
        return day >= 0 && day <= Integer.MAX_VALUE && days.get(service).get((int) day);
    }

    /** The dates of a service, in order. */
    public List<LocalDate> dates(int service) {
        List<LocalDate> dates = new ArrayList<>();
        days.get(service).stream().forEach(day -> dates.add(LocalDate.ofEpochDay(day)));
        return dates;
    }

    /** The first date on which anything runs. */
    public Optional<LocalDate> findFirst() {
        return days.stream()
                .filter(set -> !set.isEmpty())
                .map(set -> LocalDate.ofEpochDay(set.nextSetBit(0)))
                .min(LocalDate::compareTo);
    }

    /** The last date on which anything runs. */
    public Optional<LocalDate> findLast() {
        return days.stream()
                .filter(set -> !set.isEmpty())
                .map(set -> LocalDate.ofEpochDay(set.length() - 1L))
                .max(LocalDate::compareTo);
    }
}
