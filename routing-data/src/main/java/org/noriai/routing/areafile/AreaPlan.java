package org.noriai.routing.areafile;

import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.noriai.dispatch.model.DutyRules;
import org.noriai.dispatch.model.OperatingRules;
import org.noriai.dispatch.model.ServiceRules;
import org.noriai.dispatch.model.Vehicle;
import org.noriai.routing.area.DaySpan;
import org.noriai.routing.area.OpeningHours;
import org.noriai.routing.area.ServiceCalendar;
import org.noriai.routing.area.ServiceDays;
import org.noriai.routing.area.ServiceZone;

/**
 * How the service is to run, as the area file says it and before it is known where its stops lie on the streets.
 *
 * @param name of the area; from the map if absent
 * @param timeZone from the map if absent
 * @param currency from the map if absent
 * @param language from the map if absent
 * @param drivesOnTheLeft from the map if absent
 * @param stops where they come from
 * @param zones at least one; the first that covers a place is its zone
 * @param operating rules that hold for every plan
 * @param calendar the holidays
 * @param duty what drivers may be asked for
 * @param fleet the vehicles; as many as suit the stops if there are none
 * @param mistakes where those that only the streets can show are to be added
 */
public record AreaPlan(
        Optional<String> name,
        Optional<ZoneId> timeZone,
        Optional<Currency> currency,
        Optional<Locale> language,
        Optional<Boolean> drivesOnTheLeft,
        StopsPlan stops,
        List<ServiceZone> zones,
        OperatingRules operating,
        ServiceCalendar calendar,
        DutyRules duty,
        List<PlannedVehicle> fleet,
        Mistakes mistakes) {

    /** What holds without an area file. */
    public static AreaPlan usual() {
        return new AreaPlan(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                StopsPlan.USUAL,
                List.of(ServiceZone.whole(ServiceRules.DEFAULT, OpeningHours.AROUND_THE_CLOCK)),
                OperatingRules.DEFAULT,
                ServiceCalendar.NONE,
                DutyRules.DEFAULT,
                List.of(),
                new Mistakes());
    }

    /**
     * Where the virtual stops come from.
     *
     * @param fromMap whether the map's bus stops become virtual stops
     * @param spreadWalkMetersMax so that nobody who lives at a street walks farther to one; as the map needs it if absent
     * @param whereNeeded whether stops are spread where the map has few, without a rule
     * @param given by the file
     */
    public record StopsPlan(
            boolean fromMap, OptionalInt spreadWalkMetersMax, boolean whereNeeded, List<GivenStop> given) {

        /** The map's bus stops, and more spread between them where these are few. */
        public static final StopsPlan USUAL = new StopsPlan(true, OptionalInt.empty(), true, List.of());

        /** Copies the list. */
        public StopsPlan {
            given = List.copyOf(given);
        }
    }

    /**
     * Where something stands in the file.
     *
     * @param line from 1
     * @param field the names that lead to it
     */
    public record At(int line, String field) {}

    /**
     * A virtual stop that the file gives.
     *
     * @param at where its coordinates stand
     */
    public record GivenStop(String id, String name, double latitude, double longitude, At at) {}

    /**
     * A virtual stop that something is at.
     *
     * @param id of the stop
     * @param at where it is said
     */
    public record StopReference(String id, At at) {}

    /**
     * A vehicle.
     *
     * @param vehicle what it is
     * @param base where its shifts begin and end; spread among the stops if absent
     * @param shifts that it works; every service day if there are none
     */
    public record PlannedVehicle(Vehicle vehicle, Optional<StopReference> base, List<PlannedShift> shifts) {

        /** Copies the list. */
        public PlannedVehicle {
            shifts = List.copyOf(shifts);
        }
    }

    /**
     * A shift.
     *
     * @param breaks what the law asks for if absent
     */
    public record PlannedShift(ServiceDays days, DaySpan span, Optional<List<PlannedBreak>> breaks) {}

    /**
     * A break.
     *
     * @param begin when it begins
     * @param seconds how long it lasts
     * @param stop where; at the vehicle's base if absent
     */
    public record PlannedBreak(DaySpan begin, int seconds, Optional<StopReference> stop) {}
}
