package org.noriai.dispatch.insertion;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.noriai.dispatch.model.Access;
import org.noriai.dispatch.model.DutyRules;
import org.noriai.dispatch.model.Party;
import org.noriai.dispatch.model.PlannedBreak;
import org.noriai.dispatch.model.Promise;
import org.noriai.dispatch.model.Ride;
import org.noriai.dispatch.model.RideRequest;
import org.noriai.dispatch.model.RideStatus;
import org.noriai.dispatch.model.RuleBook;
import org.noriai.dispatch.model.ScheduledCall;
import org.noriai.dispatch.model.ServiceHours;
import org.noriai.dispatch.model.ServiceRules;
import org.noriai.dispatch.model.Stop;
import org.noriai.dispatch.model.TravelWish;
import org.noriai.dispatch.model.VehicleDwell;
import org.noriai.dispatch.spi.TravelTimes;
import org.noriai.dispatch.state.FleetState;
import org.noriai.dispatch.state.PlanStart;
import org.noriai.dispatch.state.ShiftState;

/**
 * The naive twin of the search: every shift, every pair of gaps, every pair of places and span of time that the rules leave,
 * no filter; each order written out as a system of difference constraints and solved without the scheduler; costs added up
 * ride by ride.
 */
public final class NaiveInsertion {

    private enum Kind {
        PICKUP,
        DROPOFF,
        BREAK
    }

    /** A stop or break with everything that bounds it; {@code ride} is shared by pickup and dropoff. */
    private record Halt(NaiveRide ride, Kind kind) {
        int place() {
            return kind == Kind.DROPOFF ? ride.to : ride.from;
        }

        int dwell() {
            return kind == Kind.DROPOFF ? ride.dropoffDwell : ride.pickupDwell;
        }
    }

    private static final class NaiveRide {
        int from;
        int to;
        int pickupDwell;
        int dropoffDwell;
        long notBefore;
        long pickupBy;
        long dropoffBy;
        long rideMax;
        boolean aboard;
        int people;
        int seats;
        int wheelchairs;
        int luggage;
        boolean alone;
        long presentPickup;
        long presentDropoff;
        long presentPickupWait;
        long presentDropoffWait;
    }

    private record Solution(long[] at, long[] waits, long end, long driven, long stretch) {}

    private final TravelTimes times;
    private final RuleBook book;
    private final FleetState state;
    private final RideRequest request;
    private final int now;
    private @Nullable Insertion best;

    public NaiveInsertion(TravelTimes times, RuleBook book, FleetState state, RideRequest request, int now) {
        this.times = times;
        this.book = book;
        this.state = state;
        this.request = request;
        this.now = now;
    }

    /** The best insertion, if there is one. */
    public Optional<Insertion> best() {
        for (ShiftState shift : state.listShifts()) {
            boolean takes = switch (shift.progress().phase()) {
                case ENDED -> false;
                case NOT_STARTED -> now - shift.shift().window().startSeconds() <= 300;
                default -> true;
            };
            boolean ramp = shift.vehicle().type().ramp() || !request.party().ramp();
            if (takes && ramp) {
                new OfShift(shift).search();
            }
        }
        return Optional.ofNullable(best);
    }

    /** A pair of places, a span for the pickup and a bound for the dropoff. */
    private record Span(Access pickup, Access dropoff, int direct, long from, long until, long dropoffBy) {}

    /** Every pair and span that the rules leave, in the order in which equal costs are decided. */
    private List<Span> spans() {
        List<Span> spans = new ArrayList<>();
        for (Access pickup : request.pickups()) {
            for (Access dropoff : request.dropoffs()) {
                int direct = times.seconds(
                        pickup.place(),
                        dropoff.place(),
                        Math.max(now, request.wish().seconds()));
                ServiceRules rules = book.rules(pickup.place(), request.riderClass());
                boolean door = book.isDoor(pickup.place()) || book.isDoor(dropoff.place());
                if (pickup.place() == dropoff.place() || direct >= TravelTimes.UNREACHABLE) {
                    continue;
                }
                if (door && !rules.doorToDoor()) {
                    continue;
                }
                long there = (long) request.wish().seconds() - dropoff.walkSeconds();
                boolean arriving = request.wish() instanceof TravelWish.ArriveBy;
                for (long floor : floors(pickup, dropoff, direct, rules)) {
                    long until =
                            arriving ? there - direct - request.pickupDwellSeconds() : floor + rules.waitSecondsMax();
                    long by = arriving ? there : Long.MAX_VALUE / 8;
                    addHours(spans, new Span(pickup, dropoff, direct, floor, until, by));
                }
            }
        }
        return spans;
    }

    private void addHours(List<Span> spans, Span all) {
        ServiceHours boarding = book.zone(all.pickup.place()).hours();
        ServiceHours alighting = book.zone(all.dropoff.place()).hours();
        for (int i = 0; i < boarding.count(); i++) {
            for (int j = 0; j < alighting.count(); j++) {
                long from = Math.max(all.from, Math.max(boarding.startSeconds(i), alighting.startSeconds(j)));
                long until = Math.min(all.until, Math.min(boarding.endSeconds(i), alighting.endSeconds(j)));
                List<Span> left = new ArrayList<>(List.of(new Span(
                        all.pickup,
                        all.dropoff,
                        all.direct,
                        from,
                        until,
                        Math.min(all.dropoffBy, alighting.endSeconds(j)))));
                state.listSuspensions().forEach(suspension -> {
                    boolean touches = suspension
                                    .zone()
                                    .equals(book.zone(all.pickup.place()).id())
                            || suspension
                                    .zone()
                                    .equals(book.zone(all.dropoff.place()).id());
                    if (touches) {
                        List<Span> cut = new ArrayList<>();
                        for (Span span : left) {
                            long a = suspension.window().startSeconds();
                            long b = suspension.window().endSeconds();
                            cut.add(new Span(
                                    span.pickup,
                                    span.dropoff,
                                    span.direct,
                                    span.from,
                                    Math.min(span.until, a - 1),
                                    Math.min(span.dropoffBy, a - 1)));
                            cut.add(new Span(
                                    span.pickup,
                                    span.dropoff,
                                    span.direct,
                                    Math.max(span.from, b + 1),
                                    span.until,
                                    span.dropoffBy));
                        }
                        left.clear();
                        left.addAll(cut);
                    }
                });
                left.stream().filter(span -> span.from <= span.until).forEach(spans::add);
            }
        }
    }

    /** When the pickup may begin at the earliest; who arrives by a time is fetched just in time, or else early. */
    private List<Long> floors(Access pickup, Access dropoff, int direct, ServiceRules rules) {
        long reach = (long) now + pickup.walkSeconds();
        return switch (request.wish()) {
            case TravelWish.DepartAfter wish ->
                List.of((long) Math.max(now, wish.earliestSeconds()) + pickup.walkSeconds());
            case TravelWish.ArriveBy wish -> {
                long there = (long) wish.latestSeconds() - dropoff.walkSeconds();
                long early = Math.max(reach, there - rules.rideSecondsMax(direct) - rules.waitSecondsMax());
                long inTime = Math.max(
                        early, (there - direct - request.pickupDwellSeconds() - rules.pickupWindowSeconds()) / 60 * 60);
                yield early == inTime ? List.of(early) : List.of(inTime, early);
            }
        };
    }

    /** The search in one plan. */
    private final class OfShift {

        private final ShiftState shift;
        private final PlanStart start;
        private final List<Halt> halts;
        private final long waitMax = book.operating().waitAboardSecondsMax();
        private final Solution present;
        private final long endBy;

        OfShift(ShiftState shift) {
            this.shift = shift;
            this.start = state.planStart(shift, now);
            this.halts = halts();
            Solution earliest = solve(halts, false, false, true, Long.MIN_VALUE).orElseThrow();
            for (int i = 0; i < halts.size(); i++) {
                NaiveRide ride = halts.get(i).ride;
                if (halts.get(i).kind == Kind.DROPOFF) {
                    ride.dropoffBy = Math.max(ride.dropoffBy, earliest.at[i]);
                } else {
                    ride.pickupBy = Math.max(ride.pickupBy, earliest.at[i]);
                }
            }
            this.endBy = Math.max(start.endSeconds(), earliest.end);
            this.present = solve(halts, true, true, true, endBy)
                    .or(() -> solve(halts, true, false, true, endBy))
                    .orElse(earliest);
            for (int i = 0; i < halts.size(); i++) {
                NaiveRide ride = halts.get(i).ride;
                if (halts.get(i).kind == Kind.DROPOFF) {
                    ride.presentDropoff = present.at[i];
                    ride.presentDropoffWait = present.waits[i];
                    if (!ride.aboard) {
                        ride.rideMax = Math.max(ride.rideMax, present.at[i] - ride.presentPickup - ride.pickupDwell);
                    }
                } else {
                    ride.presentPickup = present.at[i];
                    ride.presentPickupWait = present.waits[i];
                }
            }
        }

        void search() {
            List<Span> spans = spans();
            for (int pickupGap = firstGap(); pickupGap <= halts.size(); pickupGap++) {
                for (int dropoffGap = pickupGap; dropoffGap <= halts.size(); dropoffGap++) {
                    for (Span span : spans) {
                        for (Span called : called(span)) {
                            candidate(called, pickupGap, dropoffGap);
                        }
                    }
                }
            }
        }

        /** Committed stops stay, and whoever is on board and nearly there is not driven round. */
        private int firstGap() {
            int first = start.committedStops();
            for (int i = 0; i < halts.size(); i++) {
                boolean nearly = present.at[i] < now + book.operating().settledSeconds();
                if (halts.get(i).kind == Kind.DROPOFF && halts.get(i).ride.aboard && nearly) {
                    first = Math.max(first, i + 1);
                }
            }
            return first;
        }

        /** A timetabled run picks up at its calls only. */
        private List<Span> called(Span span) {
            List<ScheduledCall> calls = shift.shift().timetable();
            if (calls.isEmpty()) {
                return List.of(span);
            }
            int window = book.rules(span.pickup.place(), request.riderClass()).pickupWindowSeconds();
            List<Span> called = new ArrayList<>();
            for (int i = 0; i < calls.size(); i++) {
                boolean on = calls.subList(i + 1, calls.size()).stream()
                        .anyMatch(call -> call.place() == span.dropoff.place());
                if (calls.get(i).place() == span.pickup.place() && on) {
                    long from = Math.max(span.from, calls.get(i).atSeconds());
                    long until = Math.min(span.until, (long) calls.get(i).atSeconds() + window);
                    if (from <= until) {
                        called.add(new Span(span.pickup, span.dropoff, span.direct, from, until, span.dropoffBy));
                    }
                }
            }
            return called;
        }

        private void candidate(Span span, int pickupGap, int dropoffGap) {
            ServiceRules rules = book.rules(span.pickup.place(), request.riderClass());
            int vehicle = vehicleDwell(request.party());
            NaiveRide added = new NaiveRide();
            added.from = span.pickup.place();
            added.to = span.dropoff.place();
            added.pickupDwell = request.pickupDwellSeconds() + vehicle;
            added.dropoffDwell = request.dropoffDwellSeconds() + vehicle;
            takesUp(added, request.party());
            added.notBefore = span.from;
            added.rideMax = rules.rideSecondsMax(span.direct);
            added.pickupBy = span.until;
            added.dropoffBy = span.dropoffBy;
            List<Halt> order = new ArrayList<>(halts);
            order.add(dropoffGap, new Halt(added, Kind.DROPOFF));
            order.add(pickupGap, new Halt(added, Kind.PICKUP));
            if (!carries(order)) {
                return;
            }
            Optional<Solution> solved = solve(order, true, true, false, endBy);
            long stretchMax = Math.max(shift.shift().duty().drivingSecondsMax(), present.stretch);
            if (solved.isEmpty() || solved.get().stretch > stretchMax) {
                return;
            }
            cost(span, pickupGap, dropoffGap, added, order, solved.get());
        }

        private void cost(
                Span span, int pickupGap, int dropoffGap, NaiveRide added, List<Halt> order, Solution solution) {
            ServiceRules rules = book.rules(span.pickup.place(), request.riderClass());
            long boards = solution.at[pickupGap];
            long alights = solution.at[dropoffGap + 1];
            int people = request.party().people();
            boolean arriving = request.wish() instanceof TravelWish.ArriveBy;
            long there = (long) request.wish().seconds() - span.dropoff.walkSeconds();
            long wished = floors(span.pickup, span.dropoff, span.direct, rules).getFirst();
            long own = alights - boards - added.pickupDwell - span.direct;
            own += arriving ? there - alights : boards - wished;
            long cost = 16 * (solution.driven - present.driven);
            cost += people * (8 * own + 16L * (span.pickup.walkSeconds() + span.dropoff.walkSeconds()));
            for (int i = 0; i < order.size(); i++) {
                Halt halt = order.get(i);
                if (halt.ride == added) {
                    continue;
                }
                boolean dropoff = halt.kind == Kind.DROPOFF;
                long later = solution.at[i] - (dropoff ? halt.ride.presentDropoff : halt.ride.presentPickup);
                cost += later;
                if (halt.kind == Kind.PICKUP || (dropoff && halt.ride.aboard)) {
                    cost += 8 * later * halt.ride.people;
                } else if (dropoff) {
                    long before = halt.ride.presentDropoff - halt.ride.presentPickup;
                    cost += 8
                            * (solution.at[i] - solution.at[indexOfPickup(order, halt.ride)] - before)
                            * halt.ride.people;
                }
            }
            // Gaps come in order here and shifts outside; places and spans inside: the first of equal cost is the one.
            if (best == null || cost < best.cost()) {
                best = new Insertion(
                        shift.shift().id(),
                        span.pickup,
                        span.dropoff,
                        pickupGap,
                        dropoffGap,
                        (int) boards,
                        (int) alights,
                        added.pickupDwell,
                        (int) span.from,
                        (int) Math.min(span.dropoffBy, 1 << 30),
                        span.direct,
                        (int) (solution.driven - present.driven),
                        cost);
            }
        }

        private boolean carries(List<Halt> order) {
            int seats = start.aboard().seats();
            int wheelchairs = start.aboard().wheelchairs();
            int luggage = start.aboard().luggage();
            List<Boolean> alone = new ArrayList<>();
            for (Halt halt : order) {
                if (halt.kind == Kind.DROPOFF && halt.ride.aboard) {
                    alone.add(halt.ride.alone);
                }
            }
            for (Halt halt : order) {
                if (halt.kind == Kind.BREAK) {
                    if (!alone.isEmpty()) {
                        return false;
                    }
                    continue;
                }
                int sign = halt.kind == Kind.PICKUP ? 1 : -1;
                seats += sign * halt.ride.seats;
                wheelchairs += sign * halt.ride.wheelchairs;
                luggage += sign * halt.ride.luggage;
                if (sign > 0) {
                    alone.add(halt.ride.alone);
                } else {
                    alone.remove(halt.ride.alone);
                }
                if (alone.size() > 1 && alone.contains(true)) {
                    return false;
                }
                int s = seats;
                int w = wheelchairs;
                int l = luggage;
                if (shift.vehicle().type().configurations().stream()
                        .noneMatch(room -> s <= room.seats() && w <= room.wheelchairs() && l <= room.luggage())) {
                    return false;
                }
            }
            return true;
        }

        private Optional<Solution> solve(
                List<Halt> order, boolean bounded, boolean waitsBounded, boolean mayStandFirst, long by) {
            int last = order.size() + 1;
            NaiveTimes system = new NaiveTimes(last + 1);
            int[] drives = new int[order.size() + 1];
            long[] gaps = new long[order.size() + 1];
            long driven = 0;
            int place = start.place();
            for (int i = 0; i <= order.size(); i++) {
                int to = i < order.size() ? order.get(i).place() : start.endPlace();
                drives[i] = times.seconds(place, to, now);
                gaps[i] = (i == 0 ? start.readySeconds() : order.get(i - 1).dwell()) + drives[i];
                system.atLeast(i + 1, i, gaps[i]);
                driven += drives[i];
                place = to;
            }
            int aboard = start.aboard().people();
            for (int i = 0; i < order.size(); i++) {
                Halt halt = order.get(i);
                if (halt.kind != Kind.DROPOFF) {
                    system.atLeast(i + 1, 0, halt.ride.notBefore);
                }
                if (bounded) {
                    system.notAfter(i + 1, halt.kind == Kind.DROPOFF ? halt.ride.dropoffBy : halt.ride.pickupBy);
                    if (halt.kind == Kind.DROPOFF && !halt.ride.aboard) {
                        system.atLeast(
                                indexOfPickup(order, halt.ride) + 1, i + 1, -halt.ride.rideMax - halt.ride.pickupDwell);
                    }
                }
                if (waitsBounded && aboard > 0 && !(mayStandFirst && i == 0 && halt.kind == Kind.PICKUP)) {
                    long present =
                            halt.kind == Kind.DROPOFF ? halt.ride.presentDropoffWait : halt.ride.presentPickupWait;
                    system.atLeast(i, i + 1, -gaps[i] - Math.max(halt.kind == Kind.PICKUP ? waitMax : 0, present));
                }
                aboard +=
                        halt.kind == Kind.PICKUP ? halt.ride.people : halt.kind == Kind.DROPOFF ? -halt.ride.people : 0;
            }
            if (bounded) {
                system.notAfter(last, by);
            }
            long drivenInAll = driven;
            return system.least().map(values -> {
                long[] at = new long[order.size()];
                long[] waits = new long[order.size()];
                System.arraycopy(values, 1, at, 0, at.length);
                int on = start.aboard().people();
                for (int i = 0; i < at.length; i++) {
                    waits[i] = on > 0 ? at[i] - (i == 0 ? 0 : at[i - 1]) - gaps[i] : 0;
                    Halt halt = order.get(i);
                    on += halt.kind == Kind.PICKUP
                            ? halt.ride.people
                            : halt.kind == Kind.DROPOFF ? -halt.ride.people : 0;
                }
                return new Solution(at, waits, values[last], drivenInAll, stretch(order, at, drives));
            });
        }

        /** The longest stretch of driving, from one interruption that is long enough to the next. */
        private long stretch(List<Halt> order, long[] at, int[] drives) {
            DutyRules duty = shift.shift().duty();
            long driven = start.duty().drivenSeconds();
            long rested = start.duty().interruptedSeconds();
            long stands = Math.min(start.duty().stoodSinceSeconds(), start.readySeconds());
            long longest = 0;
            for (int i = 0; i < drives.length; i++) {
                long leaves = i == 0
                        ? start.readySeconds()
                        : at[i - 1] + order.get(i - 1).dwell();
                if (drives[i] == 0) {
                    continue;
                }
                if (leaves - stands >= duty.interruptionPieceSecondsMin()) {
                    rested += leaves - stands;
                    if (rested >= duty.interruptionSeconds()) {
                        rested = 0;
                        driven = 0;
                    }
                }
                driven += drives[i];
                longest = Math.max(longest, driven);
                stands = leaves + drives[i];
            }
            return longest;
        }

        private List<Halt> halts() {
            Map<Object, NaiveRide> rides = new HashMap<>();
            List<Halt> all = new ArrayList<>();
            List<Stop> stops = shift.plan().stops();
            for (int i = 0; i <= stops.size(); i++) {
                for (PlannedBreak rest : shift.plan().breaks()) {
                    if (rest.beforeStop() == i) {
                        NaiveRide naive = new NaiveRide();
                        naive.from = rest.rest().place();
                        naive.pickupDwell = rest.rest().seconds();
                        naive.notBefore = rest.rest().window().startSeconds();
                        naive.pickupBy = rest.rest().window().endSeconds();
                        all.add(new Halt(naive, Kind.BREAK));
                    }
                }
                if (i < stops.size()) {
                    Ride ride = state.getRide(stops.get(i).ride());
                    NaiveRide naive = rides.computeIfAbsent(ride.id(), any -> naive(ride));
                    all.add(new Halt(naive, stops.get(i).kind() == Stop.Kind.PICKUP ? Kind.PICKUP : Kind.DROPOFF));
                }
            }
            return all;
        }

        private int vehicleDwell(Party party) {
            VehicleDwell dwell = shift.vehicle().type().dwell();
            return dwell.stopSeconds()
                    + dwell.seatSeconds() * (party.riders() + party.companions() + party.children())
                    + (party.ramp() ? dwell.rampSeconds() : 0);
        }

        private NaiveRide naive(Ride ride) {
            int vehicle = vehicleDwell(ride.party());
            Promise bounds = state.boundsOf(ride);
            NaiveRide naive = new NaiveRide();
            naive.from = ride.pickup().place();
            naive.to = ride.dropoff().place();
            naive.pickupDwell = ride.pickupDwellSeconds() + vehicle;
            naive.dropoffDwell = ride.dropoffDwellSeconds() + vehicle;
            takesUp(naive, ride.party());
            naive.aboard = ride.status() == RideStatus.ABOARD;
            naive.notBefore = bounds.pickup().startSeconds();
            naive.pickupBy = bounds.pickup().endSeconds();
            naive.dropoffBy = bounds.latestDropoffSeconds();
            naive.rideMax = bounds.rideSecondsMax();
            if (naive.aboard) {
                naive.dropoffBy =
                        Math.min(naive.dropoffBy, ride.boardedSeconds().orElseThrow() + naive.rideMax);
            }
            return naive;
        }
    }

    private static void takesUp(NaiveRide ride, Party party) {
        ride.people = party.people();
        ride.seats = party.riders() + party.companions() + party.children();
        ride.wheelchairs = party.wheelchairs();
        ride.luggage = party.luggage();
        ride.alone = party.alone();
    }

    private static int indexOfPickup(List<Halt> order, NaiveRide ride) {
        for (int i = 0; i < order.size(); i++) {
            if (order.get(i).kind == Kind.PICKUP && order.get(i).ride == ride) {
                return i;
            }
        }
        return -1;
    }
}
