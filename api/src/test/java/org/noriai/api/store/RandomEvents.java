package org.noriai.api.store;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.noriai.dispatch.event.BookingEvent;
import org.noriai.dispatch.event.DispatchEvent;
import org.noriai.dispatch.event.StaffEvent;
import org.noriai.dispatch.model.Access;
import org.noriai.dispatch.model.BreachCause;
import org.noriai.dispatch.model.DriverBreak;
import org.noriai.dispatch.model.DriverId;
import org.noriai.dispatch.model.DutyRules;
import org.noriai.dispatch.model.Fare;
import org.noriai.dispatch.model.Instruction;
import org.noriai.dispatch.model.OfferSetId;
import org.noriai.dispatch.model.OpenReturn;
import org.noriai.dispatch.model.Party;
import org.noriai.dispatch.model.PlannedBreak;
import org.noriai.dispatch.model.Promise;
import org.noriai.dispatch.model.PromiseConsent;
import org.noriai.dispatch.model.PromiseProposal;
import org.noriai.dispatch.model.Reason;
import org.noriai.dispatch.model.RejectionReason;
import org.noriai.dispatch.model.Ride;
import org.noriai.dispatch.model.RideEffect;
import org.noriai.dispatch.model.RideId;
import org.noriai.dispatch.model.RideOrigin;
import org.noriai.dispatch.model.RideRequest;
import org.noriai.dispatch.model.RideStatus;
import org.noriai.dispatch.model.RiderClass;
import org.noriai.dispatch.model.RiderId;
import org.noriai.dispatch.model.RoutePlan;
import org.noriai.dispatch.model.ScheduledCall;
import org.noriai.dispatch.model.SeatConfiguration;
import org.noriai.dispatch.model.Shift;
import org.noriai.dispatch.model.ShiftId;
import org.noriai.dispatch.model.StandingOrder;
import org.noriai.dispatch.model.StandingOrderId;
import org.noriai.dispatch.model.Stop;
import org.noriai.dispatch.model.Suspension;
import org.noriai.dispatch.model.TimeWindow;
import org.noriai.dispatch.model.TravelWish;
import org.noriai.dispatch.model.Vehicle;
import org.noriai.dispatch.model.VehicleDwell;
import org.noriai.dispatch.model.VehicleId;
import org.noriai.dispatch.model.VehicleType;
import org.noriai.dispatch.model.ZoneKey;

/**
 * Events of every kind, the n-th of them always the same: in turn each kind, with every field drawn anew. They make a log,
 * not a possible day: only an assignment is of a ride that was offered before.
 */
final class RandomEvents {

    static final int KINDS = 39;
    /** Sequence number of the second assignment; the first is event 3. */
    static final int SECOND = KINDS + 3;

    static final int PLACES = 40;
    static final PlaceNames NAMES = new PlaceNames(
            IntStream.range(0, PLACES).mapToObj("停留所-%d"::formatted).toList());

    private final long n;
    private final Random random;
    private final int at;

    private RandomEvents(long n) {
        this.n = n;
        this.random = new Random(n * 0x9E3779B97F4A7C15L);
        this.at = 200_000_000 + (int) n;
    }

    /** Every kind of event that there is. */
    static Set<Class<?>> kinds() {
        Set<Class<?>> kinds = new HashSet<>();
        collect(DispatchEvent.class, kinds);
        return kinds;
    }

    private static void collect(Class<?> type, Set<Class<?>> kinds) {
        if (type.isRecord()) {
            kinds.add(type);
        } else {
            List.of(type.getPermittedSubclasses()).forEach(sub -> collect(sub, kinds));
        }
    }

    /** The event of sequence number {@code n}, from 1. */
    static DispatchEvent event(long n) {
        return new RandomEvents(n).draw();
    }

    /** The events of these sequence numbers, both included, in batches of one to three. */
    static List<List<DispatchEvent>> batches(long first, long last) {
        Random sizes = new Random(first);
        List<List<DispatchEvent>> batches = new ArrayList<>();
        for (long n = first; n <= last; ) {
            long end = Math.min(last, n + sizes.nextInt(3));
            batches.add(
                    LongStream.rangeClosed(n, end).mapToObj(RandomEvents::event).toList());
            n = end + 1;
        }
        return batches;
    }

    /** The rider to whom the ride that event {@code n}, an assignment, assigns was offered. */
    static RiderId riderOf(long n) {
        return new RiderId("rider-" + (n - 1));
    }

    /** The key of event {@code n}, an assignment. */
    static String keyOf(long n) {
        return "key-" + n;
    }

    private DispatchEvent draw() {
        return switch ((int) (n % KINDS)) {
            case 0 -> new DispatchEvent.PlansReplaced(at, pick(DispatchEvent.PlanCause.values()), some(this::plan));
            case 1 -> new DispatchEvent.FleetChanged(at, some(this::vehicle), some(this::shift));
            case 2 -> held();
            case 3 -> new DispatchEvent.RideAssigned(at, new RideId("ride-" + (n - 1)), keyOf(n));
            case 4 ->
                new DispatchEvent.OffersReleased(at, some(this::rideId), pick(DispatchEvent.ReleaseCause.values()));
            case 5 -> new DispatchEvent.RideCancelled(at, rideId());
            case 6 -> new DispatchEvent.RideMissed(at, rideId(), pick(DispatchEvent.MissedCause.values()));
            case 7 -> new DispatchEvent.ShiftStarted(at, shiftId());
            case 8 -> new DispatchEvent.ShiftEnded(at, shiftId());
            case 9 -> new DispatchEvent.StopDeparted(at, shiftId(), place(), seconds(), seconds());
            case 10 -> new DispatchEvent.StopArrived(at, shiftId(), place(), seconds());
            case 11 -> new DispatchEvent.StopServed(at, shiftId(), stop(), seconds());
            case 12 -> new DispatchEvent.VehicleSent(at, shiftId(), place(), seconds());
            case 13 -> new DispatchEvent.BreakStarted(at, shiftId(), seconds());
            case 14 -> new DispatchEvent.BreakEnded(at, shiftId(), seconds());
            case 15 -> new DispatchEvent.ZoneSuspended(at, new Suspension(zone(), window(), text()));
            case 16 -> new DispatchEvent.ZoneResumed(at, zone());
            case 17 -> new DispatchEvent.DelayReported(at, shiftId(), seconds(), reason());
            case 18 -> new DispatchEvent.PassingReported(at, shiftId(), place(), seconds());
            case 19 -> new DispatchEvent.VehicleLost(at, shiftId(), place(), reason());
            case 20 -> new DispatchEvent.RideStranded(at, rideId(), access(), promise());
            case 21 -> new DispatchEvent.ShiftCurtailed(at, shiftId(), seconds(), reason());
            case 22 -> new DispatchEvent.StreetsChanged(at, reason());
            case 23 ->
                new DispatchEvent.RidePromiseBroken(
                        at, rideId(), pick(BreachCause.values()), random.nextInt(5_000), promise());
            case 24 -> new DispatchEvent.RideTimesNarrowed(at, rideId(), promise());
            case 34 ->
                new StaffEvent.InstructionFollowed(
                        at,
                        new Instruction("staff-" + n, "MoveRide", text(), text(), text(), text()),
                        some(() -> new RideEffect(rideId(), pick(RideEffect.Kind.values()), random.nextInt(5_000))));
            case 35 -> new StaffEvent.RidePinned(at, rideId());
            case 36 -> new StaffEvent.StreetRestricted(at, "street-" + n, text(), window());
            case 37 -> new StaffEvent.StreetFreed(at, "street-" + random.nextInt());
            default -> drawBooking();
        };
    }

    private BookingEvent drawBooking() {
        return switch ((int) (n % KINDS)) {
            case 25 -> new BookingEvent.RidePrepared(at, ride("prepared-" + n), origin());
            case 26 ->
                new BookingEvent.ReturnOpened(
                        at,
                        new OpenReturn(
                                rideId(),
                                request(Optional.of(rideId())),
                                day(),
                                window(),
                                pick(OpenReturn.Status.values())));
            case 27 -> new BookingEvent.ReturnClosed(at, rideId(), pick(BookingEvent.ReturnClosure.values()));
            case 28 -> new BookingEvent.StandingOrderPlaced(at, order());
            case 29 -> new BookingEvent.StandingOrderEnded(at, orderId());
            case 30 ->
                new BookingEvent.OccurrenceRefused(at, orderId(), day(), pick(RejectionReason.values()), seconds());
            case 31 ->
                new BookingEvent.PromiseProposed(
                        at, new PromiseProposal(rideId(), promise(), text(), text(), seconds(), seconds()));
            case 32 -> new BookingEvent.ProposalClosed(at, rideId(), pick(BookingEvent.ProposalClosure.values()));
            case 38 -> new BookingEvent.FareAgreed(at, rideId(), new Fare(random.nextInt(9_000), "JPY", text()));
            case 33 ->
                new BookingEvent.PromiseChanged(at, rideId(), promise(), pick(PromiseConsent.values()), text(), text());
            default -> throw new AssertionError();
        };
    }

    private RideOrigin origin() {
        return random.nextBoolean() ? new RideOrigin.CalledReturn() : new RideOrigin.Occurrence(orderId(), day());
    }

    private Reason reason() {
        return new Reason("who-" + random.nextInt(), "why-" + random.nextInt());
    }

    private LocalDate day() {
        return LocalDate.ofEpochDay(18_000 + random.nextInt(10_000));
    }

    private StandingOrderId orderId() {
        return new StandingOrderId("order-" + random.nextInt());
    }

    private StandingOrder order() {
        LocalDate first = day();
        return new StandingOrder(
                orderId(),
                request(Optional.empty()),
                LocalTime.of(random.nextInt(24), random.nextInt(60)),
                List.of(pick(DayOfWeek.values()), pick(DayOfWeek.values())),
                first,
                random.nextBoolean() ? Optional.of(first.plusDays(random.nextInt(400))) : Optional.empty(),
                some(this::day));
    }

    private RideRequest request(Optional<RideId> outward) {
        int time = seconds();
        List<Access> pickups = new ArrayList<>(some(this::access));
        pickups.add(access());
        return new RideRequest(
                new RiderId("rider-" + n),
                party(),
                pickups,
                List.of(access()),
                random.nextBoolean() ? new TravelWish.ArriveBy(time) : new TravelWish.DepartAfter(time),
                random.nextInt(300),
                random.nextInt(300),
                new RiderClass("class-" + random.nextInt()),
                outward);
    }

    private Promise promise() {
        int start = seconds();
        return new Promise(
                new TimeWindow(start, start + random.nextInt(1_800)),
                start + random.nextInt(7_200),
                random.nextInt(7_200));
    }

    private DispatchEvent held() {
        List<Ride> offers = new ArrayList<>(some(() -> ride("other-" + random.nextInt())));
        offers.add(ride("ride-" + n));
        return new DispatchEvent.OffersHeld(
                at, new OfferSetId("set-" + n), new RiderId("rider-" + n), text(), seconds(), offers);
    }

    private Ride ride(String id) {
        return new Ride(
                new RideId(id),
                new OfferSetId("set-" + n),
                new RiderId("rider-" + n),
                party(),
                access(),
                access(),
                random.nextInt(300),
                random.nextInt(300),
                random.nextInt(5_000),
                promise(),
                shiftId(),
                pick(RideStatus.values()),
                maybe(),
                maybe(),
                maybe(),
                random.nextBoolean() ? Optional.of(rideId()) : Optional.empty(),
                new RiderClass("class-" + random.nextInt()));
    }

    private Party party() {
        return new Party(
                1 + random.nextInt(8),
                random.nextInt(3),
                random.nextInt(3),
                random.nextInt(3),
                random.nextInt(5),
                random.nextBoolean(),
                random.nextBoolean());
    }

    private Vehicle vehicle() {
        List<SeatConfiguration> configurations = new ArrayList<>(
                some(() -> new SeatConfiguration(random.nextInt(9), 1 + random.nextInt(2), random.nextInt(6))));
        configurations.add(new SeatConfiguration(8, 0));
        return new Vehicle(
                new VehicleId("bus-" + random.nextInt()),
                text(),
                new VehicleType(
                        text(),
                        text(),
                        configurations,
                        random.nextBoolean(),
                        new VehicleDwell(random.nextInt(30), random.nextInt(5), random.nextInt(90))));
    }

    private Shift shift() {
        int start = seconds();
        int end = start + 1_000 + random.nextInt(50_000);
        return new Shift(
                shiftId(),
                new VehicleId("bus-" + random.nextInt()),
                new DriverId("driver-" + random.nextInt()),
                new TimeWindow(start, end),
                place(),
                place(),
                some(() -> new DriverBreak(new TimeWindow(start, end), 1 + random.nextInt(5_000), place())),
                some(() -> new ScheduledCall(place(), start)),
                random.nextBoolean() ? DutyRules.NONE : new DutyRules(seconds(0), seconds(1), seconds(2), 3, 4));
    }

    private int seconds(int least) {
        return least + 1 + random.nextInt(100_000);
    }

    private RoutePlan plan() {
        List<Stop> stops = some(this::stop);
        List<PlannedBreak> breaks = some(
                () -> new PlannedBreak(stops.size(), new DriverBreak(window(), 1 + random.nextInt(5_000), place())));
        return new RoutePlan(shiftId(), random.nextInt(1_000_000), stops, breaks);
    }

    private TimeWindow window() {
        int start = seconds();
        return new TimeWindow(start, start + random.nextInt(50_000));
    }

    private ZoneKey zone() {
        return new ZoneKey("zone-" + random.nextInt());
    }

    private Stop stop() {
        return new Stop(rideId(), pick(Stop.Kind.values()));
    }

    private Access access() {
        return new Access(place(), random.nextInt(1_000), random.nextInt(1_000));
    }

    private RideId rideId() {
        return new RideId("ride-" + random.nextInt());
    }

    private ShiftId shiftId() {
        return new ShiftId("shift-" + random.nextInt());
    }

    private int place() {
        return random.nextInt(PLACES);
    }

    /** Any the engine can count, the ends now and then. */
    private int seconds() {
        return switch (random.nextInt(20)) {
            case 0 -> 0;
            case 1 -> -1;
            default -> random.nextInt(1_000_000_000);
        };
    }

    private OptionalInt maybe() {
        return random.nextBoolean() ? OptionalInt.of(seconds()) : OptionalInt.empty();
    }

    private String text() {
        return pick(new String[] {"", "みなとバス 3号車", "Café №7", "a".repeat(300)});
    }

    private <T> T pick(T[] values) {
        return values[random.nextInt(values.length)];
    }

    private <T> List<T> some(Supplier<T> value) {
        return IntStream.range(0, random.nextInt(4)).mapToObj(i -> value.get()).toList();
    }
}
