package org.noriai.api;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.noriai.api.clock.AreaTime;
import org.noriai.api.feed.FeedArea;
import org.noriai.api.feed.FeedArea.FeedStop;
import org.noriai.api.feed.FeedSnapshot;
import org.noriai.api.feed.VehiclePosition;
import org.noriai.api.store.PlaceNames;
import org.noriai.dispatch.command.DispatchCommand;
import org.noriai.dispatch.command.DispatchCommand.ChangeFleet;
import org.noriai.dispatch.command.DispatchCommand.ConfirmOffer;
import org.noriai.dispatch.command.DispatchCommand.ReportStopEvent;
import org.noriai.dispatch.command.DispatchCommand.RequestOffers;
import org.noriai.dispatch.command.DispatchCommand.SendIdleVehicles;
import org.noriai.dispatch.command.DispatchCommand.Sending;
import org.noriai.dispatch.command.DispatchCommand.StartShift;
import org.noriai.dispatch.command.DispatchCommand.StopEventKind;
import org.noriai.dispatch.command.DispatchOutcome;
import org.noriai.dispatch.command.DispatchOutcome.Offered;
import org.noriai.dispatch.command.DispatchOutcome.Rejected;
import org.noriai.dispatch.command.DispatchOutcome.RideChanged;
import org.noriai.dispatch.engine.Decision;
import org.noriai.dispatch.engine.Dispatcher;
import org.noriai.dispatch.engine.EngineLimits;
import org.noriai.dispatch.event.DispatchEvent;
import org.noriai.dispatch.model.Access;
import org.noriai.dispatch.model.AreaCalendar;
import org.noriai.dispatch.model.DriverBreak;
import org.noriai.dispatch.model.DriverId;
import org.noriai.dispatch.model.DutyRules;
import org.noriai.dispatch.model.OfferSetId;
import org.noriai.dispatch.model.Party;
import org.noriai.dispatch.model.Ride;
import org.noriai.dispatch.model.RideId;
import org.noriai.dispatch.model.RideRequest;
import org.noriai.dispatch.model.RiderId;
import org.noriai.dispatch.model.RuleBook;
import org.noriai.dispatch.model.SeatConfiguration;
import org.noriai.dispatch.model.ServiceRules;
import org.noriai.dispatch.model.Shift;
import org.noriai.dispatch.model.ShiftId;
import org.noriai.dispatch.model.TimeWindow;
import org.noriai.dispatch.model.TravelWish;
import org.noriai.dispatch.model.Vehicle;
import org.noriai.dispatch.model.VehicleId;
import org.noriai.dispatch.model.VehicleType;
import org.noriai.dispatch.spi.TravelTimes;
import org.noriai.dispatch.state.FleetState;
import org.noriai.dispatch.state.PlanScheduler;
import org.noriai.routing.area.DaySpan;

/**
 * A town of ten stops in a row, two minutes apart, run by the real dispatcher. Stop {@code i} has the id {@code stop-i}.
 * The day is 22 November 2026 in Monaco; times are written as seconds since its shifts begin, at 04:00.
 */
public final class TestTown {

    /** The town's drivers work a day through, so that tests need not think of the hour. */
    private static final DutyRules A_DAY_THROUGH = new DutyRules(86_400, 0, 4 * 3600, 1800, 600);

    public static final String AREA = "test-town";
    public static final int LEG_SECONDS = 120;
    public static final int PLACES = 10;
    public static final ZoneId ZONE = ZoneId.of("Europe/Monaco");

    /** 04:00 on the day. */
    public static final int DAY = AreaTime.toSeconds(Instant.parse("2026-11-22T03:00:00Z"));

    public static final List<String> STOP_IDS =
            IntStream.range(0, PLACES).mapToObj(i -> "stop-" + i).toList();
    public static final PlaceNames NAMES = new PlaceNames(STOP_IDS);
    public static final FeedArea FEED_AREA = new FeedArea(
            "Test town, \"the small\"",
            ZONE,
            Locale.FRENCH,
            day -> Optional.of(new DaySpan(4 * 3600, 28 * 3600)),
            IntStream.range(0, PLACES)
                    .mapToObj(i -> new FeedStop("stop-" + i, "Arrêt 停留所 " + i, 43.73 + i * 0.002, 7.41 + i * 0.002))
                    .toList());

    private static final VehicleType BUS =
            new VehicleType("bus", "Small bus", List.of(new SeatConfiguration(8, 0), new SeatConfiguration(6, 1)));

    public static final TravelTimes TIMES = new TravelTimes() {
        @Override
        public int placeCount() {
            return PLACES;
        }

        @Override
        public int seconds(int fromPlace, int toPlace, int departureSeconds) {
            return leastSeconds(fromPlace, toPlace);
        }

        @Override
        public int leastSeconds(int fromPlace, int toPlace) {
            return Math.abs(fromPlace - toPlace) * LEG_SECONDS;
        }
    };

    private static final RuleBook BOOK =
            RuleBook.of(ServiceRules.DEFAULT).withCalendar(new AreaCalendar(AreaTime.EPOCH, ZONE));

    public static final PlanScheduler SCHEDULER = new PlanScheduler(TIMES, BOOK.operating());

    private final Dispatcher dispatcher = new Dispatcher(TIMES, BOOK, EngineLimits.DEFAULT);
    private final Consumer<List<DispatchEvent>> log;
    private FleetState state = FleetState.empty();
    private int sets;

    /** A town whose buses' shifts have been planned but not begun. */
    public TestTown(int buses, Consumer<List<DispatchEvent>> log) {
        this(buses, List.of(), log);
    }

    /** The same, with the same breaks for every driver. */
    public TestTown(int buses, List<DriverBreak> breaks, Consumer<List<DispatchEvent>> log) {
        this.log = log;
        List<Vehicle> vehicles = IntStream.rangeClosed(1, buses)
                .mapToObj(i -> new Vehicle(new VehicleId("v" + i), "Bus " + i, BUS))
                .toList();
        send(new ChangeFleet(
                DAY - 3600,
                vehicles,
                vehicles.stream()
                        .map(vehicle -> new Shift(
                                new ShiftId(vehicle.id() + "-day"),
                                vehicle.id(),
                                new DriverId("driver-of-" + vehicle.id()),
                                new TimeWindow(DAY, DAY + 86_400),
                                0,
                                0,
                                breaks,
                                List.of(),
                                A_DAY_THROUGH))
                        .toList()));
    }

    /** A town whose buses' shifts have begun. */
    public static TestTown running(int buses) {
        TestTown town = new TestTown(buses, events -> {});
        for (int i = 1; i <= buses; i++) {
            town.start(0, i);
        }
        return town;
    }

    public FleetState state() {
        return state;
    }

    /** Decides and folds. */
    public DispatchOutcome send(DispatchCommand command) {
        Decision decision = dispatcher.decide(state, command);
        if (!decision.events().isEmpty()) {
            log.accept(decision.events());
        }
        state = state.applyAll(decision.events());
        state.checkInvariants();
        return decision.outcome();
    }

    /** The same, where it has to succeed. */
    public DispatchOutcome done(DispatchCommand command) {
        DispatchOutcome outcome = send(command);
        if (outcome instanceof Rejected || outcome instanceof DispatchOutcome.Refused) {
            throw new AssertionError("%s gave %s".formatted(command, outcome));
        }
        return outcome;
    }

    public void start(int at, int bus) {
        done(new StartShift(DAY + at, new VehicleId("v" + bus)));
    }

    /** Asks, and is offered; the offers stay held. */
    public List<Ride> held(int at, String rider, int from, int to, Party party) {
        return held(at, rider, 0, from, to, party);
    }

    private List<Ride> held(int at, String rider, int laterSeconds, int from, int to, Party party) {
        RideRequest request = new RideRequest(
                new RiderId(rider),
                party,
                List.of(new Access(from, 60, 70)),
                List.of(new Access(to, 30, 35)),
                new TravelWish.DepartAfter(DAY + at + laterSeconds),
                ServiceRules.DEFAULT.dwellSeconds(party),
                ServiceRules.DEFAULT.dwellSeconds(party));
        sets++;
        DispatchOutcome outcome = done(
                new RequestOffers(DAY + at, new OfferSetId("set-" + sets), request, "holder-" + rider, DAY + at + 120));
        return ((Offered) outcome).offers();
    }

    /** Asks and takes the first offer, with the key {@code key-<rider>}. */
    public Ride booked(int at, String rider, int from, int to, Party party) {
        Ride offer = held(at, rider, from, to, party).getFirst();
        return ((RideChanged) done(new ConfirmOffer(DAY + at, offer.id(), new RiderId(rider), "key-" + rider))).ride();
    }

    /** The same for a ride that begins so many seconds later. */
    public Ride bookedFor(int at, String rider, int laterSeconds, int from, int to, Party party) {
        Ride offer = held(at, rider, laterSeconds, from, to, party).getFirst();
        return ((RideChanged) done(new ConfirmOffer(DAY + at, offer.id(), new RiderId(rider), "key-" + rider))).ride();
    }

    /** Sends the bus to wait elsewhere, which must be possible. */
    public void sent(int at, int bus, int place) {
        ShiftId shift = new ShiftId("v" + bus + "-day");
        done(new SendIdleVehicles(DAY + at, List.of(new Sending(shift, place))));
        if (state.getShift(shift).progress().sentTo(DAY + at).isEmpty()) {
            throw new AssertionError("%s was not sent to %d.".formatted(state.getShift(shift), place));
        }
    }

    public void departed(int at, int bus, int place) {
        report(at, bus, StopEventKind.DEPARTED, Optional.empty(), Optional.of(place));
    }

    public void arrived(int at, int bus, int place) {
        report(at, bus, StopEventKind.ARRIVED, Optional.empty(), Optional.of(place));
    }

    public void report(int at, int bus, StopEventKind kind, RideId ride) {
        report(at, bus, kind, Optional.of(ride), Optional.empty());
    }

    /** The begin or the end of a break. */
    public void report(int at, int bus, StopEventKind kind) {
        report(at, bus, kind, Optional.empty(), Optional.empty());
    }

    private void report(int at, int bus, StopEventKind kind, Optional<RideId> ride, Optional<Integer> place) {
        done(new ReportStopEvent(DAY + at, new VehicleId("v" + bus), kind, ride, place, DAY + at));
    }

    /** What a feed is made from at that time, with these positions. */
    public FeedSnapshot snapshot(int at, Map<VehicleId, VehiclePosition> positions) {
        return FeedSnapshot.of(AreaTime.toInstant(DAY + at), state, SCHEDULER, positions);
    }
}
