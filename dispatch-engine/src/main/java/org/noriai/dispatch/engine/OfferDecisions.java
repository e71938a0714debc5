package org.noriai.dispatch.engine;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.noriai.dispatch.command.DispatchCommand.RequestOffers;
import org.noriai.dispatch.command.DispatchOutcome;
import org.noriai.dispatch.command.DispatchOutcome.Offered;
import org.noriai.dispatch.command.DispatchOutcome.Problem;
import org.noriai.dispatch.event.DispatchEvent;
import org.noriai.dispatch.event.DispatchEvent.OffersHeld;
import org.noriai.dispatch.event.DispatchEvent.OffersReleased;
import org.noriai.dispatch.event.DispatchEvent.PlanCause;
import org.noriai.dispatch.event.DispatchEvent.PlansReplaced;
import org.noriai.dispatch.event.DispatchEvent.ReleaseCause;
import org.noriai.dispatch.insertion.EarlierSearch;
import org.noriai.dispatch.insertion.Insertion;
import org.noriai.dispatch.insertion.InsertionOutcome;
import org.noriai.dispatch.model.Ride;
import org.noriai.dispatch.model.RideId;
import org.noriai.dispatch.model.RideRequest;
import org.noriai.dispatch.model.RiderId;
import org.noriai.dispatch.model.RoutePlan;
import org.noriai.dispatch.model.RuleBook;
import org.noriai.dispatch.model.ServiceRules;
import org.noriai.dispatch.model.ShiftId;
import org.noriai.dispatch.model.Stop;
import org.noriai.dispatch.model.TimeWindow;
import org.noriai.dispatch.model.TravelWish;
import org.noriai.dispatch.state.FleetState;
import org.noriai.dispatch.state.PlanSchedule;
import org.noriai.dispatch.state.PlanScheduler;
import org.noriai.dispatch.state.ShiftState;

/**
 * From a wish to offers that are held.
 *
 * <p>An offer is held by planning it: each takes its place in a plan as a ride that nobody relies on yet, so what is
 * offered next already knows of it. The offers of one set are each kept free beside the others, which reserves a little
 * more than is needed for the two minutes that a set lives; what is shown can be kept.
 */
final class OfferDecisions {

    private final OfferSearch search;
    private final NearestTimes nearest;
    private final PlanScheduler scheduler;
    private final RuleBook book;
    private final EngineLimits limits;

    OfferDecisions(
            OfferSearch search, NearestTimes nearest, PlanScheduler scheduler, RuleBook book, EngineLimits limits) {
        this.search = search;
        this.nearest = nearest;
        this.scheduler = scheduler;
        this.book = book;
        this.limits = limits;
    }

    /** Searches for a request before its turn; nothing if what the rider has booked or holds bounds it. */
    Optional<EarlierSearch> searchAhead(FleetState state, RequestOffers command, int now) {
        RideRequest request = command.request();
        ServiceRules rules = rulesOf(request);
        if (state.findHeldBy(request.rider()).isPresent()
                || request.wish().seconds() > (long) now + rules.horizonSeconds()) {
            return Optional.empty();
        }
        RiderBounds bounds = RiderBounds.of(state, request, book.calendar(), rules.tripsPerDayMax());
        return search.searchEarly(state, request, bounds, now);
    }

    /** @param earlier what a search found before this command's turn, null if there was none */
    Decision request(FleetState state, RequestOffers command, int now, @Nullable EarlierSearch earlier) {
        List<DispatchEvent> events = new ArrayList<>();
        state.findHeldBy(command.request().rider())
                .ifPresent(held -> events.add(new OffersReleased(now, held.offers(), ReleaseCause.SUPERSEDED)));
        FleetState free = state.applyAll(events);
        int heldThere = free.heldFrom(command.holder());
        if (heldThere >= limits.heldSetsPerHolder()) {
            return Decision.rejected(
                    Problem.TOO_MANY_HELD,
                    "holder",
                    heldThere,
                    "%d sets of offers are held from there; %d are allowed at once. Confirm one or wait two minutes."
                            .formatted(heldThere, limits.heldSetsPerHolder()));
        }
        RideRequest request = command.request();
        Optional<Decision> problem = ReturnLinks.problem(free, request);
        if (problem.isPresent()) {
            return problem.get();
        }
        ServiceRules rules = rulesOf(request);
        RiderBounds bounds = RiderBounds.of(free, request, book.calendar(), rules.tripsPerDayMax());
        if (request.wish().seconds() > (long) now + rules.horizonSeconds()) {
            return new Decision(events, nearest.refuseBeyondHorizon(free, request, bounds, now));
        }
        return switch (search.search(free, request, bounds, now, earlier)) {
            case InsertionOutcome.Found found -> hold(free, command, bounds, found.best(), events, now);
            case InsertionOutcome.None none ->
                new Decision(events, nearest.refuse(free, request, bounds, none.reason(), now));
        };
    }

    /** The rules of the zone of the nearest pickup place, for what does not depend on a pair of places. */
    private ServiceRules rulesOf(RideRequest request) {
        return book.rules(request.pickups().getFirst().place(), request.riderClass());
    }

    static Decision release(FleetState state, RiderId rider, int now) {
        List<DispatchEvent> events = new ArrayList<>();
        state.findHeldBy(rider)
                .ifPresent(held -> events.add(new OffersReleased(now, held.offers(), ReleaseCause.DECLINED)));
        return new Decision(events, new DispatchOutcome.Done());
    }

    private Decision hold(
            FleetState free,
            RequestOffers command,
            RiderBounds bounds,
            Insertion first,
            List<DispatchEvent> events,
            int now) {
        FleetState tentative = free;
        ServiceRules rules = rulesOf(command.request());
        List<Ride> offers = new ArrayList<>();
        Set<ShiftId> touched = new LinkedHashSet<>();
        Optional<Insertion> next = Optional.of(first);
        while (next.isPresent()) {
            Insertion insertion = next.get();
            Ride ride = Placement.held(
                    new RideId(command.offerSet() + "-" + (offers.size() + 1)),
                    command.offerSet(),
                    command.request(),
                    insertion,
                    book);
            offers.add(ride);
            touched.add(insertion.shift());
            RoutePlan plan = tentative.getShift(insertion.shift()).plan();
            RoutePlan longer = insertion.planWith(plan, ride.id());
            tentative = tentative
                    .apply(held(command, offers, now))
                    .apply(new PlansReplaced(now, PlanCause.INSERTION, List.of(longer)));
            next = offers.size() < rules.offersMax()
                    ? another(tentative, command.request(), bounds, offers, now)
                    : Optional.empty();
        }
        List<RoutePlan> plans = new ArrayList<>();
        List<Integer> arrivals = new ArrayList<>();
        for (ShiftId shift : touched) {
            plans.add(tentative.getShift(shift).plan());
        }
        for (Ride offer : offers) {
            arrivals.add(estimatedArrival(tentative, offer, now));
        }
        events.add(held(command, offers, now));
        events.add(new PlansReplaced(now, PlanCause.INSERTION, plans));
        return new Decision(events, new Offered(offers, arrivals, command.heldUntilSeconds()));
    }

    private static OffersHeld held(RequestOffers command, List<Ride> offers, int now) {
        return new OffersHeld(
                now,
                command.offerSet(),
                command.request().rider(),
                command.holder(),
                command.heldUntilSeconds(),
                offers);
    }

    /** Another offer that a rider can tell from those found: its window lies apart, on the far side of the wish. */
    private Optional<Insertion> another(
            FleetState tentative, RideRequest request, RiderBounds bounds, List<Ride> offers, int now) {
        int spacing = Math.max(rulesOf(request).offerSpacingSeconds(), 1);
        int earliest = Integer.MAX_VALUE;
        int latest = Integer.MIN_VALUE;
        for (Ride offer : offers) {
            earliest = Math.min(earliest, offer.promise().pickup().startSeconds());
            latest = Math.max(latest, offer.promise().pickup().startSeconds());
        }
        TimeWindow apart = switch (request.wish()) {
            case TravelWish.DepartAfter ignored -> new TimeWindow(latest + spacing, Integer.MAX_VALUE / 2);
            case TravelWish.ArriveBy ignored -> new TimeWindow(Math.min(now, earliest - spacing), earliest - spacing);
        };
        return switch (search.search(tentative, request, bounds, now, apart)) {
            case InsertionOutcome.Found found -> Optional.of(found.best());
            case InsertionOutcome.None ignored -> Optional.empty();
        };
    }

    /** When the rider would be there if this offer is the one that is chosen, so without the others of the set. */
    private int estimatedArrival(FleetState tentative, Ride offer, int now) {
        ShiftState shift = tentative.getShift(offer.shift());
        List<Stop> stops = shift.plan().stops().stream()
                .filter(stop -> stop.ride().equals(offer.id())
                        || !tentative.getRide(stop.ride()).offerSet().equals(offer.offerSet()))
                .toList();
        ShiftState chosen =
                new ShiftState(shift.shift(), shift.vehicle(), shift.plan().next(stops), shift.progress());
        PlanSchedule schedule = scheduler.schedule(tentative, chosen, now);
        return schedule.serviceSeconds(stops.indexOf(Stop.dropoff(offer.id())));
    }
}
