package org.noriai.api.booking;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.noriai.api.dispatch.Dispatch;
import org.noriai.api.fare.FareTable;
import org.noriai.api.fare.Pricing;
import org.noriai.api.problem.FieldProblem;
import org.noriai.api.problem.ProblemException;
import org.noriai.api.security.Caller;
import org.noriai.api.v1.LatLng;
import org.noriai.api.v1.RefusalReason;
import org.noriai.api.v1.RequestOffersRequest;
import org.noriai.dispatch.command.DispatchCommand.RequestOffers;
import org.noriai.dispatch.command.DispatchOutcome;
import org.noriai.dispatch.model.Access;
import org.noriai.dispatch.model.Load;
import org.noriai.dispatch.model.OfferSetId;
import org.noriai.dispatch.model.Party;
import org.noriai.dispatch.model.Ride;
import org.noriai.dispatch.model.RideId;
import org.noriai.dispatch.model.RideRequest;
import org.noriai.dispatch.model.RideStatus;
import org.noriai.dispatch.model.RiderClass;
import org.noriai.dispatch.model.RiderId;
import org.noriai.dispatch.model.SeatConfiguration;
import org.noriai.dispatch.model.ServiceRules;
import org.noriai.routing.area.FleetVehicle;
import org.noriai.routing.area.ServiceArea;
import org.noriai.routing.street.StreetNetwork;

/**
 * From a wish to offers that are held, or the reason why there is none. Walks are looked for here, on the caller's
 * thread, so that the engine has nothing to route. Thread-safe.
 */
public final class OfferRequests {

    /** How long offers are held: time for a person to choose, so it is wall time whatever the engine's clock does. */
    public static final Duration HOLD = Duration.ofSeconds(120);

    private static final Duration LATE = Duration.ofSeconds(60);
    private static final int ID_BYTES = 12;

    private final Dispatch dispatch;
    private final ServiceArea area;
    private final StreetNetwork streets;
    private final RequestCheck check;
    private final RefusalCount refusals;
    private final Pricing pricing;
    private final RiderClasses classes;
    private final SecureRandom random = new SecureRandom();

    /** What came of a request. */
    public sealed interface Result {

        /**
         * Offers are held.
         *
         * @param offers best first
         * @param estimatedArrivals of each, in seconds since the area's epoch
         * @param heldUntilSeconds until when, in seconds since the area's epoch
         * @param held for how long, of the wall clock
         */
        record Held(List<Ride> offers, List<Integer> estimatedArrivals, int heldUntilSeconds, Duration held)
                implements Result {

            /** Copies the lists. */
            public Held {
                offers = List.copyOf(offers);
                estimatedArrivals = List.copyOf(estimatedArrivals);
            }
        }

        /**
         * There is none.
         *
         * @param reason why
         * @param nearest the times that would do
         */
        record None(RefusalReason reason, Nearest nearest) implements Result {}
    }

    /** Asks the engine for rides in this area. */
    public OfferRequests(
            Dispatch dispatch,
            ServiceArea area,
            StreetNetwork streets,
            RefusalCount refusals,
            Pricing pricing,
            RiderClasses classes) {
        this.pricing = pricing;
        this.classes = classes;
        this.dispatch = dispatch;
        this.area = area;
        this.streets = streets;
        this.check = new RequestCheck(area, streets, partyMax(area));
        this.refusals = refusals;
    }

    /** The most that a vehicle of the area carries of each kind. */
    public static Load partyMax(ServiceArea area) {
        int seats = 0;
        int wheelchairs = 0;
        int luggage = 0;
        for (FleetVehicle member : area.fleet()) {
            seats = Math.max(seats, member.vehicle().type().seatsMax());
            wheelchairs = Math.max(wheelchairs, member.vehicle().type().wheelchairsMax());
            for (SeatConfiguration room : member.vehicle().type().configurations()) {
                luggage = Math.max(luggage, room.luggage());
            }
        }
        return new Load(seats, wheelchairs, luggage);
    }

    /**
     * Asks.
     *
     * @throws ProblemException with everything that is wrong with the request
     */
    public Result request(Caller caller, RequestOffersRequest request) {
        List<FieldProblem> problems = problems(caller.rider(), request);
        if (!problems.isEmpty()) {
            throw ProblemException.invalid(problems);
        }
        return switch (prepare(caller.rider(), request)) {
            case Prepared.Ready ready -> ask(caller, request, ready.request());
            case Prepared.No no -> none(no.reason());
        };
    }

    private Result ask(Caller caller, RequestOffersRequest request, RideRequest prepared) {
        OfferSetId set = new OfferSetId(newId());
        int hold = dispatch.clock().engineSeconds(HOLD);
        Result result = result(dispatch.ask(at -> new RequestOffers(at, set, prepared, caller.holder(), at + hold)));
        if (result instanceof Result.Held held) {
            pricing.offer(held.offers(), request.getDayPass(), payment(request));
        }
        return result;
    }

    private static Optional<FareTable.Payment> payment(RequestOffersRequest request) {
        return switch (request.getPayment()) {
            case CASH -> Optional.of(FareTable.Payment.CASH);
            case ACCOUNT -> Optional.of(FareTable.Payment.ACCOUNT);
            case PAYMENT_UNSPECIFIED, UNRECOGNIZED -> Optional.empty();
        };
    }

    /** Everything that is wrong with a request of this rider. */
    List<FieldProblem> problems(RiderId rider, RequestOffersRequest request) {
        int late = dispatch.clock().engineSeconds(LATE);
        List<FieldProblem> problems =
                new ArrayList<>(check.problems(request, dispatch.clock().nowSeconds(), late));
        wishes(rider, request, problems);
        return problems;
    }

    private void wishes(RiderId rider, RequestOffersRequest request, List<FieldProblem> problems) {
        String named = request.getRiderClass();
        boolean general = named.isEmpty() || named.equals(RiderClass.GENERAL.value());
        if (!general && (named.isBlank() || named.length() > 64 || !classes.holds(rider, new RiderClass(named)))) {
            problems.add(FieldProblem.of(
                    "rider_class", named, "is not held by this account; a certificate has to be shown first."));
        }
        Optional<FareTable> fares = pricing.table();
        if (request.getDayPass()
                && fares.filter(table -> table.dayPass().isPresent()).isEmpty()) {
            problems.add(FieldProblem.of("day_pass", true, "is not sold by this service."));
        }
        Optional<FareTable.Payment> payment = payment(request);
        if (payment.isPresent()
                && fares.filter(table -> table.payments().contains(payment.get()))
                        .isEmpty()) {
            problems.add(FieldProblem.of("payment", request.getPayment(), "is not taken by this service."));
        }
        String outward = request.getReturnOfRideId();
        if (!outward.isEmpty()) {
            boolean own = outward.length() <= 64
                    && !outward.isBlank()
                    && dispatch.state()
                            .findRide(new RideId(outward))
                            .filter(ride -> ride.rider().equals(rider) && ride.status() != RideStatus.HELD)
                            .isPresent();
            if (!own) {
                problems.add(FieldProblem.of("return_of_ride_id", outward, "is not a ride of this account."));
            }
        }
    }

    /** A request with its walks, or why none can be made of it. */
    sealed interface Prepared {

        /** For the engine. */
        record Ready(RideRequest request) implements Prepared {}

        /** There is nothing to ask the engine for. */
        record No(RefusalReason reason) implements Prepared {}
    }

    /** Looks for walks and gathers what the engine needs, for a request without problems. */
    Prepared prepare(RiderId rider, RequestOffersRequest request) {
        RiderClass riderClass =
                request.getRiderClass().isEmpty() ? RiderClass.GENERAL : new RiderClass(request.getRiderClass());
        ServiceRules rules = rules(request.getOrigin(), riderClass);
        List<Access> pickups = walks(request.getOrigin(), rules);
        if (pickups.isEmpty()) {
            return new Prepared.No(RefusalReason.NO_STOP_NEAR_ORIGIN);
        }
        List<Access> dropoffs = walks(request.getDestination(), rules);
        if (dropoffs.isEmpty()) {
            return new Prepared.No(RefusalReason.NO_STOP_NEAR_DESTINATION);
        }
        int toAndFromStops =
                pickups.getFirst().walkMeters() + dropoffs.getFirst().walkMeters();
        if (meters(request.getOrigin(), request.getDestination()) <= toAndFromStops) {
            return new Prepared.No(RefusalReason.TOO_CLOSE);
        }
        Party party = RequestCheck.party(request);
        int dwell = rules.dwellSeconds(party);
        return new Prepared.Ready(new RideRequest(
                rider,
                party,
                pickups,
                dropoffs,
                RequestCheck.wish(request, dispatch.clock().nowSeconds()),
                dwell,
                dwell,
                riderClass,
                request.getReturnOfRideId().isEmpty()
                        ? Optional.empty()
                        : Optional.of(new RideId(request.getReturnOfRideId()))));
    }

    /** As the crow flies; exact enough within a city. */
    private static double meters(LatLng from, LatLng to) {
        double metersPerDegree = 111_195;
        double north = to.getLatitude() - from.getLatitude();
        double east = (to.getLongitude() - from.getLongitude()) * Math.cos(Math.toRadians(from.getLatitude()));
        return metersPerDegree * Math.hypot(north, east);
    }

    /** What holds for who sets out there. */
    private ServiceRules rules(LatLng origin, RiderClass riderClass) {
        return area.rulesAt(origin.getLatitude(), origin.getLongitude(), riderClass);
    }

    private List<Access> walks(LatLng point, ServiceRules rules) {
        return streets.findWalks(
                point.getLatitude(), point.getLongitude(), rules.walkMetersMax(), rules.stopsPerEndMax());
    }

    private Result result(DispatchOutcome outcome) {
        return switch (outcome) {
            case DispatchOutcome.Offered offered ->
                new Result.Held(
                        offered.offers(),
                        offered.estimatedArrivals(),
                        offered.heldUntilSeconds(),
                        dispatch.clock()
                                .wall(offered.heldUntilSeconds()
                                        - dispatch.clock().nowSeconds()));
            case DispatchOutcome.Refused refused ->
                new Result.None(
                        reason(refused), new Nearest(refused.nearestBeforeSeconds(), refused.nearestAfterSeconds()));
            case DispatchOutcome.Done ignored -> throw unexpected(outcome);
            case DispatchOutcome.RideChanged ignored -> throw unexpected(outcome);
            case DispatchOutcome.ShiftChanged ignored -> throw unexpected(outcome);
            case DispatchOutcome.Repaired ignored -> throw unexpected(outcome);
            case DispatchOutcome.OfBooking ignored -> throw unexpected(outcome);
            case DispatchOutcome.Instructed ignored -> throw unexpected(outcome);
            case DispatchOutcome.Rejected ignored -> throw unexpected(outcome);
        };
    }

    private static IllegalStateException unexpected(DispatchOutcome outcome) {
        return new IllegalStateException("A request for offers was answered by %s."
                .formatted(outcome.getClass().getSimpleName()));
    }

    /** Why there is none, as the contract says it. */
    public static RefusalReason reason(DispatchOutcome.Refused refused) {
        return switch (refused.reason()) {
            case NO_VEHICLE_IN_TIME -> RefusalReason.NO_VEHICLE_IN_TIME;
            case PARTY_TOO_LARGE -> RefusalReason.PARTY_TOO_LARGE;
            case TOO_CLOSE -> RefusalReason.TOO_CLOSE;
            case OUTSIDE_SERVICE_HOURS -> RefusalReason.OUTSIDE_SERVICE_HOURS;
            case BEYOND_BOOKING_HORIZON -> RefusalReason.BEYOND_BOOKING_HORIZON;
            case UNREACHABLE -> RefusalReason.UNREACHABLE;
            case NO_ACCESSIBLE_VEHICLE -> RefusalReason.NO_ACCESSIBLE_VEHICLE;
            case ZONE_SUSPENDED -> RefusalReason.ZONE_SUSPENDED;
            case NOT_AT_THE_DOOR -> RefusalReason.NOT_AT_THE_DOOR;
            case TOO_MANY_TRIPS -> RefusalReason.TOO_MANY_TRIPS;
        };
    }

    private Result none(RefusalReason reason) {
        refusals.add(reason);
        return new Result.None(reason, Nearest.UNKNOWN);
    }

    private String newId() {
        byte[] bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
