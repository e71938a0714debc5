package org.noriai.dispatch.engine;

import java.util.OptionalInt;
import org.noriai.dispatch.command.DispatchOutcome.Refused;
import org.noriai.dispatch.model.Access;
import org.noriai.dispatch.model.RejectionReason;
import org.noriai.dispatch.model.RideRequest;
import org.noriai.dispatch.model.RuleBook;
import org.noriai.dispatch.model.ServiceRules;
import org.noriai.dispatch.state.FleetState;
import org.noriai.dispatch.state.ShiftState;

/**
 * The times nearest to a wish at which it could be fulfilled: whole minutes away from it, to the minute.
 *
 * <p>They are found with a few searches, for room begins only once within a step. A way to serve the rider, with the
 * pickup at p and the dropoff at d, serves all the wishes of an interval. Who departs after t is served where t + walk <= p
 * <= t + walk + {@code waitSecondsMax}: {@code waitSecondsMax} long. Who arrives by t is served where d + walk <= t and p >=
 * t - walk - {@code rideSecondsMax} - {@code waitSecondsMax}; since d - p is at most boarding and {@code rideSecondsMax},
 * that is at least {@code waitSecondsMax} less boarding long. Nothing else of the rules depends on t. If a wish w finds no
 * room, each interval ends before w or begins after it, and one that begins within a step no longer than any interval
 * lasts to the end of that step. So within (w, w + step] there is room from some minute on and none before: looking at the
 * end of the step tells whether, and halving finds from when on. If there is none at the end there is none in it, and the
 * next step begins there. Before w it is the same in a mirror.
 *
 * <p>Two things are not covered by that: drives by time of day, which make the longest ride depend on t, and stretches of
 * driving, which a later pickup may interrupt. With these there may be room for a few minutes within a step and none at its
 * end, so that what is found, always a time that works, is seldom not the nearest.
 */
final class NearestTimes {

    private static final int MINUTE = 60;

    /** Each probe of {@link EngineLimits#nearestProbes} covers at least this. */
    private static final int REACH_MINUTES = 10;

    private final OfferSearch search;
    private final RuleBook book;
    private final EngineLimits limits;

    NearestTimes(OfferSearch search, RuleBook book, EngineLimits limits) {
        this.search = search;
        this.book = book;
        this.limits = limits;
    }

    /** One question: what is asked, when, and how long no interval is shorter than. */
    private record Question(FleetState state, RideRequest request, RiderBounds bounds, int now, int stepMinutes) {}

    /** The refusal of a wish that finds no room, with what would do instead; for reasons of places there is nothing. */
    Refused refuse(FleetState state, RideRequest request, RiderBounds bounds, RejectionReason reason, int now) {
        return switch (reason) {
            case PARTY_TOO_LARGE, NO_ACCESSIBLE_VEHICLE, TOO_CLOSE, UNREACHABLE, NOT_AT_THE_DOOR ->
                new Refused(reason, OptionalInt.empty(), OptionalInt.empty());
            case NO_VEHICLE_IN_TIME, OUTSIDE_SERVICE_HOURS, BEYOND_BOOKING_HORIZON, ZONE_SUSPENDED, TOO_MANY_TRIPS -> {
                Question question = question(state, request, bounds, now);
                int wish = request.wish().seconds();
                int horizon = rulesOf(request).horizonSeconds();
                long later = (long) now + horizon - wish;
                yield new Refused(
                        reason,
                        nearest(question, wish, -1, (int) Math.floorDiv((long) wish - now, MINUTE)),
                        nearest(question, wish, 1, (int) Math.floorDiv(later, MINUTE)));
            }
        };
    }

    /** The refusal of a wish that lies too far ahead: the latest time that does not. */
    Refused refuseBeyondHorizon(FleetState state, RideRequest request, RiderBounds bounds, int now) {
        Question question = question(state, request, bounds, now);
        int horizon = rulesOf(request).horizonSeconds();
        int last = now + horizon;
        OptionalInt before =
                works(question, last) ? OptionalInt.of(last) : nearest(question, last, -1, horizon / MINUTE);
        return new Refused(RejectionReason.BEYOND_BOOKING_HORIZON, before, OptionalInt.empty());
    }

    /**
     * The nearest time that works on one side of one that does not.
     *
     * @param from which does not work
     * @param sign 1 for later, -1 for earlier
     * @param minutesMax how far it may lie away
     */
    private OptionalInt nearest(Question question, int from, int sign, int minutesMax) {
        int reach = Math.min(minutesMax, limits.nearestProbes() * Math.max(question.stepMinutes(), REACH_MINUTES));
        int none = 0;
        while (none < reach) {
            int some = Math.min(none + question.stepMinutes(), reach);
            if (works(question, from + sign * some * MINUTE)) {
                return OptionalInt.of(from + sign * MINUTE * firstBetween(question, from, sign, none, some));
            }
            none = some;
        }
        return OptionalInt.empty();
    }

    /** The least number of minutes that works, where {@code none} do not and {@code some} do. */
    private int firstBetween(Question question, int from, int sign, int none, int some) {
        int low = none;
        int high = some;
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (works(question, from + sign * middle * MINUTE)) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }

    private boolean works(Question question, int at) {
        RideRequest other =
                question.request().withWish(question.request().wish().at(at));
        return search.finds(question.state(), other, question.bounds(), question.now());
    }

    private Question question(FleetState state, RideRequest request, RiderBounds bounds, int now) {
        int wait = Integer.MAX_VALUE;
        for (Access pickup : request.pickups()) {
            wait = Math.min(
                    wait, book.rules(pickup.place(), request.riderClass()).waitSecondsMax());
        }
        int boarding = 0;
        for (ShiftState shift : state.listShifts()) {
            boarding = Math.max(boarding, shift.vehicle().type().dwell().seconds(request.party()));
        }
        int shortest = wait - boarding - request.pickupDwellSeconds();
        return new Question(state, request, bounds, now, Math.max(1, shortest / MINUTE));
    }

    private ServiceRules rulesOf(RideRequest request) {
        return book.rules(request.pickups().getFirst().place(), request.riderClass());
    }
}
