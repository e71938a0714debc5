package org.noriai.dispatch.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.noriai.dispatch.engine.SmallTown.at;
import static org.noriai.dispatch.engine.SmallTown.wish;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.noriai.dispatch.command.DispatchCommand;
import org.noriai.dispatch.command.DispatchCommand.AdoptPlans;
import org.noriai.dispatch.command.DispatchCommand.CancelRide;
import org.noriai.dispatch.command.DispatchCommand.ConfirmOffer;
import org.noriai.dispatch.command.DispatchCommand.EndShift;
import org.noriai.dispatch.command.DispatchCommand.ExpireOffers;
import org.noriai.dispatch.command.DispatchCommand.Proposal;
import org.noriai.dispatch.command.DispatchCommand.ReleaseOffers;
import org.noriai.dispatch.command.DispatchCommand.StartShift;
import org.noriai.dispatch.command.DispatchCommand.StopEventKind;
import org.noriai.dispatch.command.DispatchOutcome;
import org.noriai.dispatch.command.DispatchOutcome.Offered;
import org.noriai.dispatch.command.DispatchOutcome.Problem;
import org.noriai.dispatch.command.DispatchOutcome.Refused;
import org.noriai.dispatch.command.DispatchOutcome.Rejected;
import org.noriai.dispatch.command.DispatchOutcome.RideChanged;
import org.noriai.dispatch.event.DispatchEvent;
import org.noriai.dispatch.model.OperatingRules;
import org.noriai.dispatch.model.Party;
import org.noriai.dispatch.model.RejectionReason;
import org.noriai.dispatch.model.Ride;
import org.noriai.dispatch.model.RideId;
import org.noriai.dispatch.model.RideStatus;
import org.noriai.dispatch.model.RiderId;
import org.noriai.dispatch.model.ServiceRules;
import org.noriai.dispatch.model.Stop;
import org.noriai.dispatch.model.TravelWish;
import org.noriai.dispatch.model.VehicleId;
import org.noriai.dispatch.state.FleetState;
import org.noriai.dispatch.state.PlanScheduler;
import org.noriai.dispatch.state.PromiseForecast;
import org.noriai.dispatch.state.ShiftProgress.Phase;
import org.noriai.dispatch.state.ShiftState;

/** B: offers and promises. C: cancelling. D: what drivers report. The state's invariants hold after each command. */
class DispatcherTest {

    private static final int T8 = 8 * 3600;

    private final Dispatcher dispatcher = new Dispatcher(SmallTown.TIMES, ServiceRules.DEFAULT, EngineLimits.DEFAULT);
    private FleetState state = FleetState.empty();

    @BeforeEach
    void oneBusIsOut() {
        say(SmallTown.fleet(1));
        say(new StartShift(T8, new VehicleId("v1")));
    }

    @AfterEach
    void theStateIsSound() {
        state.checkInvariants();
    }

    private DispatchOutcome say(DispatchCommand command) {
        Decision decision = dispatcher.decide(state, command);
        state = state.applyAll(decision.events());
        state.checkInvariants();
        return decision.outcome();
    }

    private List<Ride> offered(DispatchCommand command) {
        DispatchOutcome outcome = say(command);
        assertThat(outcome).isInstanceOf(Offered.class);
        return ((Offered) outcome).offers();
    }

    private Ride booked(int now, String set, String rider, int from, int to) {
        Ride offer = offered(wish(now, set, rider, from, to)).getFirst();
        DispatchOutcome outcome = say(new ConfirmOffer(now, offer.id(), new RiderId(rider), "key-" + set));
        assertThat(outcome).isInstanceOf(RideChanged.class);
        return ((RideChanged) outcome).ride();
    }

    private ShiftState shift() {
        return state.listShifts().getFirst();
    }

    @Test
    void b01_upToThreeOffersLieApartAndAreHeldTogether() {
        List<Ride> offers = offered(wish(T8, "s1", "ann", 3, 7));
        assertThat(offers).hasSize(3);
        for (int i = 1; i < offers.size(); i++) {
            int gap = offers.get(i).promise().pickup().startSeconds()
                    - offers.get(i - 1).promise().pickup().startSeconds();
            assertThat(gap).isGreaterThanOrEqualTo(ServiceRules.DEFAULT.offerSpacingSeconds());
        }
        assertThat(state.findHeldBy(new RiderId("ann")).orElseThrow().offers()).hasSize(3);
        assertThat(shift().plan().stops()).hasSize(6);
    }

    @Test
    void b02_theFirstOfferIsAsSoonAsTheRiderAndTheBusCanBeThere() {
        Ride first = offered(wish(T8, "s1", "ann", 3, 7)).getFirst();
        assertThat(first.promise().pickup().startSeconds()).isBetween(T8 + 300, T8 + 3 * SmallTown.LEG_SECONDS);
        assertThat(first.promise().pickup().endSeconds()
                        - first.promise().pickup().startSeconds())
                .isEqualTo(600);
    }

    @Test
    void b03_confirmingOneReleasesTheOthers() {
        Ride ride = booked(T8, "s1", "ann", 3, 7);
        assertThat(ride.status()).isEqualTo(RideStatus.CONFIRMED);
        assertThat(state.listHeld()).isEmpty();
        assertThat(shift().plan().stops()).containsExactly(Stop.pickup(ride.id()), Stop.dropoff(ride.id()));
    }

    @Test
    void b04_theSameKeyGivesTheSameRideAndAnotherKeyIsRefused() {
        Ride ride = booked(T8, "s1", "ann", 3, 7);
        long version = state.version();
        assertThat(say(new ConfirmOffer(T8 + 1, ride.id(), new RiderId("ann"), "key-s1")))
                .isEqualTo(new RideChanged(ride));
        assertThat(state.version()).isEqualTo(version);
        assertProblem(new ConfirmOffer(T8 + 1, ride.id(), new RiderId("ann"), "key-2"), Problem.ALREADY_CONFIRMED);
    }

    @Test
    void b05_aKeyServesOneOfferOnly() {
        booked(T8, "s1", "ann", 3, 7);
        Ride other = offered(wish(T8 + 5, "s2", "ann", 1, 5)).getFirst();
        assertProblem(new ConfirmOffer(T8 + 6, other.id(), new RiderId("ann"), "key-s1"), Problem.KEY_REUSED);
    }

    @Test
    void b06_anotherRidersOfferIsUnknown() {
        Ride offer = offered(wish(T8, "s1", "ann", 3, 7)).getFirst();
        assertProblem(new ConfirmOffer(T8, offer.id(), new RiderId("bob"), "key"), Problem.NOT_FOUND);
        assertProblem(new ConfirmOffer(T8, new RideId("none"), new RiderId("ann"), "key"), Problem.NOT_FOUND);
    }

    @Test
    void b07_offersEndWithTheirTime() {
        Ride offer = offered(wish(T8, "s1", "ann", 3, 7)).getFirst();
        assertProblem(new ConfirmOffer(T8 + 120, offer.id(), new RiderId("ann"), "key"), Problem.OFFER_EXPIRED);
        assertThat(state.listRides()).isEmpty();
        offered(wish(T8 + 200, "s2", "ann", 3, 7));
        say(new ExpireOffers(T8 + 319));
        assertThat(state.listHeld()).hasSize(1);
        say(new ExpireOffers(T8 + 320));
        assertThat(state.listHeld()).isEmpty();
        assertThat(shift().plan().stops()).isEmpty();
    }

    @Test
    void b08_askingAnewReleasesTheSetBefore() {
        offered(wish(T8, "s1", "ann", 3, 7));
        offered(wish(T8 + 1, "s2", "ann", 3, 7));
        assertThat(state.listHeld()).hasSize(1);
        assertThat(state.listHeld().getFirst().offerSet().value()).isEqualTo("s2");
    }

    @Test
    void b09_oneHolderKeepsTwoSetsAtMost() {
        offered(sameHolder(wish(T8, "s1", "ann", 3, 7)));
        offered(sameHolder(wish(T8, "s2", "bob", 3, 7)));
        assertProblem(sameHolder(wish(T8, "s3", "cat", 3, 7)), Problem.TOO_MANY_HELD);
        offered(sameHolder(wish(T8 + 1, "s4", "bob", 3, 7)));
    }

    private static DispatchCommand sameHolder(DispatchCommand.RequestOffers request) {
        return new DispatchCommand.RequestOffers(
                request.atSeconds(), request.offerSet(), request.request(), "kiosk", request.heldUntilSeconds());
    }

    @Test
    void b10_arrivingByATimeIsPromisedByThatTime() {
        TravelWish wish = new TravelWish.ArriveBy(T8 + 3600);
        for (Ride offer : offered(wish(T8, "s1", "ann", 3, 7, new Party(1, 0), wish))) {
            assertThat(offer.promise().latestDropoffSeconds()).isLessThanOrEqualTo(T8 + 3600);
        }
    }

    @Test
    void b11_aRefusalNamesItsReasonAndTheNearestTimes() {
        Party coach = new Party(9, 0);
        assertThat(say(wish(T8, "s1", "ann", 3, 7, coach, new TravelWish.DepartAfter(T8))))
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.reason()).isEqualTo(RejectionReason.PARTY_TOO_LARGE));
        TravelWish late = new TravelWish.DepartAfter(86_400 + 600);
        assertThat(say(wish(T8, "s2", "ann", 3, 7, new Party(1, 0), late)))
                .isInstanceOfSatisfying(Refused.class, no -> {
                    assertThat(no.reason()).isEqualTo(RejectionReason.OUTSIDE_SERVICE_HOURS);
                    assertThat(no.nearestAfterSeconds()).isEmpty();
                    int before = no.nearestBeforeSeconds().orElseThrow();
                    offered(wish(T8, "s3", "ann", 3, 7, new Party(1, 0), new TravelWish.DepartAfter(before)));
                });
        TravelWish far = new TravelWish.DepartAfter(T8 + ServiceRules.DEFAULT.horizonSeconds() + 1);
        assertThat(say(wish(T8, "s4", "ann", 3, 7, new Party(1, 0), far)))
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.reason()).isEqualTo(RejectionReason.BEYOND_BOOKING_HORIZON));
    }

    @Test
    void b12_whatIsShownCanBeKeptThoughOthersAskMeanwhile() {
        List<Ride> anns = offered(wish(T8, "s1", "ann", 3, 7));
        for (int i = 0; i < 8; i++) {
            if (say(wish(T8 + i, "t" + i, "r" + i, i, 9 - i)) instanceof Offered) {
                say(new ConfirmOffer(T8 + i, new RideId("t" + i + "-1"), new RiderId("r" + i), "key-t" + i));
            }
        }
        Ride last = anns.getLast();
        assertThat(say(new ConfirmOffer(T8 + 60, last.id(), new RiderId("ann"), "k")))
                .isInstanceOf(RideChanged.class);
    }

    @Test
    void b13_whoGivesOffersBackFreesThemAtOnce() {
        offered(wish(T8, "s1", "ann", 3, 7));
        say(new ReleaseOffers(T8 + 1, new RiderId("bob")));
        assertThat(state.listHeld()).hasSize(1);
        say(new ReleaseOffers(T8 + 2, new RiderId("ann")));
        assertThat(state.listHeld()).isEmpty();
        assertThat(shift().plan().stops()).isEmpty();
        assertThat(say(new ReleaseOffers(T8 + 3, new RiderId("ann")))).isInstanceOf(DispatchOutcome.Done.class);
    }

    @Test
    void b14_theArrivalShownIsThatOfTheOfferAloneAndStaysSoOnceChosen() {
        DispatchOutcome.Offered offered = (Offered) say(wish(T8, "s1", "ann", 3, 7));
        Ride first = offered.offers().getFirst();
        int direct = 4 * SmallTown.LEG_SECONDS;
        assertThat(offered.estimatedArrivals().getFirst())
                .isEqualTo(T8 + 3 * SmallTown.LEG_SECONDS + first.pickupDwellSeconds() + direct);
    }

    @Test
    void b15_anOfferThatTimeHasMadeTooTightIsNotPromisedAtAnothersCost() {
        FleetState start = state;
        PromiseForecast forecast = new PromiseForecast(new PlanScheduler(SmallTown.TIMES, OperatingRules.DEFAULT));
        int refused = 0;
        for (int at = T8 + 1200; at < T8 + 3600; at += 60) {
            for (int from = 0; from < SmallTown.PLACES - 1; from++) {
                // The bus stands at 0 and has to be at 5 in time; bob's short trip is held before that, or after it.
                state = start;
                TravelWish later = new TravelWish.DepartAfter(T8 + 3600);
                say(wish(T8, "s1", "ann", 5, 6, new Party(1, 0), later));
                say(new ConfirmOffer(T8, new RideId("s1-1"), new RiderId("ann"), "k1"));
                if (!(say(wish(at, "s2", "bob", from, from + 1)) instanceof Offered)) {
                    continue;
                }
                int now = at + 110;
                DispatchOutcome answer = say(new ConfirmOffer(now, new RideId("s2-1"), new RiderId("bob"), "k2"));
                ShiftState bus = PromiseForecast.promisedOnly(
                        state, state.findRunningShift(new VehicleId("v1")).orElseThrow());
                assertThat(forecast.keepsAll(state, bus, now))
                        .as("asked at %d from %d", at, from)
                        .isTrue();
                refused += answer instanceof Rejected ? 1 : 0;
            }
        }
        assertThat(refused).isPositive();
    }

    @Test
    void c01_cancellingFreesThePlaceAndIsTheSameTwice() {
        Ride ride = booked(T8, "s1", "ann", 3, 7);
        DispatchOutcome first = say(new CancelRide(T8 + 1, ride.id(), new RiderId("ann")));
        assertThat(first).isEqualTo(say(new CancelRide(T8 + 2, ride.id(), new RiderId("ann"))));
        assertThat(shift().plan().stops()).isEmpty();
        assertProblem(new CancelRide(T8 + 1, ride.id(), new RiderId("bob")), Problem.NOT_FOUND);
    }

    @Test
    void d01_aRideFromTheDepotToTheDoor() {
        Ride ride = booked(T8, "s1", "ann", 3, 7);
        say(at(T8 + 10, StopEventKind.DEPARTED, 3));
        assertThat(shift().progress().phase()).isEqualTo(Phase.DRIVING);
        say(at(T8 + 370, StopEventKind.ARRIVED, 3));
        assertThat(state.getRide(ride.id()).vehicleArrivedSeconds()).hasValue(T8 + 370);
        say(at(T8 + 400, StopEventKind.PICKED_UP, ride.id()));
        assertThat(state.getRide(ride.id()).status()).isEqualTo(RideStatus.ABOARD);
        assertThat(shift().progress().phase()).isEqualTo(Phase.STANDING);
        assertProblem(new CancelRide(T8 + 401, ride.id(), new RiderId("ann")), Problem.CONFLICT);
        assertProblem(new EndShift(T8 + 401, new VehicleId("v1")), Problem.CONFLICT);
        say(at(T8 + 402, StopEventKind.DEPARTED, 7));
        say(at(T8 + 880, StopEventKind.ARRIVED, 7));
        assertThat(shift().progress().halts()).hasSize(2);
        say(at(T8 + 900, StopEventKind.DROPPED_OFF, ride.id()));
        assertThat(state.getRide(ride.id()).status()).isEqualTo(RideStatus.COMPLETED);
        assertThat(shift().progress().run()).isEqualTo(1);
        assertThat(shift().progress().halts()).isEmpty();
        assertThat(say(new EndShift(T8 + 901, new VehicleId("v1")))).isInstanceOf(DispatchOutcome.ShiftChanged.class);
    }

    @Test
    void d02_reportingTheSameAgainChangesNothing() {
        Ride ride = booked(T8, "s1", "ann", 3, 7);
        List<DispatchCommand> reports = List.of(
                at(T8 + 10, StopEventKind.DEPARTED, 3),
                at(T8 + 370, StopEventKind.ARRIVED, 3),
                at(T8 + 400, StopEventKind.PICKED_UP, ride.id()));
        for (DispatchCommand report : reports) {
            say(report);
            long version = state.version();
            assertThat(say(report)).isInstanceOf(DispatchOutcome.Done.class);
            assertThat(state.version()).isEqualTo(version);
        }
    }

    @Test
    void d03_reportsOutOfOrderAreRefusedAndNameTheField() {
        Ride ride = booked(T8, "s1", "ann", 3, 7);
        assertProblem(at(T8 + 1, StopEventKind.ARRIVED, 3), Problem.CONFLICT);
        assertProblem(at(T8 + 1, StopEventKind.DEPARTED, 7), Problem.CONFLICT);
        assertProblem(at(T8 + 1, StopEventKind.PICKED_UP, ride.id()), Problem.CONFLICT);
        assertProblem(at(T8 + 1, StopEventKind.DROPPED_OFF, ride.id()), Problem.CONFLICT);
        assertProblem(at(T8 + 1, StopEventKind.PICKED_UP, new RideId("nobody")), Problem.NOT_FOUND);
    }

    @Test
    void d04_anAbsentRiderIsWaitedForAndThenMissed() {
        Ride ride = booked(T8, "s1", "ann", 3, 7);
        say(at(T8 + 10, StopEventKind.DEPARTED, 3));
        int arrived = ride.promise().pickup().startSeconds() + 60;
        say(at(arrived, StopEventKind.ARRIVED, 3));
        assertProblem(at(arrived + 179, StopEventKind.NO_SHOW, ride.id()), Problem.CONFLICT);
        say(at(arrived + 180, StopEventKind.NO_SHOW, ride.id()));
        assertThat(state.getRide(ride.id()).status()).isEqualTo(RideStatus.MISSED);
        assertThat(shift().progress().phase()).isEqualTo(Phase.STANDING);
    }

    @Test
    void d05_aBusThatLeavesKeepsTheOffersItOvertakes() {
        Ride ride = booked(T8, "s1", "ann", 5, 9);
        List<Ride> held = offered(wish(T8 + 1, "s2", "bob", 1, 3));
        say(at(T8 + 30, StopEventKind.DEPARTED, 5));
        assertThat(shift().plan().stops().getFirst()).isEqualTo(Stop.pickup(ride.id()));
        int kept = state.findHeldBy(new RiderId("bob"))
                .map(set -> set.offers().size())
                .orElse(0);
        long planned = shift().plan().stops().stream()
                .filter(stop -> stop.kind() == Stop.Kind.PICKUP)
                .count();
        assertThat(planned).isEqualTo(1 + kept);
        assertThat(kept).isLessThanOrEqualTo(held.size());
    }

    @Test
    void d06_aRideCancelledWhileTheBusComesLeavesTheBusToArriveWithNothingToDo() {
        Ride ride = booked(T8, "s1", "ann", 3, 7);
        say(at(T8 + 10, StopEventKind.DEPARTED, 3));
        say(new CancelRide(T8 + 60, ride.id(), new RiderId("ann")));
        say(at(T8 + 370, StopEventKind.ARRIVED, 3));
        assertThat(shift().progress().phase()).isEqualTo(Phase.STANDING);
        Ride next = booked(T8 + 400, "s2", "bob", 3, 4);
        say(at(T8 + 401, StopEventKind.ARRIVED, 3));
        assertThat(state.getRide(next.id()).vehicleArrivedSeconds()).isPresent();
    }

    @Test
    void d07_aPlanMadeFromAnOlderOneIsNotAdopted() {
        Ride ride = booked(T8, "s1", "ann", 3, 7);
        var basis = shift().plan();
        booked(T8 + 5, "s2", "bob", 4, 6);
        assertProblem(
                new AdoptPlans(
                        T8 + 6,
                        "test",
                        List.of(new Proposal(basis, List.of(Stop.pickup(ride.id()), Stop.dropoff(ride.id()))))),
                Problem.STALE);
    }

    @Test
    void g01_foldingTheEventsAgainGivesTheSameState() {
        FleetState folded = FleetState.empty();
        state = FleetState.empty();
        List<DispatchEvent> events = new ArrayList<>();
        for (DispatchCommand command : List.of(
                SmallTown.fleet(2),
                new StartShift(T8, new VehicleId("v1")),
                wish(T8, "s1", "ann", 3, 7),
                new ConfirmOffer(T8 + 3, new RideId("s1-2"), new RiderId("ann"), "k"),
                wish(T8 + 4, "s2", "bob", 2, 8))) {
            Decision decision = dispatcher.decide(state, command);
            state = state.applyAll(decision.events());
            events.addAll(decision.events());
        }
        folded = folded.applyAll(events);
        assertThat(folded.stateHash()).isEqualTo(state.stateHash());
    }

    private void assertProblem(DispatchCommand command, Problem problem) {
        assertThat(say(command)).isInstanceOfSatisfying(Rejected.class, no -> {
            assertThat(no.problem()).isEqualTo(problem);
            assertThat(no.field()).isNotBlank();
            assertThat(no.value()).isNotBlank();
        });
    }
}
