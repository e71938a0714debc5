package org.noriai.dispatch.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.noriai.dispatch.drawn.DrawnFleet.seconds;

import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.noriai.dispatch.command.BookingCommand.AnswerProposal;
import org.noriai.dispatch.command.BookingCommand.NarrowPromise;
import org.noriai.dispatch.command.BookingCommand.ProposePromise;
import org.noriai.dispatch.command.DispatchCommand.CancelRide;
import org.noriai.dispatch.command.DispatchCommand.ExpireOffers;
import org.noriai.dispatch.command.DispatchCommand.ReportStopEvent;
import org.noriai.dispatch.command.DispatchCommand.StopEventKind;
import org.noriai.dispatch.command.DispatchOutcome.Problem;
import org.noriai.dispatch.command.DispatchOutcome.ProposalMade;
import org.noriai.dispatch.command.DispatchOutcome.RideChanged;
import org.noriai.dispatch.model.Promise;
import org.noriai.dispatch.model.PromiseCause;
import org.noriai.dispatch.model.PromiseConsent;
import org.noriai.dispatch.model.PromiseFault;
import org.noriai.dispatch.model.RideId;
import org.noriai.dispatch.model.RiderId;
import org.noriai.dispatch.model.RuleBook;
import org.noriai.dispatch.model.ServiceRules;
import org.noriai.dispatch.model.TimeWindow;
import org.noriai.dispatch.model.VehicleId;
import org.noriai.dispatch.state.PromiseRecord;
import org.noriai.dispatch.state.PromiseRecord.Standing;

/** B: promises: what becomes of them, in the ledger, and the only ways to change one. */
class B2PromiseTest {

    private static final RideId ONE = new RideId("1");
    private static final RiderId RIDER = new RiderId("rider-1");

    private Conversation town = town("v1 at=A | B 08:00 +1 | D -1");

    private static Conversation town(String... vehicles) {
        return new Conversation(RuleBook.of(ServiceRules.DEFAULT), vehicles);
    }

    @AfterEach
    void theLogGivesTheSameState() {
        town.replays();
    }

    private void drives(String clock, StopEventKind kind, int place) {
        town.say(new ReportStopEvent(
                seconds(clock), new VehicleId("v1"), kind, Optional.empty(), Optional.of(place), seconds(clock)));
    }

    private void serves(String clock, StopEventKind kind) {
        town.say(new ReportStopEvent(
                seconds(clock), new VehicleId("v1"), kind, Optional.of(ONE), Optional.empty(), seconds(clock)));
    }

    private static Promise promise(String from, String until, String latest, int rideMinutes) {
        return new Promise(new TimeWindow(seconds(from), seconds(until)), seconds(latest), 60 * rideMinutes);
    }

    @Test
    void b20_aPromiseThatWasKeptIsNobodysFault() {
        assertThat(town.record(ONE).standing()).isEqualTo(Standing.OPEN);
        drives("07:56", StopEventKind.DEPARTED, 1);
        drives("08:01", StopEventKind.ARRIVED, 1);
        serves("08:14", StopEventKind.PICKED_UP);
        drives("08:14", StopEventKind.DEPARTED, 3);
        drives("08:24", StopEventKind.ARRIVED, 3);
        serves("08:25", StopEventKind.DROPPED_OFF);
        PromiseRecord record = town.record(ONE);
        assertThat(record.standing()).isEqualTo(Standing.KEPT);
        assertThat(record.fault()).isEqualTo(PromiseFault.NOBODY);
        assertThat(record.settledSeconds()).hasValue(seconds("08:25"));
    }

    @Test
    void b21_aVehicleThatComesLateBreaksThePromiseBySoManySeconds() {
        town = town("v1 at=A | B 08:00 +1 | D -1 promise<=08:30");
        drives("08:08", StopEventKind.DEPARTED, 1);
        drives("08:13", StopEventKind.ARRIVED, 1);
        serves("08:13", StopEventKind.PICKED_UP);
        assertThat(town.record(ONE).pickupLateSeconds()).isEqualTo(180);
        assertThat(town.record(ONE).standing()).isEqualTo(Standing.OPEN);
        drives("08:14", StopEventKind.DEPARTED, 3);
        drives("08:32", StopEventKind.ARRIVED, 3);
        serves("08:33", StopEventKind.DROPPED_OFF);
        PromiseRecord record = town.record(ONE);
        assertThat(record.standing()).isEqualTo(Standing.BROKEN);
        assertThat(record.dropoffLateSeconds()).isEqualTo(120);
        assertThat(record.cause()).contains(PromiseCause.VEHICLE_LATE);
        assertThat(record.fault()).isEqualTo(PromiseFault.OPERATOR);
    }

    @Test
    void b22_aNoShowIsTheRidersFaultOnlyIfTheVehicleWasThereInTime() {
        drives("07:56", StopEventKind.DEPARTED, 1);
        drives("08:01", StopEventKind.ARRIVED, 1);
        serves("08:05", StopEventKind.NO_SHOW);
        assertThat(town.record(ONE).standing()).isEqualTo(Standing.MISSED);
        assertThat(town.record(ONE).fault()).isEqualTo(PromiseFault.RIDER);
        town.replays();
        town = town("v1 at=A | B 08:00 +1 | D -1");
        drives("08:08", StopEventKind.DEPARTED, 1);
        drives("08:13", StopEventKind.ARRIVED, 1);
        serves("08:17", StopEventKind.NO_SHOW);
        assertThat(town.record(ONE).standing()).isEqualTo(Standing.MISSED);
        assertThat(town.record(ONE).pickupLateSeconds()).isEqualTo(180);
        assertThat(town.record(ONE).fault()).isEqualTo(PromiseFault.OPERATOR);
    }

    @Test
    void b23_whoGivesUpWaitingForALateVehicleIsNotAtFault() {
        town.say(new CancelRide(seconds("07:50"), ONE, RIDER));
        assertThat(town.record(ONE).cause()).contains(PromiseCause.RIDER_CANCELLED);
        town.replays();
        town = town("v1 at=A | B 08:00 +1 | D -1");
        town.say(new CancelRide(seconds("08:12"), ONE, RIDER));
        assertThat(town.record(ONE).standing()).isEqualTo(Standing.CANCELLED);
        assertThat(town.record(ONE).cause()).contains(PromiseCause.VEHICLE_LATE);
    }

    @Test
    void b24_aPromiseIsChangedWhenTheRiderAgreesAndThePlanWithIt() {
        town = town("v1 at=A | B 08:00 +1 | D -1 | F 08:50 +2 | G -2");
        Promise later = promise("09:20", "09:30", "10:10", 40);
        ProposalMade made = (ProposalMade) town.sayTwice(
                new ProposePromise(seconds("07:00"), ONE, later, "dispatcher", "roadworks", seconds("07:30")));
        assertThat(town.promise(ONE)).isNotEqualTo(later);
        assertThat(town.drawn("v1")).isEqualTo("v1 | B +1 | D -1 | F +2 | G -2");
        town.isRejected(
                new AnswerProposal(seconds("07:01"), ONE, new RiderId("rider-2"), later, true),
                Problem.NOT_FOUND,
                "ride_id");
        town.isRejected(
                new AnswerProposal(seconds("07:01"), ONE, RIDER, promise("09:00", "09:30", "10:10", 40), true),
                Problem.STALE,
                "promise");
        RideChanged changed =
                (RideChanged) town.sayTwice(new AnswerProposal(seconds("07:02"), ONE, RIDER, later, true));
        assertThat(changed.ride().promise()).isEqualTo(made.proposal().promise());
        assertThat(town.drawn("v1")).isEqualTo("v1 | F +2 | G -2 | B +1 | D -1");
        PromiseRecord.Revision revision = town.record(ONE).revisions().getFirst();
        assertThat(revision.consent()).isEqualTo(PromiseConsent.RIDER_AGREED);
        assertThat(revision.why()).isEqualTo("roadworks");
        assertThat(town.state().findProposal(ONE)).isEmpty();
    }

    @Test
    void b25_whatCouldNotBeKeptIsNotProposed() {
        town = town("v1 seats=1 at=A | B 08:00 +1 | D -1 | B 08:50-08:51 +2 | Z -2 promise<=10:51");
        town.isRejected(
                new ProposePromise(
                        seconds("07:00"),
                        ONE,
                        promise("08:52", "09:20", "10:00", 30),
                        "dispatcher",
                        "",
                        seconds("07:30")),
                Problem.INFEASIBLE,
                "promise");
    }

    @Test
    void b26_aProposalIsDeclinedOrLapsesAndThePromiseHolds() {
        Promise before = town.promise(ONE);
        Promise later = promise("08:30", "08:40", "09:20", 40);
        ProposePromise propose =
                new ProposePromise(seconds("07:00"), ONE, later, "dispatcher", "why", seconds("07:30"));
        town.say(propose);
        town.sayTwice(new AnswerProposal(seconds("07:02"), ONE, RIDER, later, false));
        assertThat(town.promise(ONE)).isEqualTo(before);
        town.say(propose);
        town.sayTwice(new ExpireOffers(seconds("07:30")));
        assertThat(town.state().findProposal(ONE)).isEmpty();
        town.isRejected(new AnswerProposal(seconds("07:31"), ONE, RIDER, later, true), Problem.NOT_FOUND, "ride_id");
        assertThat(town.promise(ONE)).isEqualTo(before);
        assertThat(town.record(ONE).revisions()).isEmpty();
    }

    @Test
    void b27_aProposalEndsWithTheRide() {
        Promise later = promise("08:30", "08:40", "09:20", 40);
        town.say(new ProposePromise(seconds("07:00"), ONE, later, "dispatcher", "why", seconds("07:30")));
        town.say(new CancelRide(seconds("07:10"), ONE, RIDER));
        assertThat(town.state().listProposals()).isEmpty();
    }

    @Test
    void b28_aNarrowerPromiseNeedsNoConsentButRoom() {
        Promise before = town.promise(ONE);
        Promise narrower = new Promise(
                new TimeWindow(seconds("08:03"), seconds("08:08")),
                before.latestDropoffSeconds(),
                before.rideSecondsMax());
        town.sayTwice(new NarrowPromise(seconds("07:00"), ONE, narrower, "dispatcher", "fits the train"));
        assertThat(town.promise(ONE)).isEqualTo(narrower);
        assertThat(town.record(ONE).revisions().getFirst().consent()).isEqualTo(PromiseConsent.NARROWER);
        assertThat(town.record(ONE).promised()).isEqualTo(before);
        town.isRejected(
                new NarrowPromise(seconds("07:01"), ONE, before, "dispatcher", ""), Problem.CONFLICT, "promise");
        Promise impossible = new Promise(narrower.pickup(), seconds("08:04"), before.rideSecondsMax());
        town.isRejected(
                new NarrowPromise(seconds("07:02"), ONE, impossible, "dispatcher", ""), Problem.INFEASIBLE, "promise");
    }

    @Test
    void b29_whoIsBeingServedKeepsThePromise() {
        drives("07:56", StopEventKind.DEPARTED, 1);
        drives("08:01", StopEventKind.ARRIVED, 1);
        Promise later = promise("08:30", "08:40", "09:20", 40);
        town.isRejected(
                new ProposePromise(seconds("08:02"), ONE, later, "dispatcher", "", seconds("08:03")),
                Problem.CONFLICT,
                "ride_id");
        serves("08:03", StopEventKind.PICKED_UP);
        town.isRejected(
                new ProposePromise(seconds("08:04"), ONE, later, "dispatcher", "", seconds("08:05")),
                Problem.CONFLICT,
                "ride_id");
    }
}
