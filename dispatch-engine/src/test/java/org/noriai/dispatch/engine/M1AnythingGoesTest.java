package org.noriai.dispatch.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.noriai.dispatch.command.DispatchCommand.CancelRide;
import org.noriai.dispatch.command.DispatchCommand.ConfirmOffer;
import org.noriai.dispatch.command.DispatchCommand.CurtailShift;
import org.noriai.dispatch.command.DispatchCommand.ExpireOffers;
import org.noriai.dispatch.command.DispatchCommand.LoseVehicle;
import org.noriai.dispatch.command.DispatchCommand.ReportDelay;
import org.noriai.dispatch.command.DispatchCommand.ReportStopEvent;
import org.noriai.dispatch.command.DispatchCommand.ResumeZone;
import org.noriai.dispatch.command.DispatchCommand.StartShift;
import org.noriai.dispatch.command.DispatchCommand.StopEventKind;
import org.noriai.dispatch.command.DispatchCommand.SuspendZone;
import org.noriai.dispatch.command.DispatchOutcome;
import org.noriai.dispatch.command.DispatchOutcome.Offered;
import org.noriai.dispatch.command.DispatchOutcome.Problem;
import org.noriai.dispatch.command.DispatchOutcome.Rejected;
import org.noriai.dispatch.model.Party;
import org.noriai.dispatch.model.Reason;
import org.noriai.dispatch.model.Ride;
import org.noriai.dispatch.model.RideId;
import org.noriai.dispatch.model.RiderId;
import org.noriai.dispatch.model.ServiceRules;
import org.noriai.dispatch.model.ShiftId;
import org.noriai.dispatch.model.Suspension;
import org.noriai.dispatch.model.TimeWindow;
import org.noriai.dispatch.model.TravelWish;
import org.noriai.dispatch.model.VehicleId;
import org.noriai.dispatch.model.ZoneKey;
import org.noriai.dispatch.state.FleetState;

/**
 * M: whatever anybody says, in whatever order and at whatever time, the state stays sound, no promise changes unasked, who is
 * refused changes nothing, and folding the events anew gives the same. What fails is shrunk to the fewest things said.
 */
class M1AnythingGoesTest {

    private static final int T8 = 8 * 3_600;
    private static final int VEHICLES = 2;
    private static final Reason WHY = new Reason("dispatcher-1", "because");

    /** One thing said; numbers choose among what is there when it is said. */
    private sealed interface Said {
        record Wait(int seconds) implements Said {}

        record Ask(int from, int to, int seats, int wheelchairs, int inSeconds, boolean arrive) implements Said {}

        record Confirm(int offer, int key) implements Said {}

        record Cancel(int ride) implements Said {}

        record Expire() implements Said {}

        record Drive(int vehicle, StopEventKind kind, int placeOrRide) implements Said {}

        record BeHeldUp(int vehicle, int seconds) implements Said {}

        record BreakDown(int vehicle, int seconds) implements Said {}

        record EndEarly(int vehicle, int inSeconds) implements Said {}

        record Snow(int inSeconds, int seconds) implements Said {}

        record Thaw() implements Said {}
    }

    private int now;
    private int sets;
    private final List<RideId> offers = new ArrayList<>();
    private final List<RiderId> riders = new ArrayList<>();

    @Property(tries = 400, seed = "7", edgeCases = EdgeCasesMode.NONE)
    void m01_theStateStaysSound(@ForAll("conversations") List<Said> said) {
        now = T8;
        sets = 0;
        offers.clear();
        riders.clear();
        Conversation town = new Conversation(
                new Dispatcher(SmallTown.TIMES, ServiceRules.DEFAULT, EngineLimits.DEFAULT), FleetState.empty());
        town.say(SmallTown.fleet(VEHICLES));
        for (int vehicle = 1; vehicle <= VEHICLES; vehicle++) {
            town.say(new StartShift(now, new VehicleId("v" + vehicle)));
        }
        for (Said next : said) {
            long version = town.state().version();
            Optional<DispatchOutcome> outcome = say(town, next);
            // An offer that is asked for too late is over from then on.
            if (outcome.filter(M1AnythingGoesTest::isRefusal).isPresent()) {
                assertThat(town.state().version()).as("%s", next).isEqualTo(version);
            }
        }
        town.replays();
    }

    private static boolean isRefusal(DispatchOutcome outcome) {
        return outcome instanceof Rejected rejected && rejected.problem() != Problem.OFFER_EXPIRED;
    }

    private Optional<DispatchOutcome> say(Conversation town, Said said) {
        return switch (said) {
            case Said.Wait wait -> {
                now += wait.seconds();
                yield Optional.empty();
            }
            case Said.Ask ask -> Optional.of(ask(town, ask));
            case Said.Confirm confirm ->
                choose(offers, confirm.offer())
                        .map(offer ->
                                town.say(new ConfirmOffer(now, offer, riderOf(town, offer), "key" + confirm.key())));
            case Said.Cancel cancel ->
                choose(offers, cancel.ride()).map(ride -> town.say(new CancelRide(now, ride, riderOf(town, ride))));
            case Said.Expire ignored -> Optional.of(town.say(new ExpireOffers(now)));
            case Said.Drive drive -> Optional.of(drive(town, drive));
            case Said.BeHeldUp late ->
                Optional.of(town.say(new ReportDelay(now, vehicle(late.vehicle()), now + late.seconds(), WHY)));
            case Said.BreakDown lost ->
                Optional.of(town.say(new LoseVehicle(now, vehicle(lost.vehicle()), 3, now + lost.seconds(), WHY)));
            case Said.EndEarly early ->
                Optional.of(town.say(new CurtailShift(
                        now, new ShiftId(vehicle(early.vehicle()) + "-day"), now + early.inSeconds(), WHY)));
            case Said.Snow snow ->
                Optional.of(town.say(new SuspendZone(
                        now,
                        new Suspension(
                                ZoneKey.WHOLE,
                                new TimeWindow(now + snow.inSeconds(), now + snow.inSeconds() + snow.seconds()),
                                "snow"))));
            case Said.Thaw ignored -> Optional.of(town.say(new ResumeZone(now, ZoneKey.WHOLE)));
        };
    }

    private DispatchOutcome ask(Conversation town, Said.Ask ask) {
        RiderId rider = new RiderId("r" + sets % 7);
        riders.add(rider);
        int at = now + ask.inSeconds();
        DispatchOutcome outcome = town.say(SmallTown.wish(
                now,
                "s" + sets++,
                rider.value(),
                ask.from(),
                ask.to(),
                new Party(ask.seats(), ask.wheelchairs()),
                ask.arrive() ? new TravelWish.ArriveBy(at) : new TravelWish.DepartAfter(at)));
        if (outcome instanceof Offered offered) {
            offered.offers().stream().map(Ride::id).forEach(offers::add);
        }
        return outcome;
    }

    private DispatchOutcome drive(Conversation town, Said.Drive drive) {
        boolean ofRide = switch (drive.kind()) {
            case PICKED_UP, DROPPED_OFF, NO_SHOW -> true;
            case DEPARTED, ARRIVED, BREAK_STARTED, BREAK_ENDED -> false;
        };
        return town.say(new ReportStopEvent(
                now,
                vehicle(drive.vehicle()),
                drive.kind(),
                ofRide
                        ? choose(offers, drive.placeOrRide()).or(() -> Optional.of(new RideId("none")))
                        : Optional.empty(),
                ofRide ? Optional.empty() : Optional.of(drive.placeOrRide() % SmallTown.PLACES),
                now));
    }

    private static VehicleId vehicle(int number) {
        return new VehicleId("v" + (1 + number % VEHICLES));
    }

    /** Whose it is, or somebody else's where it is gone. */
    private static RiderId riderOf(Conversation town, RideId ride) {
        return town.state().findRide(ride).map(Ride::rider).orElse(new RiderId("r0"));
    }

    private static <T> Optional<T> choose(List<T> all, int number) {
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(number % all.size()));
    }

    @Provide
    Arbitrary<List<Said>> conversations() {
        Arbitrary<Integer> any = Arbitraries.integers().between(0, 99);
        Arbitrary<Integer> place = Arbitraries.integers().between(0, SmallTown.PLACES - 1);
        Arbitrary<Integer> vehicle = Arbitraries.integers().between(0, VEHICLES - 1);
        Arbitrary<Integer> soon = Arbitraries.integers().between(-60, 5_400);
        Arbitrary<Said> ask = Combinators.combine(
                        place,
                        place,
                        Arbitraries.integers().between(1, 4),
                        Arbitraries.integers().between(0, 1),
                        soon,
                        Arbitraries.of(false, false, false, true))
                .as(Said.Ask::new);
        Arbitrary<Said> drive = Combinators.combine(vehicle, Arbitraries.of(StopEventKind.class), any)
                .as(Said.Drive::new);
        Arbitrary<Said> said = Arbitraries.frequencyOf(
                Tuple.of(6, Arbitraries.integers().between(-30, 400).map(Said.Wait::new)),
                Tuple.of(6, ask),
                Tuple.of(5, Combinators.combine(any, any).as(Said.Confirm::new)),
                Tuple.of(8, drive),
                Tuple.of(2, any.map(Said.Cancel::new)),
                Tuple.of(1, Arbitraries.just(new Said.Expire())),
                Tuple.of(1, Combinators.combine(vehicle, soon).as(Said.BeHeldUp::new)),
                Tuple.of(1, Combinators.combine(vehicle, soon).as(Said.BreakDown::new)),
                Tuple.of(1, Combinators.combine(vehicle, soon).as(Said.EndEarly::new)),
                Tuple.of(
                        1,
                        Combinators.combine(soon, any.map(minutes -> 60 * minutes))
                                .as(Said.Snow::new)),
                Tuple.of(1, Arbitraries.just(new Said.Thaw())));
        return said.list().ofMinSize(5).ofMaxSize(60);
    }
}
