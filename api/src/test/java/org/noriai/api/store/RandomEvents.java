package org.noriai.api.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.noriai.dispatch.event.DispatchEvent;
import org.noriai.dispatch.model.Access;
import org.noriai.dispatch.model.DriverBreak;
import org.noriai.dispatch.model.DriverId;
import org.noriai.dispatch.model.DutyRules;
import org.noriai.dispatch.model.OfferSetId;
import org.noriai.dispatch.model.Party;
import org.noriai.dispatch.model.PlannedBreak;
import org.noriai.dispatch.model.Promise;
import org.noriai.dispatch.model.Ride;
import org.noriai.dispatch.model.RideId;
import org.noriai.dispatch.model.RideStatus;
import org.noriai.dispatch.model.RiderId;
import org.noriai.dispatch.model.RoutePlan;
import org.noriai.dispatch.model.ScheduledCall;
import org.noriai.dispatch.model.SeatConfiguration;
import org.noriai.dispatch.model.Shift;
import org.noriai.dispatch.model.ShiftId;
import org.noriai.dispatch.model.Stop;
import org.noriai.dispatch.model.Suspension;
import org.noriai.dispatch.model.TimeWindow;
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

    static final int KINDS = 17;
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
            default -> throw new AssertionError();
        };
    }

    private DispatchEvent held() {
        List<Ride> offers = new ArrayList<>(some(() -> ride("other-" + random.nextInt())));
        offers.add(ride("ride-" + n));
        return new DispatchEvent.OffersHeld(
                at, new OfferSetId("set-" + n), new RiderId("rider-" + n), text(), seconds(), offers);
    }

    private Ride ride(String id) {
        int start = seconds();
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
                new Promise(
                        new TimeWindow(start, start + random.nextInt(1_800)),
                        start + random.nextInt(7_200),
                        random.nextInt(7_200)),
                shiftId(),
                pick(RideStatus.values()),
                maybe(),
                maybe(),
                maybe(),
                random.nextBoolean() ? Optional.of(rideId()) : Optional.empty());
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
