package org.noriai.dispatch.drawn;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.noriai.dispatch.event.DispatchEvent.ZoneSuspended;
import org.noriai.dispatch.model.Access;
import org.noriai.dispatch.model.AreaCalendar;
import org.noriai.dispatch.model.DriverBreak;
import org.noriai.dispatch.model.DutyRules;
import org.noriai.dispatch.model.Load;
import org.noriai.dispatch.model.OperatingRules;
import org.noriai.dispatch.model.Party;
import org.noriai.dispatch.model.PlannedBreak;
import org.noriai.dispatch.model.Promise;
import org.noriai.dispatch.model.RideId;
import org.noriai.dispatch.model.RideRequest;
import org.noriai.dispatch.model.RiderClass;
import org.noriai.dispatch.model.RiderId;
import org.noriai.dispatch.model.RuleBook;
import org.noriai.dispatch.model.ScheduledCall;
import org.noriai.dispatch.model.SeatConfiguration;
import org.noriai.dispatch.model.ServiceHours;
import org.noriai.dispatch.model.ServiceRules;
import org.noriai.dispatch.model.Stop;
import org.noriai.dispatch.model.Suspension;
import org.noriai.dispatch.model.TimeWindow;
import org.noriai.dispatch.model.TravelWish;
import org.noriai.dispatch.model.VehicleDwell;
import org.noriai.dispatch.model.Zone;
import org.noriai.dispatch.model.ZoneKey;
import org.noriai.dispatch.spi.TravelTimes;
import org.noriai.dispatch.state.FleetState;

/**
 * Seeded fleets with plans that some schedule keeps: a schedule is driven first, with waits as they come, and the
 * promises are put around it, sometimes to the second. Then the clock may be put forward, which makes vehicles late.
 */
public final class RandomFleets {

    private static final List<List<SeatConfiguration>> TYPES = List.of(
            List.of(new SeatConfiguration(4, 0)),
            List.of(new SeatConfiguration(2, 0, 1)),
            List.of(new SeatConfiguration(4, 0), new SeatConfiguration(2, 1)),
            List.of(new SeatConfiguration(6, 1), new SeatConfiguration(2, 2)));

    private static final RiderClass SENIOR = new RiderClass("senior");
    private static final ZoneKey HILLS = new ZoneKey("hills");

    private final Random random;
    private final TravelTimes times;
    private final int nowSeconds;
    private final int unitSeconds;
    private final boolean unkeepable;
    private final boolean manifold;
    private int rides;

    public RandomFleets(Random random, TravelTimes times, int nowSeconds) {
        this(random, times, nowSeconds, 1, false, false);
    }

    /**
     * With times in whole units, so that bounds are met to the second and costs are equal; if {@code unkeepable}, some
     * rides may last less than their plan takes; if {@code manifold}, with vehicles that take their time, luggage,
     * parties that ride alone, breaks, short stretches of driving and timetables.
     */
    public RandomFleets(
            Random random, TravelTimes times, int nowSeconds, int unitSeconds, boolean unkeepable, boolean manifold) {
        this.random = random;
        this.times = times;
        this.nowSeconds = nowSeconds;
        this.unitSeconds = unitSeconds;
        this.unkeepable = unkeepable;
        this.manifold = manifold;
    }

    /** Seconds below a bound, in whole units. */
    private int seconds(int bound) {
        return random.nextInt((bound + unitSeconds - 1) / unitSeconds) * unitSeconds;
    }

    /** A fleet of so many vehicles, each with at most so many rides. */
    public FleetState fleet(int vehicles, int ridesMax) {
        List<ShiftSpec> shifts = new ArrayList<>();
        for (int i = 0; i < vehicles; i++) {
            shifts.add(shift("v" + i, ridesMax));
        }
        return FleetBuilder.build(DrawnFleet.DAY, shifts);
    }

    /** A request somewhere, for a time near now. */
    public RideRequest request() {
        int time = nowSeconds + seconds(3600) - 300;
        TravelWish wish =
                random.nextInt(3) == 0 ? new TravelWish.ArriveBy(time + 600) : new TravelWish.DepartAfter(time);
        return new RideRequest(
                new RiderId("new"),
                party(),
                accesses(),
                accesses(),
                wish,
                seconds(60),
                seconds(60),
                random.nextBoolean() ? RiderClass.GENERAL : SENIOR,
                Optional.empty());
    }

    private List<Access> accesses() {
        List<Access> all = new ArrayList<>();
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            all.add(new Access(random.nextInt(times.placeCount()), seconds(400), 0));
        }
        return all;
    }

    private Party party() {
        Party party = random.nextInt(6) == 0 ? new Party(random.nextInt(2), 1) : new Party(1 + random.nextInt(3), 0);
        if (!manifold) {
            return party;
        }
        return new Party(
                party.riders(),
                random.nextInt(8) == 0 ? 1 : 0,
                random.nextInt(8) == 0 ? 1 : 0,
                party.wheelchairs(),
                random.nextInt(4) == 0 ? 1 : 0,
                random.nextInt(8) == 0,
                random.nextInt(8) == 0);
    }

    /** Rules of two zones, some places of which are doors; the second zone is not always served. */
    public RuleBook rules(ServiceRules rules) {
        int[] zones = new int[times.placeCount()];
        BitSet doors = new BitSet();
        for (int place = 0; place < zones.length; place++) {
            zones[place] = random.nextInt(3) == 0 ? 1 : 0;
            doors.set(place, random.nextInt(6) == 0);
        }
        ServiceRules generous = new ServiceRules(
                900, 2400, 2.0, 900, 500, 3, rules.horizonSeconds(), 10, 5, 120, 180, 3, 600, 20, true);
        int opens = nowSeconds + seconds(3600) - 1800;
        ServiceHours hours = ServiceHours.during(List.of(
                new TimeWindow(opens, opens + seconds(3600)),
                new TimeWindow(opens + 3600 + unitSeconds, opens + 3600 + unitSeconds + seconds(7200))));
        return new RuleBook(
                AreaCalendar.UTC,
                new OperatingRules(
                        random.nextInt(3) == 0 ? 1 << 29 : seconds(900),
                        random.nextBoolean() ? 0 : seconds(600),
                        false),
                List.of(
                        new Zone(ZoneKey.WHOLE, rules, Map.of(SENIOR, generous), ServiceHours.always()),
                        new Zone(HILLS, generous, Map.of(SENIOR, rules), hours)),
                zones,
                doors);
    }

    /** That the second zone is not served for a while. */
    public ZoneSuspended suspension(int atSeconds) {
        int from = nowSeconds + seconds(3600) - 600;
        return new ZoneSuspended(atSeconds, new Suspension(HILLS, new TimeWindow(from, from + seconds(1800)), "snow"));
    }

    private ShiftSpec shift(String vehicle, int ridesMax) {
        List<SeatConfiguration> rooms = TYPES.get(random.nextInt(TYPES.size()));
        boolean started = random.nextInt(5) > 0;
        int start = random.nextInt(times.placeCount());
        int shiftStart = started ? nowSeconds - seconds(7200) : nowSeconds - 420 + seconds(3600);
        int time = Math.max(nowSeconds, shiftStart);
        List<RideSpec> open = new ArrayList<>();
        List<Open> aboard = new ArrayList<>();
        List<Stop> stops = new ArrayList<>();
        if (started) {
            int count = random.nextInt(3);
            for (int i = 0; i < count; i++) {
                Open ride = open(start, nowSeconds - seconds(900), true);
                if (fits(rooms, aboard, ride.party)) {
                    aboard.add(ride);
                }
            }
        }
        VehicleDwell dwell = manifold && random.nextBoolean()
                ? new VehicleDwell(seconds(20), seconds(10), seconds(120))
                : VehicleDwell.NONE;
        List<PlannedBreak> breaks = new ArrayList<>();
        boolean driving = started && random.nextInt(3) == 0;
        int left = random.nextInt(ridesMax + 1);
        int place = start;
        int firstArrival = time;
        while (left > 0 || !aboard.isEmpty()) {
            Open next = open(random.nextInt(times.placeCount()), 0, false);
            boolean pickup = left > 0 && fits(rooms, aboard, next.party) && (aboard.isEmpty() || random.nextBoolean());
            if (!pickup && aboard.isEmpty()) {
                left--;
                continue;
            }
            if (manifold && aboard.isEmpty() && !stops.isEmpty() && random.nextInt(3) == 0) {
                DriverBreak rest = rest(time, place);
                time = Math.max(
                                time + times.seconds(place, rest.place(), time),
                                rest.window().startSeconds())
                        + rest.seconds();
                place = rest.place();
                breaks.add(new PlannedBreak(stops.size(), rest));
            }
            Open ride = pickup ? next : aboard.get(random.nextInt(aboard.size()));
            int to = pickup ? ride.pickupPlace : ride.dropoffPlace;
            time += stops.isEmpty() && driving ? seconds(300) : times.seconds(place, to, time);
            firstArrival = stops.isEmpty() ? time : firstArrival;
            place = to;
            if (pickup) {
                time += random.nextInt(3) == 0 ? seconds(900) : 0;
                ride.pickupSeconds = time;
                time += ride.pickupDwell + dwell.seconds(ride.party);
                ride.boardedSeconds = time;
                aboard.add(ride);
                stops.add(Stop.pickup(ride.id()));
                left--;
            } else {
                ride.dropoffSeconds = time;
                time += ride.dropoffDwell + dwell.seconds(ride.party);
                aboard.remove(ride);
                stops.add(Stop.dropoff(ride.id()));
                open.add(ride.promised());
            }
        }
        int end = random.nextInt(times.placeCount());
        int shiftEnd = time + times.seconds(place, end, time) + (random.nextInt(4) == 0 ? 0 : seconds(7200));
        boolean halted = started && !driving && !stops.isEmpty() && random.nextInt(4) == 0;
        return new ShiftSpec(
                vehicle,
                rooms,
                start,
                end,
                new TimeWindow(shiftStart, Math.max(shiftEnd, shiftStart)),
                started,
                driving && !stops.isEmpty() ? OptionalInt.of(firstArrival) : OptionalInt.empty(),
                halted ? OptionalInt.of(nowSeconds - seconds(60)) : OptionalInt.empty(),
                open,
                stops,
                extras(dwell, breaks, shiftStart, Math.max(shiftEnd, shiftStart)));
    }

    /** A break somewhere, whose window holds when the vehicle can be there. */
    private DriverBreak rest(int time, int place) {
        int where = random.nextInt(times.placeCount());
        int there = time + times.seconds(place, where, time);
        int from = there + (random.nextInt(3) == 0 ? seconds(600) : -slack(600));
        return new DriverBreak(
                new TimeWindow(from, Math.max(from, there) + slack(600)), unitSeconds + seconds(1200), where);
    }

    private ShiftSpec.Extras extras(VehicleDwell dwell, List<PlannedBreak> breaks, int start, int end) {
        if (!manifold) {
            return ShiftSpec.Extras.NONE;
        }
        DutyRules duty = random.nextInt(3) > 0
                ? DutyRules.DEFAULT
                : new DutyRules(86_400, 0, unitSeconds + seconds(4800), 600, unitSeconds + seconds(300));
        List<ScheduledCall> calls = new ArrayList<>();
        if (random.nextInt(5) == 0) {
            for (int at = start + seconds(600); at < end; at += 300 + seconds(900)) {
                calls.add(new ScheduledCall(random.nextInt(times.placeCount()), at));
            }
        }
        boolean inOrder = true;
        for (int i = 0; i < breaks.size(); i++) {
            TimeWindow window = breaks.get(i).rest().window();
            inOrder &= window.startSeconds() >= start
                    && window.endSeconds() <= end
                    && (i == 0
                            || window.startSeconds()
                                    >= breaks.get(i - 1).rest().window().startSeconds());
        }
        return new ShiftSpec.Extras(dwell, duty, inOrder ? breaks : List.of(), calls);
    }

    private static boolean fits(List<SeatConfiguration> rooms, List<Open> aboard, Party party) {
        Load load = party.load();
        for (Open ride : aboard) {
            load = load.plus(ride.party.load());
            if (ride.party.alone() || party.alone()) {
                return false;
            }
        }
        boolean ramp = rooms.stream().anyMatch(room -> room.wheelchairs() > 0);
        for (SeatConfiguration room : rooms) {
            if (room.carries(load) && (ramp || !party.ramp())) {
                return true;
            }
        }
        return false;
    }

    private Open open(int pickupPlace, int boardedSeconds, boolean onBoard) {
        Open ride = new Open();
        ride.name = "r" + rides++;
        ride.party = party();
        ride.pickupPlace = pickupPlace;
        ride.dropoffPlace = random.nextInt(times.placeCount());
        ride.pickupDwell = seconds(60);
        ride.dropoffDwell = seconds(60);
        ride.onBoard = onBoard;
        ride.pickupSeconds = boardedSeconds - ride.pickupDwell;
        ride.boardedSeconds = boardedSeconds;
        return ride;
    }

    private int slack(int most) {
        return random.nextInt(3) == 0 ? 0 : seconds(most);
    }

    /** A ride whose times are being found. */
    private final class Open {
        String name = "";
        Party party = new Party(1, 0);
        int pickupPlace;
        int dropoffPlace;
        int pickupDwell;
        int dropoffDwell;
        int pickupSeconds;
        int boardedSeconds;
        int dropoffSeconds;
        boolean onBoard;

        RideId id() {
            return new RideId(name);
        }

        int rideSecondsMax() {
            int lasted = dropoffSeconds - boardedSeconds;
            return unkeepable && random.nextInt(5) == 0 ? lasted / 2 : lasted + slack(900);
        }

        RideSpec promised() {
            int from = pickupSeconds - slack(600);
            return new RideSpec(
                    name,
                    party,
                    pickupPlace,
                    dropoffPlace,
                    pickupDwell,
                    dropoffDwell,
                    times.seconds(pickupPlace, dropoffPlace, from),
                    new Promise(
                            new TimeWindow(from, pickupSeconds + slack(600)),
                            dropoffSeconds + slack(1200),
                            rideSecondsMax()),
                    !onBoard && random.nextInt(4) == 0,
                    onBoard ? OptionalInt.of(boardedSeconds) : OptionalInt.empty());
        }
    }
}
