package org.noriai.dispatch.engine;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.noriai.dispatch.model.AreaCalendar;
import org.noriai.dispatch.model.OpenReturn;
import org.noriai.dispatch.model.PromiseFault;
import org.noriai.dispatch.model.Ride;
import org.noriai.dispatch.model.RideId;
import org.noriai.dispatch.model.RideRequest;
import org.noriai.dispatch.model.RiderId;
import org.noriai.dispatch.model.TimeWindow;
import org.noriai.dispatch.state.FleetState;
import org.noriai.dispatch.state.PromiseRecord;

/**
 * When a rider's pickup may begin, as far as that depends on the rider's other rides: a return not before its outward is
 * over, and nothing on a day on which the rider has as many trips as one may have. Immutable.
 *
 * <p>A trip counts on the day on which its promised pickup window begins, by the area's calendar; an open return counts on
 * its day. What was cancelled does not count, nor what was missed unless that was the rider's fault.
 *
 * @param pickup the pickup begins within this, in seconds since the area's epoch
 * @param fullDays but not within these, in order
 */
record RiderBounds(TimeWindow pickup, List<TimeWindow> fullDays) {

    private static final TimeWindow ANY_TIME = new TimeWindow(Integer.MIN_VALUE, Integer.MAX_VALUE);

    RiderBounds {
        fullDays = List.copyOf(fullDays);
    }

    /** Those of a request. */
    static RiderBounds of(FleetState state, RideRequest request, AreaCalendar calendar, int tripsPerDayMax) {
        return of(state, request, calendar, tripsPerDayMax, Optional.empty());
    }

    /**
     * Those of a request.
     *
     * @param itself the open return that it is, which does not stand in its own way
     */
    static RiderBounds of(
            FleetState state, RideRequest request, AreaCalendar calendar, int tripsPerDayMax, Optional<RideId> itself) {
        List<TimeWindow> full = new ArrayList<>();
        trips(state, request.rider(), calendar, itself).forEach((day, trips) -> {
            if (trips >= tripsPerDayMax) {
                full.add(calendar.window(day));
            }
        });
        TimeWindow pickup = request.outward()
                .flatMap(state::findRide)
                .map(RiderBounds::after)
                .orElse(ANY_TIME);
        return new RiderBounds(pickup, full);
    }

    /**
     * From when on the rider of an outward can be fetched again: when it should be over at the latest; once it is, from
     * its end. One that does not take place bounds nothing.
     */
    private static TimeWindow after(Ride outward) {
        return switch (outward.status()) {
            case HELD, CONFIRMED, ABOARD -> new TimeWindow(outward.promise().latestDropoffSeconds(), Integer.MAX_VALUE);
            case COMPLETED -> new TimeWindow(outward.endedSeconds().orElse(0), Integer.MAX_VALUE);
            case CANCELLED, MISSED -> ANY_TIME;
        };
    }

    /** How many trips the rider has on a day. */
    static int trips(FleetState state, RiderId rider, AreaCalendar calendar, LocalDate day) {
        return trips(state, rider, calendar, Optional.empty()).getOrDefault(day, 0);
    }

    private static TreeMap<LocalDate, Integer> trips(
            FleetState state, RiderId rider, AreaCalendar calendar, Optional<RideId> except) {
        TreeMap<LocalDate, Integer> trips = new TreeMap<>();
        for (Ride ride : state.listRidesOf(rider)) {
            if (counts(state, ride)) {
                trips.merge(calendar.day(ride.promise().pickup().startSeconds()), 1, Integer::sum);
            }
        }
        for (OpenReturn open : state.listOpenReturnsOf(rider)) {
            if (except.filter(open.id()::equals).isEmpty()) {
                trips.merge(open.day(), 1, Integer::sum);
            }
        }
        return trips;
    }

    private static boolean counts(FleetState state, Ride ride) {
        return switch (ride.status()) {
            case CONFIRMED, ABOARD, COMPLETED -> true;
            case MISSED ->
                state.promiseLedger()
                        .find(ride.id())
                        .map(PromiseRecord::fault)
                        .filter(fault -> fault == PromiseFault.RIDER)
                        .isPresent();
            case HELD, CANCELLED -> false;
        };
    }

    /** What these leave of a time, in order, full days aside. */
    List<TimeWindow> within(TimeWindow limit) {
        List<TimeWindow> left = new ArrayList<>();
        int from = Math.max(limit.startSeconds(), pickup.startSeconds());
        int until = Math.min(limit.endSeconds(), pickup.endSeconds());
        for (TimeWindow day : fullDays) {
            if (from <= until && day.startSeconds() <= until && day.endSeconds() >= from) {
                if (from < day.startSeconds()) {
                    left.add(new TimeWindow(from, day.startSeconds() - 1));
                }
                from = day.endSeconds() + 1;
            }
        }
        if (from <= until) {
            left.add(new TimeWindow(from, until));
        }
        return left;
    }

    /** Whether the pickup may begin at any time. */
    boolean leaveAnyTime() {
        return fullDays.isEmpty() && pickup.equals(ANY_TIME);
    }

    /** The same if no day were full. */
    RiderBounds anyDay() {
        return new RiderBounds(pickup, List.of());
    }
}
