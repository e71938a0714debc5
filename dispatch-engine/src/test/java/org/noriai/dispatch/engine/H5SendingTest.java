package org.noriai.dispatch.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.noriai.dispatch.drawn.DrawnFleet.TIMES;
import static org.noriai.dispatch.drawn.DrawnFleet.draw;
import static org.noriai.dispatch.drawn.DrawnFleet.given;
import static org.noriai.dispatch.drawn.DrawnFleet.request;
import static org.noriai.dispatch.drawn.DrawnFleet.seconds;
import static org.noriai.dispatch.drawn.DrawnFleet.shift;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.noriai.dispatch.command.DispatchCommand;
import org.noriai.dispatch.command.DispatchCommand.CancelRide;
import org.noriai.dispatch.command.DispatchCommand.ConfirmOffer;
import org.noriai.dispatch.command.DispatchCommand.EndShift;
import org.noriai.dispatch.command.DispatchCommand.ReportStopEvent;
import org.noriai.dispatch.command.DispatchCommand.RequestOffers;
import org.noriai.dispatch.command.DispatchCommand.SendIdleVehicles;
import org.noriai.dispatch.command.DispatchCommand.Sending;
import org.noriai.dispatch.command.DispatchCommand.StartShift;
import org.noriai.dispatch.command.DispatchCommand.StopEventKind;
import org.noriai.dispatch.command.DispatchOutcome;
import org.noriai.dispatch.command.DispatchOutcome.Done;
import org.noriai.dispatch.command.DispatchOutcome.Offered;
import org.noriai.dispatch.command.DispatchOutcome.Rejected;
import org.noriai.dispatch.event.DispatchEvent;
import org.noriai.dispatch.event.DispatchEvent.VehicleSent;
import org.noriai.dispatch.model.OfferSetId;
import org.noriai.dispatch.model.OperatingRules;
import org.noriai.dispatch.model.Ride;
import org.noriai.dispatch.model.RideId;
import org.noriai.dispatch.model.RiderId;
import org.noriai.dispatch.model.ServiceRules;
import org.noriai.dispatch.model.ShiftId;
import org.noriai.dispatch.model.VehicleId;
import org.noriai.dispatch.reposition.RepositioningRules;
import org.noriai.dispatch.state.FleetState;
import org.noriai.dispatch.state.ShiftProgress;
import org.noriai.dispatch.state.ShiftProgress.Phase;

/** H5: a vehicle is sent to wait elsewhere, goes there, and is what it was before: idle, only better placed. */
class H5SendingTest {

    private static final ShiftId V1 = new ShiftId("v1");
    private static final ServiceRules ONE_OFFER =
            new ServiceRules(600, 1800, 1.5, 600, 500, 3, 7 * 86_400, 10, 5, 120, 180, 1, 600, 20, false);

    private final Dispatcher dispatcher = new Dispatcher(TIMES, ONE_OFFER, EngineLimits.DEFAULT);
    private FleetState state = FleetState.empty();

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

    private List<DispatchEvent> send(String time, String... vehiclesAndPlaces) {
        List<Sending> sendings = Arrays.stream(vehiclesAndPlaces)
                .map(text -> text.split("->"))
                .map(pair -> new Sending(new ShiftId(pair[0]), place(pair[1])))
                .toList();
        Decision decision = dispatcher.decide(state, new SendIdleVehicles(seconds(time), sendings));
        assertThat(decision.outcome()).isEqualTo(new Done());
        state = state.applyAll(decision.events());
        return decision.events();
    }

    private DispatchOutcome report(String time, StopEventKind kind, String place) {
        int at = seconds(time);
        return say(new ReportStopEvent(at, new VehicleId("v1"), kind, Optional.empty(), Optional.of(place(place)), at));
    }

    private Ride booked(String time, String wish) {
        int at = seconds(time);
        DispatchOutcome outcome =
                say(new RequestOffers(at, new OfferSetId("set-" + at), request(wish), "holder", at + 120));
        assertThat(outcome).isInstanceOf(Offered.class);
        RideId offer = ((Offered) outcome).offers().getFirst().id();
        say(new ConfirmOffer(at, offer, new RiderId("rider"), "key-" + at));
        return state.getRide(offer);
    }

    private static int place(String letter) {
        return letter.charAt(0) - 'A';
    }

    private ShiftProgress progress() {
        return shift(state, "v1").progress();
    }

    @Test
    void h501_aVehicleIsSentGoesThereAndStandsThere() {
        state = given("v1 at=A");
        assertThat(send("08:00", "v1->C"))
                .containsExactly(new VehicleSent(seconds("08:00"), V1, place("C"), seconds("08:03")));
        assertThat(progress().sentTo(seconds("08:03"))).hasValue(place("C"));
        assertThat(progress().sentTo(seconds("08:03:01"))).isEmpty();
        assertThat(report("08:01", StopEventKind.DEPARTED, "C")).isEqualTo(new Done());
        assertThat(progress().phase()).isEqualTo(Phase.DRIVING);
        assertThat(progress().expectedArrivalSeconds()).isEqualTo(seconds("08:11"));
        assertThat(progress().sentTo(seconds("08:10"))).hasValue(place("C"));
        assertThat(report("08:10", StopEventKind.ARRIVED, "C")).isEqualTo(new Done());
        assertThat(progress().phase()).isEqualTo(Phase.STANDING);
        assertThat(progress().place()).isEqualTo(place("C"));
        assertThat(progress().sinceSeconds()).isEqualTo(seconds("08:10"));
        assertThat(progress().sent()).isEmpty();
        assertThat(progress().run()).as("no run was begun").isZero();
        assertThat(progress().halts()).isEmpty();
    }

    @Test
    void h502_reportingTheSameAgainChangesNothing() {
        state = given("v1 at=A");
        send("08:00", "v1->C");
        report("08:01", StopEventKind.DEPARTED, "C");
        long version = state.version();
        assertThat(report("08:02", StopEventKind.DEPARTED, "C")).isEqualTo(new Done());
        assertThat(state.version()).isEqualTo(version);
        report("08:11", StopEventKind.ARRIVED, "C");
        version = state.version();
        assertThat(report("08:12", StopEventKind.ARRIVED, "C")).isEqualTo(new Done());
        assertThat(state.version()).isEqualTo(version);
    }

    @Test
    void h503_whatDoesNotFitIsPassedOver() {
        state = given("v1 at=A", "v2 at=A | A +r 08:20 | B -r", "v3 at=A idle", "v4 at=B");
        List<DispatchEvent> events =
                send("08:00", "v1->A", "v2->D", "v3->B", "v9->B", "v1->X", "v4->C", "v4->D", "v1->[");
        assertThat(events)
                .extracting(event -> ((VehicleSent) event).shift().value() + ((VehicleSent) event).toPlace())
                .containsExactly("v1" + place("X"), "v4" + place("C"));
    }

    @Test
    void h504_nobodyLeavesForWhereItWasNotSent() {
        state = given("v1 at=A");
        assertThat(report("08:00", StopEventKind.DEPARTED, "C")).isInstanceOf(Rejected.class);
        send("08:00", "v1->C");
        assertThat(report("08:01", StopEventKind.DEPARTED, "D")).isInstanceOf(Rejected.class);
    }

    @Test
    void h505_whoLeavesTooLateToBeBackInTimeIsStopped() {
        state = given("v1 at=A | A +r 08:30-08:35 | B -r promise<=08:45");
        send("08:00", "v1->B");
        // To B and back takes ten minutes; the window closes at 08:35.
        assertThat(report("08:25:01", StopEventKind.DEPARTED, "B")).isInstanceOf(Rejected.class);
        assertThat(progress().phase()).isEqualTo(Phase.STANDING);
    }

    @Test
    void h506_aLateDepartureThatHarmsNobodyIsTaken() {
        state = given("v1 at=A | A +r 08:30-08:35 | B -r promise<=08:45");
        send("08:00", "v1->B");
        assertThat(report("08:25", StopEventKind.DEPARTED, "B")).isEqualTo(new Done());
    }

    @Test
    void h507_aRequestMeanwhileKeepsBackWhoHasNotLeft() {
        state = given("v1 at=A");
        send("08:00", "v1->D");
        Ride ride = booked("08:01", "A->B at 08:05");
        assertThat(progress().sent()).isEmpty();
        assertThat(report("08:02", StopEventKind.DEPARTED, "D")).isInstanceOf(Rejected.class);
        assertThat(draw(state, V1)).isEqualTo("v1 | A +%1$s | B -%1$s".formatted(ride.id()));
    }

    @Test
    void h508_aRequestAfterItHasLeftIsServedFromWhereItGoes() {
        state = given("v1 at=A");
        send("08:00", "v1->D");
        report("08:01", StopEventKind.DEPARTED, "D");
        Ride ride = booked("08:02", "C->B at 08:02");
        // At D at 08:16, back at C at 08:21: not turned round at C, which it passes at 08:11.
        assertThat(ride.promise().pickup().startSeconds()).isEqualTo(seconds("08:21"));
        assertThat(report("08:16", StopEventKind.ARRIVED, "D")).isEqualTo(new Done());
        assertThat(progress().phase()).isEqualTo(Phase.STANDING);
        assertThat(progress().run()).isZero();
        assertThat(report("08:16", StopEventKind.DEPARTED, "C")).isEqualTo(new Done());
        assertThat(progress().run()).isEqualTo(1);
        assertThat(progress().sent()).isEmpty();
    }

    @Test
    void h509_whoIsPromisedThePlaceMeanwhileIsServedOnArrival() {
        state = given("v1 at=A");
        send("08:00", "v1->D");
        report("08:01", StopEventKind.DEPARTED, "D");
        Ride ride = booked("08:02", "D->F at 08:02");
        report("08:16", StopEventKind.ARRIVED, "D");
        assertThat(progress().phase()).isEqualTo(Phase.HALTED);
        assertThat(progress().run()).as("the run begins with its first halt").isEqualTo(1);
        assertThat(progress().halts()).hasSize(1);
        assertThat(progress().sent()).isEmpty();
        assertThat(state.getRide(ride.id()).vehicleArrivedSeconds()).hasValue(seconds("08:16"));
    }

    @Test
    void h510_ifThatRideIsCancelledItStandsThere() {
        state = given("v1 at=A");
        send("08:00", "v1->D");
        report("08:01", StopEventKind.DEPARTED, "D");
        Ride ride = booked("08:02", "D->F at 08:02");
        say(new CancelRide(seconds("08:05"), ride.id(), new RiderId("rider")));
        assertThat(progress().phase()).isEqualTo(Phase.DRIVING);
        report("08:16", StopEventKind.ARRIVED, "D");
        assertThat(progress().phase()).isEqualTo(Phase.STANDING);
        assertThat(progress().run()).isZero();
    }

    @Test
    void h511_aDriveWithinARunAddsNoHaltToIt() {
        state = given("v1 at=A | A +r 08:00-08:10 | B -r | C +s 11:00 | D -s");
        report("08:00", StopEventKind.ARRIVED, "A");
        ride("08:01", StopEventKind.PICKED_UP, "r");
        report("08:01", StopEventKind.DEPARTED, "B");
        report("08:06", StopEventKind.ARRIVED, "B");
        ride("08:06", StopEventKind.DROPPED_OFF, "r");
        assertThat(progress().halts()).hasSize(2);
        send("08:07", "v1->E");
        report("08:07", StopEventKind.DEPARTED, "E");
        report("08:22", StopEventKind.ARRIVED, "E");
        assertThat(progress().phase()).isEqualTo(Phase.STANDING);
        assertThat(progress().place()).isEqualTo(place("E"));
        assertThat(progress().halts()).hasSize(2);
        report("10:50", StopEventKind.DEPARTED, "C");
        assertThat(progress().run()).as("the same run goes on").isEqualTo(1);
        report("11:00", StopEventKind.ARRIVED, "C");
        assertThat(progress().halts()).hasSize(3);
    }

    private void ride(String time, StopEventKind kind, String ride) {
        int at = seconds(time);
        DispatchOutcome outcome = say(new ReportStopEvent(
                at, new VehicleId("v1"), kind, Optional.of(new RideId(ride)), Optional.empty(), at));
        assertThat(outcome).isEqualTo(new Done());
    }

    @Test
    void h512_theEndOfTheShiftEndsIt() {
        state = given("v1 at=A");
        send("08:00", "v1->D");
        say(new EndShift(seconds("08:01"), new VehicleId("v1")));
        assertThat(progress().sent()).isEmpty();
        say(new StartShift(seconds("08:02"), new VehicleId("v1")));
        assertThat(progress().sent()).isEmpty();
    }

    @Test
    void h513_whoIsSentIsPartOfTheFingerprint() {
        state = given("v1 at=A");
        FleetState toC = state.apply(new VehicleSent(seconds("08:00"), V1, place("C"), seconds("08:03")));
        FleetState toD = state.apply(new VehicleSent(seconds("08:00"), V1, place("D"), seconds("08:03")));
        assertThat(toC.stateHash()).isNotEqualTo(toD.stateHash());
    }

    @Test
    void h514_whatAsksForSoonIsLearnedAndPlannedEveryFewMinutes() {
        state = given("v1 at=A");
        Repositioning repositioning =
                Repositioning.begin(TIMES, OperatingRules.DEFAULT, RepositioningRules.DEFAULT, state, seconds("08:00"));
        for (int n = 0; n < 10; n++) {
            int at = seconds("08:00") + 15 * n;
            repositioning.see(
                    state, new RequestOffers(at, new OfferSetId("s" + n), request("C->F at 08:10"), "h", at + 120));
            repositioning.see(
                    state, new RequestOffers(at, new OfferSetId("t" + n), request("B->F at 18:00"), "h", at + 120));
        }
        assertThat(repositioning.planIfDue(() -> state, seconds("08:02:59"))).isEmpty();
        assertThat(repositioning.planIfDue(() -> state, seconds("08:03"))).containsExactly(new Sending(V1, place("C")));
        assertThat(repositioning.planIfDue(() -> state, seconds("08:04"))).isEmpty();
    }
}
