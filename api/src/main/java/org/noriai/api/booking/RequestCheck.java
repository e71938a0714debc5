package org.noriai.api.booking;

import com.google.protobuf.Timestamp;
import com.google.protobuf.util.Timestamps;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.noriai.api.clock.AreaTime;
import org.noriai.api.problem.FieldProblem;
import org.noriai.api.v1.LatLng;
import org.noriai.api.v1.RequestOffersRequest;
import org.noriai.dispatch.model.Load;
import org.noriai.dispatch.model.Party;
import org.noriai.dispatch.model.TravelWish;
import org.noriai.routing.area.ServiceArea;
import org.noriai.routing.street.StreetNetwork;

/** Finds everything that is wrong with a request for offers, at once. Immutable, thus thread-safe. */
final class RequestCheck {

    private final ServiceArea area;
    private final StreetNetwork streets;
    private final Load partyMax;

    RequestCheck(ServiceArea area, StreetNetwork streets, Load partyMax) {
        this.area = area;
        this.streets = streets;
        this.partyMax = partyMax;
    }

    /**
     * What is wrong.
     *
     * @param nowSeconds now
     * @param pastSecondsMax how far in the past a time may lie: requests take a moment to arrive
     */
    List<FieldProblem> problems(RequestOffersRequest request, int nowSeconds, int pastSecondsMax) {
        List<FieldProblem> problems = new ArrayList<>();
        point("origin", request.hasOrigin(), request.getOrigin(), problems);
        point("destination", request.hasDestination(), request.getDestination(), problems);
        party(request, problems);
        switch (request.getWishCase()) {
            case EARLIEST_DEPARTURE ->
                time("earliest_departure", request.getEarliestDeparture(), nowSeconds - pastSecondsMax, problems);
            case LATEST_ARRIVAL ->
                time("latest_arrival", request.getLatestArrival(), nowSeconds - pastSecondsMax, problems);
            case WISH_NOT_SET -> {}
        }
        return problems;
    }

    /** Who travels, for a request without problems. */
    static Party party(RequestOffersRequest request) {
        org.noriai.api.v1.Party party = request.getParty();
        return new Party(
                party.getSeats() - party.getCompanions() - party.getChildren(),
                party.getCompanions(),
                party.getChildren(),
                party.getWheelchairs(),
                party.getLuggage(),
                party.getRamp(),
                party.getAlone());
    }

    /** When to travel, for a request without problems; a moment ago is now. */
    static TravelWish wish(RequestOffersRequest request, int nowSeconds) {
        return switch (request.getWishCase()) {
            case EARLIEST_DEPARTURE ->
                new TravelWish.DepartAfter(Math.max(nowSeconds, seconds(request.getEarliestDeparture())));
            case LATEST_ARRIVAL -> new TravelWish.ArriveBy(Math.max(nowSeconds, seconds(request.getLatestArrival())));
            case WISH_NOT_SET -> new TravelWish.DepartAfter(nowSeconds);
        };
    }

    private static int seconds(Timestamp time) {
        return AreaTime.toSeconds(Instant.ofEpochSecond(time.getSeconds(), time.getNanos()));
    }

    private void point(String field, boolean given, LatLng point, List<FieldProblem> problems) {
        if (!given) {
            problems.add(new FieldProblem(field, "", "%s must be given.".formatted(field)));
            return;
        }
        boolean onEarth = degrees(field + ".latitude", point.getLatitude(), 90, problems)
                & degrees(field + ".longitude", point.getLongitude(), 180, problems);
        if (onEarth && !streets.covers(point.getLatitude(), point.getLongitude())) {
            String value = point.getLatitude() + ", " + point.getLongitude();
            problems.add(FieldProblem.of(field, value, "must lie in the service area %s.".formatted(area.name())));
        }
    }

    private static boolean degrees(String field, double value, int max, List<FieldProblem> problems) {
        // NaN is not less than anything.
        if (Math.abs(value) <= max) {
            return true;
        }
        problems.add(FieldProblem.of(field, value, "must be a number from -%d to %d.".formatted(max, max)));
        return false;
    }

    private void party(RequestOffersRequest request, List<FieldProblem> problems) {
        // Unsigned in the contract; the largest look negative in Java.
        long seats = Integer.toUnsignedLong(request.getParty().getSeats());
        long wheelchairs = Integer.toUnsignedLong(request.getParty().getWheelchairs());
        if (seats + wheelchairs == 0) {
            problems.add(FieldProblem.of(
                    "party.seats", seats, "must be at least 1, unless party.wheelchairs is: somebody has to travel."));
        }
        most("party.seats", seats, partyMax.seats(), problems);
        most("party.wheelchairs", wheelchairs, partyMax.wheelchairs(), problems);
        long companions = Integer.toUnsignedLong(request.getParty().getCompanions());
        long children = Integer.toUnsignedLong(request.getParty().getChildren());
        among("party.companions", companions, seats, problems);
        among("party.children", children, seats, problems);
        if (companions <= seats && children <= seats && companions + children > seats) {
            problems.add(FieldProblem.of(
                    "party.children",
                    children,
                    "must be at most %d, what party.companions leave of party.seats, which counts both."
                            .formatted(seats - companions)));
        }
        most("party.luggage", Integer.toUnsignedLong(request.getParty().getLuggage()), partyMax.luggage(), problems);
    }

    private static void among(String field, long value, long seats, List<FieldProblem> problems) {
        if (value > seats) {
            problems.add(FieldProblem.of(
                    field, value, "must be at most %d, as party.seats, which counts them.".formatted(seats)));
        }
    }

    private static void most(String field, long value, int max, List<FieldProblem> problems) {
        if (value > max) {
            problems.add(FieldProblem.of(
                    field, value, "must be at most %d, what the largest vehicle carries.".formatted(max)));
        }
    }

    private static void time(String field, Timestamp time, int earliestSeconds, List<FieldProblem> problems) {
        Optional<Instant> instant = instant(time);
        if (instant.isEmpty()) {
            String value = time.getSeconds() + " s, " + time.getNanos() + " ns";
            problems.add(FieldProblem.of(field, value, "must be a time of this century."));
        } else if (AreaTime.toSeconds(instant.get()) < earliestSeconds) {
            problems.add(FieldProblem.of(field, instant.get(), "must not lie in the past."));
        }
    }

    private static Optional<Instant> instant(Timestamp time) {
        if (!Timestamps.isValid(time)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Instant.ofEpochSecond(time.getSeconds(), time.getNanos()))
                    .filter(AreaTime::reaches);
        } catch (DateTimeException outOfRange) {
            return Optional.empty();
        }
    }
}
