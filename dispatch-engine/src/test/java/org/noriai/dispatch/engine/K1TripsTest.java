package org.noriai.dispatch.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.noriai.dispatch.drawn.DrawnFleet.request;
import static org.noriai.dispatch.drawn.DrawnFleet.seconds;

import org.junit.jupiter.api.Test;
import org.noriai.dispatch.command.BookingCommand.CallReturn;
import org.noriai.dispatch.command.BookingCommand.OpenReturnRide;
import org.noriai.dispatch.command.DispatchCommand.CancelRide;
import org.noriai.dispatch.command.DispatchCommand.ConfirmOffer;
import org.noriai.dispatch.command.DispatchOutcome;
import org.noriai.dispatch.command.DispatchOutcome.Offered;
import org.noriai.dispatch.command.DispatchOutcome.Refused;
import org.noriai.dispatch.command.DispatchOutcome.RideChanged;
import org.noriai.dispatch.drawn.DrawnFleet;
import org.noriai.dispatch.model.AreaCalendar;
import org.noriai.dispatch.model.RejectionReason;
import org.noriai.dispatch.model.Ride;
import org.noriai.dispatch.model.RideId;
import org.noriai.dispatch.model.RiderId;
import org.noriai.dispatch.model.RuleBook;
import org.noriai.dispatch.model.ServiceRules;

/** K: how many trips a rider may have on a day. */
class K1TripsTest {

    private static final RiderId RIDER = new RiderId("rider");
    private static final ServiceRules TWO_A_DAY =
            new ServiceRules(600, 1800, 1.5, 600, 500, 3, 30 * 86_400, 10, 5, 120, 180, 3, 600, 2, false);

    private final Conversation town =
            new Conversation(RuleBook.of(TWO_A_DAY), "v1 at=A shift=06:00-32:00", "v2 at=A shift=06:00-32:00");

    private static RejectionReason reason(DispatchOutcome outcome) {
        assertThat(outcome).isInstanceOf(Refused.class);
        return ((Refused) outcome).reason();
    }

    @Test
    void k01_aThirdTripIsRefusedAndAnotherRidersIsNot() {
        town.book("08:00", request("A->D at 08:00"));
        Ride second = town.book("08:00", request("D->A at 12:00"));
        assertThat(reason(town.ask("08:01", request("A->C at 15:00")))).isEqualTo(RejectionReason.TOO_MANY_TRIPS);
        assertThat(town.ask("08:01", request("A->C at 15:00 rider=bob"))).isInstanceOf(Offered.class);
        town.say(new CancelRide(seconds("08:02"), second.id(), RIDER));
        assertThat(town.ask("08:03", request("A->C at 15:00"))).isInstanceOf(Offered.class);
    }

    @Test
    void k02_theNextDayIsOfferedWhereTheWishReachesIntoIt() {
        town.book("08:00", request("A->D at 08:00"));
        town.book("08:00", request("D->A at 12:00"));
        Offered offered = (Offered) town.ask("08:01", request("A->C at 23:50"));
        assertThat(offered.offers())
                .allSatisfy(offer -> assertThat(offer.promise().pickup().startSeconds())
                        .isGreaterThanOrEqualTo(DrawnFleet.DAY + 86_400));
        Refused refused = (Refused) town.ask("08:02", request("A->C at 22:00"));
        assertThat(refused.reason()).isEqualTo(RejectionReason.TOO_MANY_TRIPS);
        assertThat(refused.nearestAfterSeconds()).hasValue(DrawnFleet.DAY + 86_400 - 1800);
    }

    @Test
    void k03_anOpenReturnCountsAndDoesNotStandInItsOwnWay() {
        RideId home = new RideId("home");
        town.book("08:00", request("A->D at 08:00"));
        town.say(new OpenReturnRide(
                seconds("08:01"), home, request("D->A at 12:00"), AreaCalendar.UTC.day(DrawnFleet.DAY)));
        assertThat(reason(town.ask("08:02", request("A->C at 15:00")))).isEqualTo(RejectionReason.TOO_MANY_TRIPS);
        assertThat(reason(town.say(new OpenReturnRide(
                        seconds("08:01"),
                        new RideId("another"),
                        request("D->A at 12:00"),
                        AreaCalendar.UTC.day(DrawnFleet.DAY)))))
                .isEqualTo(RejectionReason.TOO_MANY_TRIPS);
        assertThat(town.say(new CallReturn(seconds("10:00"), home, RIDER))).isInstanceOf(RideChanged.class);
    }

    @Test
    void k04_itIsCheckedAgainAtConfirmation() {
        RideId home = new RideId("home");
        town.book("08:00", request("A->D at 08:00"));
        Offered offered = (Offered) town.ask("08:01", request("D->A at 12:00"));
        town.say(new OpenReturnRide(
                seconds("08:01"), home, request("D->A at 12:00"), AreaCalendar.UTC.day(DrawnFleet.DAY)));
        RideId offer = offered.offers().getFirst().id();
        ConfirmOffer confirm = new ConfirmOffer(seconds("08:02"), offer, RIDER, "key");
        assertThat(reason(town.say(confirm))).isEqualTo(RejectionReason.TOO_MANY_TRIPS);
        town.say(new CancelRide(seconds("08:02"), home, RIDER));
        assertThat(town.say(confirm)).isInstanceOf(RideChanged.class);
    }
}
