package org.noriai.api.fare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.noriai.api.store.Fares;
import org.noriai.api.store.Fares.Row;
import org.noriai.api.store.Fares.Settlement;
import org.noriai.dispatch.model.AreaCalendar;
import org.noriai.dispatch.model.Fare;
import org.noriai.dispatch.model.PromiseCause;
import org.noriai.dispatch.model.Ride;
import org.noriai.dispatch.model.RideStatus;
import org.noriai.dispatch.state.FleetState;

/**
 * What is due once a ride has ended. It follows from the state alone, which remembers a ride for a day after its end, so
 * whatever was not noted before a stop is noted after it. Thread-safe: settling twice is settling once.
 */
public final class Settlements {

    private final Fares store;
    private final AreaCalendar calendar;

    /** Notes what is due by these days. */
    public Settlements(Fares store, AreaCalendar calendar) {
        this.store = store;
        this.calendar = calendar;
    }

    /** Settles every ride that has ended since. */
    public void settle(FleetState state) {
        for (Row row : store.listUnsettled()) {
            state.findRide(row.ride())
                    .flatMap(ride -> of(state, ride, row.fare()))
                    .ifPresent(settlement -> store.settle(row.ride(), settlement));
        }
    }

    /** What is due for a ride that has ended. */
    public Optional<Settlement> of(FleetState state, Ride ride, Fare fare) {
        if (ride.endedSeconds().isEmpty()) {
            return Optional.empty();
        }
        int ended = ride.endedSeconds().getAsInt();
        long due = switch (ride.status()) {
            case COMPLETED -> due(state, ride, fare);
            case MISSED ->
                state.promiseLedger()
                                .find(ride.id())
                                .flatMap(record -> record.cause())
                                .filter(cause -> cause == PromiseCause.RIDER_ABSENT)
                                .isPresent()
                        ? FareTerms.parse(fare.terms()).noShow()
                        : 0;
            case HELD, CONFIRMED, ABOARD, CANCELLED -> 0;
        };
        return Optional.of(new Settlement(ride.status().name(), due, ended, calendar.day(ended)));
    }

    private static long due(FleetState state, Ride ride, Fare fare) {
        FareTerms terms = FareTerms.parse(fare.terms());
        if (!terms.shared()) {
            return fare.minorUnits();
        }
        int aboard = mostAboard(state, ride);
        long exact = Math.ceilDiv(fare.minorUnits() * terms.people(), (long) aboard);
        return Math.min(fare.minorUnits(), Math.ceilDiv(exact, (long) terms.rounding()) * terms.rounding());
    }

    /** The most people who were aboard together at any moment of the ride, this party included. */
    private static int mostAboard(FleetState state, Ride ride) {
        int from = ride.boardedSeconds().orElseThrow();
        int to = ride.endedSeconds().orElseThrow();
        List<Ride> together = new ArrayList<>();
        for (Ride other : state.listRides()) {
            boolean rode = other.shift().equals(ride.shift())
                    && (other.status() == RideStatus.COMPLETED || other.status() == RideStatus.ABOARD)
                    && other.boardedSeconds().isPresent();
            if (rode
                    && other.boardedSeconds().getAsInt() < to
                    && other.endedSeconds().orElse(Integer.MAX_VALUE) > from) {
                together.add(other);
            }
        }
        int most = 0;
        for (Ride at : together) {
            int moment = Math.max(from, at.boardedSeconds().orElseThrow());
            int people = together.stream()
                    .filter(other -> other.boardedSeconds().orElseThrow() <= moment
                            && other.endedSeconds().orElse(Integer.MAX_VALUE) > moment)
                    .mapToInt(other -> other.party().people())
                    .sum();
            most = Math.max(most, people);
        }
        return Math.max(most, ride.party().people());
    }
}
