package org.noriai.dispatch.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.noriai.dispatch.drawn.DrawnFleet.request;
import static org.noriai.dispatch.drawn.DrawnFleet.seconds;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.noriai.dispatch.command.BookingCommand.EndStandingOrder;
import org.noriai.dispatch.command.BookingCommand.ExtendStandingOrders;
import org.noriai.dispatch.command.BookingCommand.PlaceStandingOrder;
import org.noriai.dispatch.command.DispatchCommand.CancelRide;
import org.noriai.dispatch.command.DispatchCommand.ChangeFleet;
import org.noriai.dispatch.command.DispatchOutcome.Problem;
import org.noriai.dispatch.command.DispatchOutcome.StandingOrderChanged;
import org.noriai.dispatch.command.DispatchOutcome.StandingOrdersExtended;
import org.noriai.dispatch.drawn.DrawnFleet;
import org.noriai.dispatch.model.AreaCalendar;
import org.noriai.dispatch.model.DriverId;
import org.noriai.dispatch.model.DutyRules;
import org.noriai.dispatch.model.RejectionReason;
import org.noriai.dispatch.model.Ride;
import org.noriai.dispatch.model.RideId;
import org.noriai.dispatch.model.RideStatus;
import org.noriai.dispatch.model.RiderId;
import org.noriai.dispatch.model.RuleBook;
import org.noriai.dispatch.model.ServiceRules;
import org.noriai.dispatch.model.Shift;
import org.noriai.dispatch.model.ShiftId;
import org.noriai.dispatch.model.StandingOrder;
import org.noriai.dispatch.model.StandingOrderId;
import org.noriai.dispatch.model.TimeWindow;
import org.noriai.dispatch.model.VehicleId;
import org.noriai.dispatch.state.StandingOrderState;

/** J: standing orders. The fleet drives from 06:00 to 22:00 each day. */
class J1StandingOrderTest {

    private static final LocalDate TODAY = AreaCalendar.UTC.day(DrawnFleet.DAY);
    private static final StandingOrderId DIALYSIS = new StandingOrderId("dialysis");
    private static final RiderId RIDER = new RiderId("rider");
    private static final int WEEK = 7 * 86_400;
    private static final DayOfWeek[] THREE_DAYS = {DayOfWeek.MONDAY, DayOfWeek.WEDNESDAY, DayOfWeek.FRIDAY};

    private static final ServiceRules A_WEEK_AHEAD =
            new ServiceRules(600, 1800, 1.5, 600, 500, 3, WEEK, 10, 5, 120, 180, 3, 600, 20, false);

    private Conversation town = town(AreaCalendar.UTC, EngineLimits.DEFAULT);

    private static Conversation town(AreaCalendar calendar, EngineLimits limits) {
        RuleBook book = RuleBook.of(A_WEEK_AHEAD).withCalendar(calendar);
        Dispatcher dispatcher = new Dispatcher(DrawnFleet.TIMES, book, limits);
        return new Conversation(dispatcher, DrawnFleet.given("v1 at=A seats=1"));
    }

    private void fleetDrives(int days) {
        List<Shift> shifts = IntStream.rangeClosed(1, days)
                .mapToObj(day -> new Shift(
                        new ShiftId("v1-" + day),
                        new VehicleId("v1"),
                        new DriverId("driver-" + day),
                        new TimeWindow(seconds("07:00") + day * 86_400, seconds("19:30") + day * 86_400),
                        0,
                        0,
                        List.of(),
                        List.of(),
                        DutyRules.DEFAULT))
                .toList();
        town.say(new ChangeFleet(seconds("05:00"), List.of(), shifts));
    }

    @AfterEach
    void theLogGivesTheSameState() {
        town.replays();
    }

    private static StandingOrder order(String trip, String time, DayOfWeek... days) {
        return new StandingOrder(
                DIALYSIS,
                request(trip + " by 00:00"),
                LocalTime.parse(time),
                List.of(days),
                TODAY,
                Optional.empty(),
                List.of());
    }

    private static StandingOrder skipping(StandingOrder order, LocalDate... days) {
        return new StandingOrder(
                order.id(), order.trip(), order.time(), order.days(), order.firstDay(), order.lastDay(), List.of(days));
    }

    private StandingOrdersExtended extend(int atSeconds) {
        return (StandingOrdersExtended) town.say(new ExtendStandingOrders(atSeconds, Optional.empty()));
    }

    private StandingOrderState standing() {
        return town.state().findStandingOrder(DIALYSIS).orElseThrow();
    }

    private List<Ride> confirmed() {
        return town.state().listRidesOf(RIDER).stream()
                .filter(ride -> ride.status() == RideStatus.CONFIRMED)
                .toList();
    }

    @Test
    void j01_eachDueDayUpToTheHorizonIsPromisedOnce() {
        fleetDrives(14);
        StandingOrder order = order("B->F", "09:00", THREE_DAYS);
        town.sayTwice(new PlaceStandingOrder(seconds("05:00"), order));
        StandingOrdersExtended first = extend(seconds("05:00"));
        assertThat(first.refused()).isZero();
        assertThat(confirmed()).hasSize(first.promised()).hasSizeBetween(3, 4);
        assertThat(confirmed()).allSatisfy(ride -> {
            LocalDate day = AreaCalendar.UTC.day(ride.promise().latestDropoffSeconds());
            assertThat(day.getDayOfWeek()).isIn((Object[]) THREE_DAYS);
            assertThat(ride.promise().latestDropoffSeconds())
                    .isLessThanOrEqualTo(AreaCalendar.UTC.seconds(day, LocalTime.of(9, 0)));
            assertThat(ride.id()).isEqualTo(order.rideOn(day, 1));
            assertThat(town.state().findBooking(RIDER, "standing-dialysis-%s-1".formatted(day)))
                    .contains(ride.id());
        });
        long version = town.state().version();
        assertThat(extend(seconds("05:01")).promised()).isZero();
        assertThat(town.state().version()).isEqualTo(version);
        int before = confirmed().size();
        assertThat(extend(seconds("05:00") + WEEK).promised()).isBetween(3, 4);
        assertThat(confirmed().size()).isGreaterThan(before);
    }

    @Test
    void j02_aDayWithoutAVehicleIsRefusedAndTriedAgain() {
        town.say(new PlaceStandingOrder(seconds("05:00"), order("B->F", "09:00", DayOfWeek.values())));
        StandingOrdersExtended first = extend(seconds("05:00"));
        assertThat(first.promised()).isEqualTo(1);
        assertThat(first.refused()).isEqualTo(6);
        assertThat(standing().findOn(TODAY.plusDays(1)).orElseThrow().refused())
                .contains(RejectionReason.OUTSIDE_SERVICE_HOURS);
        long version = town.state().version();
        assertThat(extend(seconds("05:01")).refused()).isEqualTo(6);
        assertThat(town.state().version()).isEqualTo(version);
        fleetDrives(3);
        assertThat(extend(seconds("05:02")).promised()).isEqualTo(3);
        assertThat(standing().findOn(TODAY.plusDays(1)).orElseThrow().refused()).isEmpty();
    }

    @Test
    void j03_anOccurrenceIsNotMadeForLaterInTheDay() {
        town.say(new PlaceStandingOrder(seconds("12:00"), order("B->F", "09:00", DayOfWeek.values())));
        extend(seconds("12:00"));
        assertThat(confirmed()).isEmpty();
        assertThat(standing().findOn(TODAY).orElseThrow().refused()).isPresent();
    }

    @Test
    void j04_aSkippedDayIsGivenUpAndComesBackWhenNoLongerSkipped() {
        fleetDrives(14);
        StandingOrder order = order("B->F", "09:00", DayOfWeek.values());
        town.say(new PlaceStandingOrder(seconds("05:00"), order));
        extend(seconds("05:00"));
        List<RideId> made = confirmed().stream().map(Ride::id).toList();
        LocalDate skipped = TODAY.plusDays(2);
        StandingOrderChanged changed =
                (StandingOrderChanged) town.say(new PlaceStandingOrder(seconds("05:01"), skipping(order, skipped)));
        assertThat(changed.cancelled()).containsExactly(order.rideOn(skipped, 1));
        assertThat(extend(seconds("05:02")).promised()).isZero();
        assertThat(confirmed()).hasSize(made.size() - 1);
        town.say(new PlaceStandingOrder(seconds("05:03"), order));
        assertThat(extend(seconds("05:04")).promised()).isEqualTo(1);
        assertThat(town.state().getRide(order.rideOn(skipped, 3)).status()).isEqualTo(RideStatus.CONFIRMED);
    }

    @Test
    void j05_aDayGivenUpByTheRiderIsNotMadeAgain() {
        fleetDrives(14);
        StandingOrder order = order("B->F", "09:00", DayOfWeek.values());
        town.say(new PlaceStandingOrder(seconds("05:00"), order));
        extend(seconds("05:00"));
        town.say(new CancelRide(seconds("05:01"), order.rideOn(TODAY.plusDays(1), 1), RIDER));
        assertThat(extend(seconds("05:02")).promised()).isZero();
    }

    @Test
    void j06_anotherTimeReplacesTheRidesToCome() {
        fleetDrives(14);
        town.say(new PlaceStandingOrder(seconds("05:00"), order("B->F", "09:00", DayOfWeek.values())));
        int made = extend(seconds("05:00")).promised();
        StandingOrderChanged changed = (StandingOrderChanged)
                town.say(new PlaceStandingOrder(seconds("05:01"), order("B->F", "10:00", DayOfWeek.values())));
        assertThat(changed.cancelled()).hasSize(made);
        assertThat(confirmed()).isEmpty();
        assertThat(extend(seconds("05:02")).promised()).isEqualTo(made);
    }

    @Test
    void j07_endingGivesUpWhatIsToComeAndLeavesWhatHasBegun() {
        fleetDrives(14);
        StandingOrder order = order("B->F", "09:00", DayOfWeek.values());
        town.say(new PlaceStandingOrder(seconds("05:00"), order));
        int made = extend(seconds("05:00")).promised();
        Ride today = town.state().getRide(order.rideOn(TODAY, 1));
        int begun = today.promise().pickup().startSeconds();
        town.isRejected(new EndStandingOrder(begun, DIALYSIS, new RiderId("bob")), Problem.NOT_FOUND, "order_id");
        StandingOrderChanged ended = (StandingOrderChanged) town.say(new EndStandingOrder(begun, DIALYSIS, RIDER));
        assertThat(ended.cancelled()).hasSize(made - 1);
        assertThat(confirmed()).containsExactly(town.state().getRide(today.id()));
        long version = town.state().version();
        assertThat(town.say(new EndStandingOrder(begun, DIALYSIS, RIDER)))
                .isEqualTo(new StandingOrderChanged(order, true, List.of()));
        assertThat(extend(begun + 1).promised()).isZero();
        assertThat(town.state().version()).isEqualTo(version);
    }

    @Test
    void j08_localTimesFollowTheClocksOfTheArea() {
        AreaCalendar tokyo = new AreaCalendar(Instant.parse("2020-01-01T00:00:00Z"), ZoneId.of("Asia/Tokyo"));
        town = town(tokyo, EngineLimits.DEFAULT);
        town.say(new PlaceStandingOrder(seconds("05:00"), order("B->F", "18:00", DayOfWeek.values())));
        assertThat(extend(seconds("05:00")).promised()).isEqualTo(1);
        assertThat(confirmed().getFirst().promise().latestDropoffSeconds()).isEqualTo(seconds("09:00"));
    }

    @Test
    void j09_manyOrdersAreExtendedInTurns() {
        EngineLimits few = new EngineLimits(4096, 256, 2, 16, 25, 50, 256, 64, 8);
        town = town(AreaCalendar.UTC, few);
        for (int i = 0; i < 4; i++) {
            StandingOrder one = new StandingOrder(
                    new StandingOrderId("order" + i),
                    request("B->F by 00:00 rider=r" + i),
                    LocalTime.of(8 + 2 * i, 0),
                    List.of(DayOfWeek.values()),
                    TODAY,
                    Optional.empty(),
                    List.of());
            town.say(new PlaceStandingOrder(seconds("05:00"), one));
        }
        StandingOrdersExtended first = extend(seconds("05:00"));
        assertThat(first.next()).contains(new StandingOrderId("order2"));
        StandingOrdersExtended second =
                (StandingOrdersExtended) town.say(new ExtendStandingOrders(seconds("05:00"), first.next()));
        assertThat(second.next()).isEmpty();
        assertThat(first.promised() + second.promised()).isEqualTo(4);
    }
}
