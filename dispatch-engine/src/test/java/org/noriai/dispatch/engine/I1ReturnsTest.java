package org.noriai.dispatch.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.noriai.dispatch.drawn.DrawnFleet.request;
import static org.noriai.dispatch.drawn.DrawnFleet.seconds;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.noriai.dispatch.command.BookingCommand.CallReturn;
import org.noriai.dispatch.command.BookingCommand.OpenReturnRide;
import org.noriai.dispatch.command.DispatchCommand.CancelRide;
import org.noriai.dispatch.command.DispatchCommand.ConfirmOffer;
import org.noriai.dispatch.command.DispatchCommand.ExpireOffers;
import org.noriai.dispatch.command.DispatchCommand.ReportStopEvent;
import org.noriai.dispatch.command.DispatchCommand.StopEventKind;
import org.noriai.dispatch.command.DispatchOutcome.Offered;
import org.noriai.dispatch.command.DispatchOutcome.Problem;
import org.noriai.dispatch.command.DispatchOutcome.Refused;
import org.noriai.dispatch.command.DispatchOutcome.ReturnChanged;
import org.noriai.dispatch.command.DispatchOutcome.RideChanged;
import org.noriai.dispatch.drawn.DrawnFleet;
import org.noriai.dispatch.model.AreaCalendar;
import org.noriai.dispatch.model.OpenReturn.Status;
import org.noriai.dispatch.model.RejectionReason;
import org.noriai.dispatch.model.Ride;
import org.noriai.dispatch.model.RideId;
import org.noriai.dispatch.model.RideRequest;
import org.noriai.dispatch.model.RideStatus;
import org.noriai.dispatch.model.RiderId;
import org.noriai.dispatch.model.RuleBook;
import org.noriai.dispatch.model.ServiceRules;
import org.noriai.dispatch.model.VehicleId;

/** I: returns, those that are booked with their outward and those whose time is not known yet. */
class I1ReturnsTest {

    private static final LocalDate TODAY = AreaCalendar.UTC.day(DrawnFleet.DAY);
    private static final RiderId RIDER = new RiderId("rider");
    private static final RideId HOME = new RideId("home");

    private Conversation town = new Conversation(RuleBook.of(ServiceRules.DEFAULT), "v1 at=A");

    @AfterEach
    void theLogGivesTheSameState() {
        town.replays();
    }

    private Ride outward() {
        return town.book("08:00", request("A->D at 08:00"));
    }

    private OpenReturnRide willCall(String clock, RideRequest request) {
        return new OpenReturnRide(seconds(clock), HOME, request, TODAY);
    }

    @Test
    void i01_aReturnIsNotFetchedBeforeItsOutwardIsOver() {
        Ride outward = outward();
        Refused early = (Refused) town.ask("08:01", request("D->A at 08:05").asReturnOf(outward.id()));
        int soonest = early.nearestAfterSeconds().orElseThrow();
        assertThat(soonest).isEqualTo(seconds("08:13"));
        Offered offered = (Offered) town.ask(
                "08:01", request("D->A at " + DrawnFleet.clock(soonest)).asReturnOf(outward.id()));
        assertThat(offered.offers())
                .isNotEmpty()
                .allSatisfy(offer -> assertThat(offer.promise().pickup().startSeconds())
                        .isGreaterThanOrEqualTo(outward.promise().latestDropoffSeconds()));
        assertThat(offered.offers().getFirst().outward()).contains(outward.id());
    }

    @Test
    void i02_theOutwardIsTheRidersOwnAndStillToTakePlace() {
        Ride outward = outward();
        RideRequest bob = request("D->A at 09:00 rider=bob").asReturnOf(outward.id());
        town.isRejected(RiderTalk.ask("08:01", bob), Problem.NOT_FOUND, "outward");
        town.isRejected(
                RiderTalk.ask("08:01", request("D->A at 09:00").asReturnOf(new RideId("none"))),
                Problem.NOT_FOUND,
                "outward");
        town.say(new CancelRide(seconds("08:02"), outward.id(), RIDER));
        town.isRejected(
                RiderTalk.ask("08:03", request("D->A at 09:00").asReturnOf(outward.id())), Problem.CONFLICT, "outward");
    }

    @Test
    void i03_cancellingTheOutwardLeavesTheReturnUnlessBothAreGivenUp() {
        Ride outward = outward();
        Ride back = town.book("08:01", request("D->A at 10:00").asReturnOf(outward.id()));
        town.say(willCall("08:01", request("D->B at 12:00").asReturnOf(outward.id())));
        RideChanged alone = (RideChanged) town.sayTwice(new CancelRide(seconds("08:02"), outward.id(), RIDER));
        assertThat(alone.ride().status()).isEqualTo(RideStatus.CANCELLED);
        assertThat(alone.returns()).containsExactly(back.id(), HOME);
        assertThat(town.drawn("v1")).isEqualTo("v1 | D +%s | A -%s".formatted(back.id(), back.id()));
        RideChanged both = (RideChanged) town.sayTwice(new CancelRide(seconds("08:03"), outward.id(), RIDER, true));
        assertThat(both.returns()).isEmpty();
        assertThat(town.state().getRide(back.id()).status()).isEqualTo(RideStatus.CANCELLED);
        assertThat(town.state().findReturn(HOME).orElseThrow().status()).isEqualTo(Status.CANCELLED);
        assertThat(town.drawn("v1")).isEqualTo("v1");
    }

    @Test
    void i04_anOfferedReturnOfACancelledOutwardIsNotConfirmed() {
        Ride outward = outward();
        Offered offered = (Offered) town.ask("08:01", request("D->A at 10:00").asReturnOf(outward.id()));
        town.say(new CancelRide(seconds("08:01"), outward.id(), RIDER));
        RideId offer = offered.offers().getFirst().id();
        town.isRejected(new ConfirmOffer(seconds("08:02"), offer, RIDER, "key"), Problem.CONFLICT, "outward");
    }

    @Test
    void i05_aMissedOutwardLeavesItsReturnAndSaysSo() {
        Ride outward = outward();
        Ride back = town.book("08:01", request("D->A at 10:00").asReturnOf(outward.id()));
        town.say(at("08:02", StopEventKind.ARRIVED, Optional.empty()));
        RideChanged missed = (RideChanged) town.say(at("08:06", StopEventKind.NO_SHOW, Optional.of(outward.id())));
        assertThat(missed.ride().status()).isEqualTo(RideStatus.MISSED);
        assertThat(missed.returns()).containsExactly(back.id());
        assertThat(town.state().getRide(back.id()).status()).isEqualTo(RideStatus.CONFIRMED);
    }

    private static ReportStopEvent at(String clock, StopEventKind kind, Optional<RideId> ride) {
        return new ReportStopEvent(seconds(clock), new VehicleId("v1"), kind, ride, Optional.of(0), seconds(clock));
    }

    @Test
    void i06_anOpenReturnHoldsNoPlaceAndBecomesARideOfTheSameIdWhenCalled() {
        town.sayTwice(willCall("08:00", request("C->A at 12:00")));
        assertThat(town.drawn("v1")).isEqualTo("v1");
        assertThat(town.state().listOpenReturnsOf(RIDER)).hasSize(1);
        RideChanged called = (RideChanged) town.sayTwice(new CallReturn(seconds("11:10"), HOME, RIDER));
        assertThat(called.ride().id()).isEqualTo(HOME);
        assertThat(called.ride().status()).isEqualTo(RideStatus.CONFIRMED);
        assertThat(called.ride().promise().pickup().startSeconds()).isEqualTo(seconds("11:20"));
        assertThat(town.drawn("v1")).isEqualTo("v1 | C +home | A -home");
        assertThat(town.state().listOpenReturnsOf(RIDER)).isEmpty();
        assertThat(town.record(HOME).promisedSeconds()).isEqualTo(seconds("11:10"));
        town.sayTwice(new CancelRide(seconds("11:11"), HOME, RIDER));
        assertThat(town.drawn("v1")).isEqualTo("v1");
    }

    @Test
    void i07_aCallThatFindsNoRoomNamesTheNearestTimeAndStaysOpen() {
        town = new Conversation(
                RuleBook.of(ServiceRules.DEFAULT), "v1 at=A shift=06:00-22:00 | Z 11:00-11:01 +1 | A -1");
        town.say(willCall("08:00", request("C->A at 12:00")));
        Refused refused = (Refused) town.sayTwice(new CallReturn(seconds("10:00"), HOME, RIDER));
        assertThat(refused.reason()).isEqualTo(RejectionReason.NO_VEHICLE_IN_TIME);
        int later = refused.nearestAfterSeconds().orElseThrow();
        assertThat(town.state().findReturn(HOME).orElseThrow().open()).isTrue();
        String before = DrawnFleet.clock(later - 60);
        assertThat(town.ask("10:00", request("C->A at %s rider=bob".formatted(before))))
                .isInstanceOf(Refused.class);
        assertThat(town.ask("10:00", request("C->A at %s rider=bob".formatted(DrawnFleet.clock(later)))))
                .isInstanceOf(Offered.class);
    }

    @Test
    void i08_anOpenReturnLapsesWithItsDayAndCanBeGivenUpBefore() {
        town.say(willCall("08:00", request("C->A at 12:00")));
        town.say(new ExpireOffers(DrawnFleet.DAY + 86_399));
        assertThat(town.state().listOpenReturnsOf(RIDER)).hasSize(1);
        town.sayTwice(new ExpireOffers(DrawnFleet.DAY + 86_400));
        assertThat(town.state().findReturn(HOME).orElseThrow().status()).isEqualTo(Status.LAPSED);
        town.isRejected(new CallReturn(DrawnFleet.DAY + 86_401, HOME, RIDER), Problem.CONFLICT, "ride_id");
    }

    @Test
    void i09_givingUpAnOpenReturnEndsIt() {
        town.say(willCall("08:00", request("C->A at 12:00")));
        assertThat(town.sayTwice(new CancelRide(seconds("09:00"), HOME, RIDER))).isInstanceOf(ReturnChanged.class);
        town.isRejected(new CallReturn(seconds("09:01"), HOME, RIDER), Problem.CONFLICT, "ride_id");
        town.isRejected(new CallReturn(seconds("09:01"), HOME, new RiderId("bob")), Problem.NOT_FOUND, "ride_id");
    }

    @Test
    void i10_badRegistrationsAreNamed() {
        town.say(willCall("08:00", request("C->A at 12:00")));
        town.isRejected(willCall("08:01", request("D->A at 12:00")), Problem.KEY_REUSED, "ride_id");
        town.isRejected(
                new OpenReturnRide(seconds("08:01"), new RideId("x"), request("D->A at 12:00"), TODAY.minusDays(1)),
                Problem.CONFLICT,
                "day");
        Refused far = (Refused) town.say(
                new OpenReturnRide(seconds("08:01"), new RideId("x"), request("D->A at 12:00"), TODAY.plusDays(40)));
        assertThat(far.reason()).isEqualTo(RejectionReason.BEYOND_BOOKING_HORIZON);
        assertThat(List.of(far.nearestAfterSeconds(), far.nearestBeforeSeconds()))
                .allMatch(OptionalInt::isEmpty);
    }
}
