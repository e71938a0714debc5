package org.noriai.benchmarks.insertion;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.noriai.dispatch.command.DispatchCommand;
import org.noriai.dispatch.command.DispatchCommand.ChangeFleet;
import org.noriai.dispatch.command.DispatchCommand.ConfirmOffer;
import org.noriai.dispatch.command.DispatchCommand.ReportStopEvent;
import org.noriai.dispatch.command.DispatchCommand.RequestOffers;
import org.noriai.dispatch.command.DispatchCommand.StartShift;
import org.noriai.dispatch.command.DispatchCommand.StopEventKind;
import org.noriai.dispatch.command.DispatchOutcome;
import org.noriai.dispatch.engine.Decision;
import org.noriai.dispatch.engine.Dispatcher;
import org.noriai.dispatch.engine.EngineLimits;
import org.noriai.dispatch.event.DispatchEvent;
import org.noriai.dispatch.model.AreaCalendar;
import org.noriai.dispatch.model.DriverBreak;
import org.noriai.dispatch.model.DriverId;
import org.noriai.dispatch.model.DutyRules;
import org.noriai.dispatch.model.OfferSetId;
import org.noriai.dispatch.model.OperatingRules;
import org.noriai.dispatch.model.Party;
import org.noriai.dispatch.model.Ride;
import org.noriai.dispatch.model.RideRequest;
import org.noriai.dispatch.model.RiderClass;
import org.noriai.dispatch.model.RiderId;
import org.noriai.dispatch.model.RuleBook;
import org.noriai.dispatch.model.SeatConfiguration;
import org.noriai.dispatch.model.ServiceHours;
import org.noriai.dispatch.model.ServiceRules;
import org.noriai.dispatch.model.Shift;
import org.noriai.dispatch.model.ShiftId;
import org.noriai.dispatch.model.TimeWindow;
import org.noriai.dispatch.model.TravelWish;
import org.noriai.dispatch.model.Vehicle;
import org.noriai.dispatch.model.VehicleDwell;
import org.noriai.dispatch.model.VehicleId;
import org.noriai.dispatch.model.VehicleType;
import org.noriai.dispatch.model.Zone;
import org.noriai.dispatch.model.ZoneKey;
import org.noriai.dispatch.state.FleetState;
import org.noriai.dispatch.state.ShiftProgress.Phase;
import org.noriai.dispatch.state.ShiftState;

/**
 * A fleet in the middle of its work, put there by the engine itself: every ride was asked for, offered and confirmed. All
 * rules are on: zones with hours and classes of riders, breaks, duty, dwell by vehicle, luggage, wheelchairs, groups that
 * ride alone. Confined to one thread.
 */
public final class BusyFleet {
    private static final int DAY = 2_518 * 86_400;
    private static final int SHIFT_START = 8 * 3_600;
    private static final int SHIFT_END = 19 * 3_600;
    private static final int REFUSED_IN_A_ROW_MAX = 500;
    private static final RiderClass SENIOR = new RiderClass("senior");

    /** One offer each, so that plans hold what is confirmed and nothing else. */
    private static final ServiceRules RULES =
            new ServiceRules(600, 1_800, 1.5, 600, 500, 5, 30 * 86_400, 10, 5, 120, 180, 1, 600, 20, false);

    private static final ServiceRules SENIOR_RULES =
            new ServiceRules(900, 2_400, 1.5, 900, 300, 5, 30 * 86_400, 10, 8, 120, 300, 1, 600, 20, true);

    /** Who is refused is not told other times: nobody asks for them here. */
    private static final EngineLimits NO_OTHER_TIMES = new EngineLimits(4_096, 256, 2, 1, 25, 50, 256, 64);

    private final BigCity city;
    private final RuleBook book;
    private final SplittableRandom random;
    private final Dispatcher dispatcher;
    private final List<DispatchEvent> events = new ArrayList<>();
    private FleetState state = FleetState.empty();
    private int now = DAY;
    private int asked;

    /** A fleet without work yet: so many vehicles, on duty for so many days. */
    public BusyFleet(BigCity city, int vehicles, int days, long seed) {
        this.city = city;
        this.random = new SplittableRandom(seed);
        this.book = rules(city);
        this.dispatcher = new Dispatcher(city, book, NO_OTHER_TIMES);
        hire(vehicles, days);
    }

    private static RuleBook rules(BigCity city) {
        int[] zones = new int[city.placeCount()];
        List<Zone> all = new ArrayList<>();
        for (int zone = 0; zone < 4; zone++) {
            List<TimeWindow> hours = new ArrayList<>();
            for (int day = 0; day < 31; day++) {
                int midnight = DAY + day * 86_400;
                hours.add(new TimeWindow(midnight + 6 * 3_600 + zone * 900, midnight + 21 * 3_600));
            }
            all.add(new Zone(new ZoneKey("z" + zone), RULES, Map.of(SENIOR, SENIOR_RULES), ServiceHours.during(hours)));
        }
        for (int place = 0; place < zones.length; place++) {
            zones[place] = place % all.size();
        }
        return new RuleBook(AreaCalendar.UTC, OperatingRules.DEFAULT, all, zones, new BitSet());
    }

    private void hire(int count, int days) {
        VehicleType bus = new VehicleType(
                "bus",
                "Bus",
                List.of(new SeatConfiguration(8, 0, 3), new SeatConfiguration(6, 1, 2), new SeatConfiguration(4, 2, 1)),
                true,
                new VehicleDwell(5, 1, 20));
        VehicleType taxi =
                new VehicleType("taxi", "Taxi", List.of(new SeatConfiguration(4, 0, 2)), false, VehicleDwell.NONE);
        List<Vehicle> vehicles = new ArrayList<>();
        List<Shift> shifts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            VehicleId id = new VehicleId("v%05d".formatted(i));
            vehicles.add(new Vehicle(id, id.value(), i % 3 == 0 ? taxi : bus));
            int base = random.nextInt(city.placeCount());
            for (int day = 0; day < days; day++) {
                int midnight = DAY + day * 86_400;
                TimeWindow lunch = new TimeWindow(midnight + 11 * 3_600 + 1_800, midnight + 14 * 3_600);
                shifts.add(new Shift(
                        new ShiftId(id + "-" + day),
                        id,
                        new DriverId("d" + i + "-" + day),
                        new TimeWindow(midnight + SHIFT_START, midnight + SHIFT_END),
                        base,
                        base,
                        List.of(new DriverBreak(lunch, 2_700, base)),
                        List.of(),
                        DutyRules.DEFAULT));
            }
        }
        say(new ChangeFleet(now, vehicles, shifts));
    }

    /** All vehicles of the first day begin their work; it is ten o'clock. */
    public BusyFleet atTen() {
        now = DAY + SHIFT_START;
        state.listVehicles().forEach(vehicle -> say(new StartShift(now, vehicle.id())));
        now = DAY + 10 * 3_600;
        return this;
    }

    /** Riders ask and confirm until the plans have so many stops on average. */
    public BusyFleet untilStops(double perShift, int horizonSeconds) {
        long wanted = Math.round(perShift * state.listShifts().size());
        long stops = 0;
        int refusedInARow = 0;
        while (stops < wanted) {
            boolean accepted = ask(request(1, horizonSeconds));
            stops += accepted ? 2 : 0;
            refusedInARow = accepted ? 0 : refusedInARow + 1;
            if (refusedInARow > REFUSED_IN_A_ROW_MAX) {
                throw new IllegalStateException("The fleet of %d shifts is full with %d stops; %d were wanted."
                        .formatted(state.listShifts().size(), stops, wanted));
            }
        }
        return this;
    }

    /** Every other vehicle leaves for its first stop. */
    public BusyFleet underWay() {
        List<ShiftState> shifts = state.listShifts();
        for (int i = 0; i < shifts.size(); i += 2) {
            ShiftState shift = shifts.get(i);
            if (shift.progress().phase() == Phase.STANDING
                    && !shift.plan().stops().isEmpty()) {
                Ride ride = state.getRide(shift.plan().stops().getFirst().ride());
                say(new ReportStopEvent(
                        now,
                        shift.shift().vehicle(),
                        StopEventKind.DEPARTED,
                        Optional.empty(),
                        Optional.of(ride.pickup().place()),
                        now));
            }
        }
        return this;
    }

    private boolean ask(RideRequest request) {
        RiderId rider = request.rider();
        DispatchOutcome outcome =
                say(new RequestOffers(now, new OfferSetId("s" + asked), request, "holder-" + asked, now + 120));
        return outcome instanceof DispatchOutcome.Offered offered
                && say(new ConfirmOffer(now, offered.offers().getFirst().id(), rider, "key"))
                        instanceof DispatchOutcome.RideChanged;
    }

    private DispatchOutcome say(DispatchCommand command) {
        Decision decision = dispatcher.decide(state, command);
        state = state.applyAll(decision.events());
        events.addAll(decision.events());
        return decision.outcome();
    }

    /** Somebody who wants to travel within the horizon, with so many stops within a walk of either end. */
    public RideRequest request(int walks, int horizonSeconds) {
        int origin = random.nextInt(city.placeCount());
        int destination = random.nextInt(city.placeCount());
        int day = random.nextInt(1 + horizonSeconds / 86_400);
        int within = horizonSeconds >= 86_400 ? 8 * 3_600 : horizonSeconds;
        int at = day == 0 ? now + random.nextInt(within) : DAY + day * 86_400 + SHIFT_START + random.nextInt(9 * 3_600);
        TravelWish wish = random.nextInt(4) == 0 ? new TravelWish.ArriveBy(at + 2_700) : new TravelWish.DepartAfter(at);
        asked++;
        boolean wheelchair = random.nextInt(12) == 0;
        Party party = new Party(
                wheelchair ? 0 : 1 + random.nextInt(2),
                wheelchair ? 1 : 0,
                random.nextInt(10) == 0 ? 1 : 0,
                wheelchair ? 1 : 0,
                random.nextInt(4) == 0 ? 1 : 0,
                false,
                random.nextInt(20) == 0);
        return new RideRequest(
                new RiderId("r" + asked),
                party,
                city.walks(origin, walks),
                city.walks(destination, walks),
                wish,
                20,
                15,
                random.nextInt(3) == 0 ? SENIOR : RiderClass.GENERAL,
                Optional.empty());
    }

    FleetState state() {
        return state;
    }

    /** Everything that led here. */
    public List<DispatchEvent> events() {
        return List.copyOf(events);
    }

    /** The rules that it works by. */
    public RuleBook book() {
        return book;
    }

    /** The time that it is there, in seconds since the area's epoch. */
    public int nowSeconds() {
        return now;
    }
}
