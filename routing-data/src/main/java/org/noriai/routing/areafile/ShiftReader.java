package org.noriai.routing.areafile;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.noriai.routing.area.DaySpan;
import org.noriai.routing.area.ServiceDays;
import org.noriai.routing.areafile.AreaPlan.PlannedBreak;
import org.noriai.routing.areafile.AreaPlan.PlannedShift;

/** Reads a shift and gives it to the vehicles that work it. */
final class ShiftReader {

    static final Set<String> SHIFT = HoursSection.ordered("vehicles", "days", "from", "to", "breaks");
    static final Set<String> BREAK = HoursSection.ordered("from", "to", "minutes", "at");

    private static final String ALL = "all";
    private static final int BREAK_MINUTES_MAX = 12 * 60;

    private ShiftReader() {}

    /** Adds the shift of {@code value} to those of its vehicles. */
    static void read(YamlValue value, Map<String, List<PlannedShift>> shifts) {
        Optional<YamlMapping> fields = value.mapping(SHIFT);
        if (fields.isEmpty()) {
            return;
        }
        Optional<ServiceDays> days = fields.get().require("days").flatMap(HoursSection::days);
        Optional<DaySpan> span = HoursSection.span(fields.get());
        Optional<List<PlannedBreak>> breaks = fields.get().find("breaks").map(list -> breaks(list, span));
        Collection<String> vehicles = vehicles(fields.get(), shifts.keySet());
        if (days.isEmpty() || span.isEmpty()) {
            return;
        }
        PlannedShift shift = new PlannedShift(days.get(), span.get(), breaks);
        for (String vehicle : vehicles) {
            List<PlannedShift> own = shifts.getOrDefault(vehicle, List.of());
            own.stream()
                    .filter(other -> overlap(shift, other))
                    .findFirst()
                    .ifPresent(other -> value.mistakes()
                            .add(
                                    value.line(),
                                    value.path(),
                                    span.get().toString(),
                                    "the vehicle '%s' works from %s on one of these days already"
                                            .formatted(vehicle, other.span())));
            own.add(shift);
        }
    }

    private static boolean overlap(PlannedShift one, PlannedShift other) {
        boolean days = (one.days().holidays() && other.days().holidays())
                || one.days().weekdays().stream().anyMatch(other.days().weekdays()::contains);
        return days
                && one.span().fromSeconds() < other.span().toSeconds()
                && other.span().fromSeconds() < one.span().toSeconds();
    }

    private static Collection<String> vehicles(YamlMapping fields, Collection<String> known) {
        Optional<YamlValue> value = fields.require("vehicles");
        if (value.isEmpty()) {
            return List.of();
        }
        if (!value.get().isList()) {
            if (value.get().text().filter(ALL::equals).isPresent()) {
                return known;
            }
            value.get().wrong("must be 'all' or a list of vehicles");
            return List.of();
        }
        List<String> named = new ArrayList<>();
        for (YamlValue item : value.get().list()) {
            String id = item.text().orElse("");
            if (known.contains(id)) {
                named.add(id);
            } else {
                item.wrong("is none of the vehicles");
            }
        }
        return named;
    }

    private static List<PlannedBreak> breaks(YamlValue list, Optional<DaySpan> shift) {
        List<PlannedBreak> breaks = new ArrayList<>();
        int before = Integer.MIN_VALUE;
        for (YamlValue value : list.list()) {
            Optional<YamlMapping> fields = value.mapping(BREAK);
            Optional<DaySpan> begin = fields.flatMap(HoursSection::span);
            Optional<YamlValue> minutesAt = fields.flatMap(rest -> rest.require("minutes"));
            OptionalInt minutes =
                    minutesAt.isPresent() ? minutesAt.get().whole(1, BREAK_MINUTES_MAX) : OptionalInt.empty();
            var stop = fields.flatMap(rest -> rest.find("at")).flatMap(FleetSection::stop);
            if (begin.isEmpty() || minutes.isEmpty()) {
                continue;
            }
            int end = begin.get().toSeconds() + minutes.getAsInt() * 60;
            if (begin.get().fromSeconds() < before
                    || (shift.isPresent()
                            && (begin.get().fromSeconds() < shift.get().fromSeconds()
                                    || end > shift.get().toSeconds()))) {
                value.mistakes()
                        .add(
                                value.line(),
                                value.path(),
                                begin.get().toString(),
                                "the break of %d minutes does not lie within the shift, or lies before another"
                                        .formatted(minutes.getAsInt()));
            }
            before = begin.get().fromSeconds();
            breaks.add(new PlannedBreak(begin.get(), minutes.getAsInt() * 60, stop));
        }
        return breaks;
    }
}
