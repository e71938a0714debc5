package org.noriai.routing.areafile;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.noriai.routing.area.DaySpan;
import org.noriai.routing.area.OpeningHours;
import org.noriai.routing.area.ServiceCalendar;
import org.noriai.routing.area.ServiceDays;

/** Reads service hours, exceptions from them, and holidays. */
final class HoursSection {

    static final Set<String> OPENING = ordered("days", "from", "to");
    static final Set<String> EXCEPTION = ordered("date", "dates", "closed", "hours");
    static final Set<String> SPAN = ordered("from", "to");
    static final Set<String> HOLIDAY = ordered("date", "name");

    private static final String DAILY = "daily";
    private static final String HOLIDAYS = "holiday";
    private static final Map<String, DayOfWeek> WEEKDAYS = new LinkedHashMap<>();

    static {
        String[] names = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
        for (int i = 0; i < names.length; i++) {
            WEEKDAYS.put(names[i], DayOfWeek.of(i + 1));
        }
    }

    private HoursSection() {}

    /** Names in the order in which mistakes tell them. */
    static Set<String> ordered(String... names) {
        return new LinkedHashSet<>(List.of(names));
    }

    /**
     * Hours as a zone or the whole area has them.
     *
     * @param usual where the zone does not say its own
     * @param area the zone or the whole area; its fields {@code hours} and {@code exceptions}
     */
    static OpeningHours hours(YamlMapping area, OpeningHours usual) {
        List<OpeningHours.Opening> openings = new ArrayList<>(usual.openings());
        Optional<YamlValue> hours = area.find("hours");
        if (hours.isPresent()) {
            openings.clear();
            if (hours.get().isList() && hours.get().list().isEmpty()) {
                hours.get().wrong("there must be an opening; 'exceptions' can close single days");
            }
            for (YamlValue item : hours.get().list()) {
                item.mapping(OPENING).flatMap(HoursSection::opening).ifPresent(openings::add);
            }
        }
        SortedMap<LocalDate, List<DaySpan>> exceptions = new TreeMap<>(usual.exceptions());
        area.find("exceptions").ifPresent(list -> exceptions(list, exceptions));
        return new OpeningHours(openings, exceptions);
    }

    private static Optional<OpeningHours.Opening> opening(YamlMapping item) {
        Optional<ServiceDays> days = item.require("days").flatMap(HoursSection::days);
        Optional<DaySpan> span = span(item);
        return days.isPresent() && span.isPresent()
                ? Optional.of(new OpeningHours.Opening(days.get(), span.get()))
                : Optional.empty();
    }

    /** Days of the week. */
    static Optional<ServiceDays> days(YamlValue value) {
        if (!value.isList()) {
            Optional<String> word = value.text();
            if (word.isPresent() && !word.get().equals(DAILY)) {
                value.wrong("must be daily, or a list of %s and %s"
                        .formatted(String.join(", ", WEEKDAYS.keySet()), HOLIDAYS));
                return Optional.empty();
            }
            return word.map(daily -> ServiceDays.ALL);
        }
        Set<DayOfWeek> weekdays = EnumSet.noneOf(DayOfWeek.class);
        boolean holidays = false;
        for (YamlValue item : value.list()) {
            String name = item.text().orElse("");
            if (name.equals(HOLIDAYS)) {
                holidays = true;
            } else if (WEEKDAYS.get(name) instanceof DayOfWeek day) {
                weekdays.add(day);
            } else {
                item.wrong("must be one of %s and %s".formatted(String.join(", ", WEEKDAYS.keySet()), HOLIDAYS));
                return Optional.empty();
            }
        }
        if (weekdays.isEmpty() && !holidays) {
            value.wrong("must name a day");
            return Optional.empty();
        }
        return Optional.of(new ServiceDays(weekdays, holidays));
    }

    /** The fields {@code from} and {@code to}. */
    static Optional<DaySpan> span(YamlMapping item) {
        OptionalInt from = time(item, "from");
        OptionalInt to = time(item, "to");
        if (from.isEmpty() || to.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new DaySpan(from.getAsInt(), to.getAsInt()));
        } catch (IllegalArgumentException e) {
            item.find("to").ifPresent(value -> value.wrong(message(e)));
            return Optional.empty();
        }
    }

    static OptionalInt time(YamlMapping item, String name) {
        Optional<YamlValue> value = item.require(name);
        return value.isPresent() ? value.get().time() : OptionalInt.empty();
    }

    static String message(IllegalArgumentException e) {
        return String.valueOf(e.getMessage()).replaceFirst("\\.$", "");
    }

    private static void exceptions(YamlValue list, SortedMap<LocalDate, List<DaySpan>> exceptions) {
        Set<LocalDate> seen = new LinkedHashSet<>();
        for (YamlValue value : list.list()) {
            Optional<YamlMapping> item = value.mapping(EXCEPTION);
            if (item.isEmpty()) {
                continue;
            }
            List<YamlValue> dates = new ArrayList<>();
            item.get().find("date").ifPresent(dates::add);
            item.get().find("dates").ifPresent(more -> dates.addAll(more.list()));
            if (dates.isEmpty()) {
                value.wrong("the field 'date' or 'dates' is missing");
            }
            List<DaySpan> spans = exceptionSpans(item.get());
            for (YamlValue date : dates) {
                date.date().ifPresent(day -> {
                    if (!seen.add(day)) {
                        date.wrong("this date has an exception already");
                    }
                    exceptions.put(day, spans);
                });
            }
        }
    }

    private static List<DaySpan> exceptionSpans(YamlMapping item) {
        List<DaySpan> spans = new ArrayList<>();
        boolean closed = item.find("closed").flatMap(YamlValue::truth).orElse(false);
        Optional<YamlValue> hours = item.find("hours");
        if (closed == hours.isPresent()) {
            item.self().wrong("must say either 'closed: true' or 'hours'");
        }
        hours.ifPresent(list -> list.list()
                .forEach(span -> span.mapping(SPAN).flatMap(HoursSection::span).ifPresent(spans::add)));
        return spans;
    }

    /** The holidays: dates, or dates with names. */
    static ServiceCalendar holidays(Optional<YamlValue> list) {
        SortedMap<LocalDate, String> holidays = new TreeMap<>();
        list.ifPresent(value -> value.list().forEach(item -> {
            Optional<YamlMapping> named = item.isMapping() ? item.mapping(HOLIDAY) : Optional.empty();
            Optional<YamlValue> date =
                    item.isMapping() ? named.flatMap(fields -> fields.require("date")) : Optional.of(item);
            String name = named.flatMap(fields -> fields.find("name"))
                    .flatMap(YamlValue::text)
                    .orElse("");
            date.flatMap(YamlValue::date).ifPresent(day -> {
                if (holidays.putIfAbsent(day, name) != null) {
                    date.get().wrong("this holiday is given twice");
                }
            });
        }));
        return new ServiceCalendar(holidays);
    }
}
