package org.noriai.api.store;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.noriai.dispatch.event.DispatchEvent;
import org.noriai.dispatch.model.Access;
import org.noriai.dispatch.model.OfferSetId;
import org.noriai.dispatch.model.Party;
import org.noriai.dispatch.model.Promise;
import org.noriai.dispatch.model.Ride;
import org.noriai.dispatch.model.RideId;
import org.noriai.dispatch.model.RideStatus;
import org.noriai.dispatch.model.RiderId;
import org.noriai.dispatch.model.RoutePlan;
import org.noriai.dispatch.model.SeatConfiguration;
import org.noriai.dispatch.model.Shift;
import org.noriai.dispatch.model.ShiftId;
import org.noriai.dispatch.model.Stop;
import org.noriai.dispatch.model.TimeWindow;
import org.noriai.dispatch.model.Vehicle;
import org.noriai.dispatch.model.VehicleId;
import org.noriai.dispatch.model.VehicleType;

/**
 * Events of every kind, the n-th of them always the same: in turn each kind, with every field drawn anew. They make a log,
 * not a possible day: only an assignment is of a ride that was offered before.
 */
final class RandomEvents {

    static final int KINDS = 13;
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
                new Party(1 + random.nextInt(8), random.nextInt(3)),
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
                maybe());
    }

    private Vehicle vehicle() {
        List<SeatConfiguration> configurations =
                new ArrayList<>(some(() -> new SeatConfiguration(random.nextInt(9), 1 + random.nextInt(2))));
        configurations.add(new SeatConfiguration(8, 0));
        return new Vehicle(
                new VehicleId("bus-" + random.nextInt()), text(), new VehicleType(text(), text(), configurations));
    }

    private Shift shift() {
        int start = seconds();
        return new Shift(
                shiftId(),
                new VehicleId("bus-" + random.nextInt()),
                new TimeWindow(start, start + random.nextInt(50_000)),
                place(),
                place());
    }

    private RoutePlan plan() {
        return new RoutePlan(shiftId(), random.nextInt(1_000_000), some(this::stop));
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
