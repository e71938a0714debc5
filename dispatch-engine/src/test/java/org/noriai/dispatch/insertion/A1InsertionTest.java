package org.noriai.dispatch.insertion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.noriai.dispatch.drawn.DrawnFleet.TIMES;
import static org.noriai.dispatch.drawn.DrawnFleet.clock;
import static org.noriai.dispatch.drawn.DrawnFleet.draw;
import static org.noriai.dispatch.drawn.DrawnFleet.request;
import static org.noriai.dispatch.drawn.DrawnFleet.seconds;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.noriai.dispatch.drawn.DrawnFleet;
import org.noriai.dispatch.event.DispatchEvent;
import org.noriai.dispatch.model.OfferSetId;
import org.noriai.dispatch.model.OperatingRules;
import org.noriai.dispatch.model.Promise;
import org.noriai.dispatch.model.RejectionReason;
import org.noriai.dispatch.model.Ride;
import org.noriai.dispatch.model.RideId;
import org.noriai.dispatch.model.RideRequest;
import org.noriai.dispatch.model.RuleBook;
import org.noriai.dispatch.model.ServiceRules;
import org.noriai.dispatch.model.ShiftId;
import org.noriai.dispatch.model.TimeWindow;
import org.noriai.dispatch.state.FleetState;
import org.noriai.dispatch.state.PlanSchedule;
import org.noriai.dispatch.state.PlanScheduler;
import org.noriai.dispatch.state.ShiftState;

/** Suite A: where a request is put. Letters are five minutes apart; the new ride is called n. */
class A1InsertionTest {

    private static final ServiceRules RULES = ServiceRules.DEFAULT;

    private FleetState state = FleetState.empty();
    private InsertionOutcome outcome = new InsertionOutcome.None(RejectionReason.NO_VEHICLE_IN_TIME);
    private RideRequest request = request("A->B at 08:00");
    private int now;

    @AfterEach
    void invariantsHold() {
        state.checkInvariants();
    }

    private void given(String... vehicles) {
        state = DrawnFleet.given(vehicles);
        state.checkInvariants();
    }

    private void when(String nowClock, String requestText) {
        now = seconds(nowClock);
        request = request(requestText);
        outcome = new InsertionSearch(TIMES, RuleBook.of(RULES)).search(state, request, now);
    }

    /** Puts the insertion into the state and draws the plan. */
    private void then(String plan) {
        Insertion best = best();
        Promise promise = PromisePolicy.promiseFor(best, RULES);
        RideId id = new RideId("n");
        Ride ride = Ride.held(
                id,
                new OfferSetId("set-n"),
                request,
                best.pickup(),
                best.dropoff(),
                best.directSeconds(),
                promise,
                best.shift());
        ShiftState shift = state.getShift(best.shift());
        state = state.applyAll(List.of(
                new DispatchEvent.OffersHeld(now, ride.offerSet(), ride.rider(), "test", now + 120, List.of(ride)),
                new DispatchEvent.PlansReplaced(
                        now, DispatchEvent.PlanCause.INSERTION, List.of(best.planWith(shift.plan(), id)))));
        assertThat(draw(state, best.shift())).isEqualTo(plan);
    }

    private void thenRefused(RejectionReason reason) {
        assertThat(outcome).isEqualTo(new InsertionOutcome.None(reason));
    }

    private Insertion best() {
        assertThat(outcome).isInstanceOf(InsertionOutcome.Found.class);
        return ((InsertionOutcome.Found) outcome).best();
    }

    @Test
    void anEmptyVehicleGetsTheRide() {
        given("v1 at=A");
        when("08:00", "B->D at 08:00");
        then("v1 | B +n | D -n");
        assertThat(clock(best().pickupSeconds())).isEqualTo("08:05");
        assertThat(clock(best().dropoffSeconds())).isEqualTo("08:15");
        assertThat(best().directSeconds()).isEqualTo(600);
        // A to B to D and back to A, where the shift ends.
        assertThat(best().drivenSeconds()).isEqualTo(1800);
    }

    @Test
    void theNearestOfTwoVehiclesGetsTheRide() {
        given("v1 at=A", "v2 at=C");
        when("08:00", "D->E at 08:00");
        then("v2 | D +n | E -n");
    }

    @Test
    void theFirstVehicleGetsTheRideIfBothAreAlike() {
        given("v2 at=C", "v1 at=C");
        when("08:00", "D->E at 08:00");
        then("v1 | D +n | E -n");
    }

    @Test
    void aRideOnTheWayIsShared() {
        given("v1 at=A | A 08:00 +1 | E -1", "v2 at=J");
        when("08:00", "B->D at 08:00");
        then("v1 | A +1 | B +n | D -n | E -1");
        assertThat(best().drivenSeconds()).isZero();
    }

    @Test
    void pickupIsRefusedWhereItWouldBreakALaterPromise() {
        given("v1 at=C | C 08:00 +1 | E -1 promise<=08:12");
        when("08:00", "B->C at 08:00");
        then("v1 | C +1 | E -1 | B +n | C -n");
        given("v1 at=C | C 08:00 +1 | E -1 promise<=08:20");
        when("08:00", "B->E at 08:00");
        then("v1 | C +1 | B +n | E -n | E -1");
    }

    @Test
    void placesThatAreTheSameAreNoRide() {
        given("v1 at=A");
        when("08:00", "B->B at 08:00");
        thenRefused(RejectionReason.TOO_CLOSE);
        when("08:00", "B,C->C,B at 08:00");
        then("v1 | B +n | C -n");
    }

    @Test
    void aPromiseOfExactlyTheEarliestTimeIsKept() {
        given("v1 at=A | A 08:00 +1 | C -1 promise<=08:10");
        when("08:00", "B->C at 08:00");
        then("v1 | A +1 | B +n | C -n | C -1");
        given("v1 at=A | A 08:00 +1 | C -1 promise<=08:10");
        when("08:00", "B->C at 08:00 dwell=1");
        thenServedAfter("C -1");
    }

    private void thenServedAfter(String stop) {
        Insertion best = best();
        String drawn = draw(state, best.shift());
        assertThat(best.pickupGap())
                .as(drawn)
                .isEqualTo(
                        drawn.substring(0, drawn.indexOf(stop) + stop.length()).split("\\|").length - 1);
    }

    @Test
    void nothingIsPutBeforeTheStopThatTheVehicleDrivesTo() {
        given("v1 at=A driving=08:10 | C 08:05 +1 | E -1");
        when("08:00", "B->E at 08:00");
        Insertion best = best();
        assertThat(best.pickupGap()).isPositive();
        given("v1 at=A | C 08:05 +1 | E -1");
        when("08:00", "B->E at 08:00");
        then("v1 | B +n | C +1 | E -n | E -1");
    }

    @Test
    void nothingIsPutBeforeTheStopAtWhichTheVehicleStands() {
        given("v1 at=A halted=08:04 | C 08:05 +1 dwell=60 | C 08:05 +2 dwell=60 | E -1 | E -2");
        when("08:05", "C->D at 08:00");
        assertThat(best().pickupGap()).isEqualTo(2);
    }

    @Test
    void whoIsOnBoardTakesASeat() {
        given("v1 at=A seats=1 | C -1 boarded=07:59");
        when("08:00", "B->D at 08:00");
        then("v1 | C -1 | B +n | D -n");
        given("v1 at=A seats=2 | C -1 boarded=07:59");
        when("08:00", "B->D at 08:00");
        then("v1 | B +n | C -1 | D -n");
    }

    @Test
    void whoIsOnBoardIsNotKeptLongerThanPromised() {
        // 20 min to E; on board since 07:55, so there by 08:25 at the latest: no time for F and back.
        given("v1 at=A | E -1 boarded=07:55 ride<=30");
        when("08:00", "F->G at 08:00");
        then("v1 | E -1 | F +n | G -n");
    }

    @Test
    void aRideMayLastExactlyAsLongAsTheRulesAllow() {
        // Five minutes direct, so 17 min 30 s at most; C on the way to D would make the rider on board late.
        given("v1 at=A | D -1 boarded=08:00 promise<=08:15:01 dwell=150");
        when("08:00", "B->C at 08:00 dwell=1");
        then("v1 | B +n | D -1 | C -n");
        given("v1 at=A | D -1 boarded=08:00 promise<=08:15:01 dwell=151");
        when("08:00", "B->C at 08:00 dwell=1");
        then("v1 | D -1 | B +n | C -n");
    }

    @Test
    void twoFoldingSeatsMakeRoomForAWheelchair() {
        given("v1 at=A seats=4 or=2/1 | A 08:00 +1 people=2 | E -1");
        when("08:00", "B->D at 08:00 wheelchairs=1");
        then("v1 | A +1 | B +n | D -n | E -1");
        given("v1 at=A seats=4 or=2/1 | A 08:00 +1 people=3 | E -1");
        when("08:00", "B->D at 08:00 wheelchairs=1");
        thenRefused(RejectionReason.NO_VEHICLE_IN_TIME);
    }

    @Test
    void aHeldOfferCountsLikeAPromise() {
        given("v1 at=A seats=1 | B 08:05 +1 held | D -1 promise<=08:15");
        when("08:00", "A->D at 08:00");
        then("v1 | B +1 | D -1 | A +n | D -n");
    }

    @Test
    void aLateVehicleMayNotGetLaterButIsNotGivenUp() {
        // Promised at C by 08:10, but it is 08:05 and C is 10 min away: 08:15 it will be, and not a second later.
        given("v1 at=A | C 08:00-08:10 +1 | E -1 promise<=08:20");
        when("08:05", "B->D at 08:05");
        then("v1 | B +n | C +1 | D -n | E -1");
        given("v1 at=A | C 08:00-08:10 +1 | E -1 promise<=08:20");
        when("08:05", "B->D at 08:05 dwell=1");
        thenRefused(RejectionReason.NO_VEHICLE_IN_TIME);
    }

    @Test
    void theShiftEndsInTime() {
        given("v1 at=A shift=06:00-08:30");
        when("08:00", "C->D at 08:00");
        then("v1 | C +n | D -n");
        given("v1 at=A shift=06:00-08:29");
        when("08:00", "C->D at 08:00");
        thenRefused(RejectionReason.NO_VEHICLE_IN_TIME);
    }

    @Test
    void aShiftThatHasNotBegunGetsRidesUnlessItIsOverdue() {
        given("v1 at=A idle shift=09:00-18:00");
        when("08:00", "B->C at 09:10");
        then("v1 | B +n | C -n");
        assertThat(clock(best().pickupSeconds())).isEqualTo("09:10");
        given("v1 at=A idle shift=09:00-18:00");
        when("09:05", "B->C at 09:10");
        assertThat(best().shift()).isEqualTo(new ShiftId("v1"));
        when("09:05:01", "B->C at 09:10");
        thenRefused(RejectionReason.NO_VEHICLE_IN_TIME);
    }

    @Test
    void theReasonIsTheBindingOne() {
        given("v1 at=A seats=4 shift=06:00-22:00");
        when("08:00", "B->C at 08:00 people=5");
        thenRefused(RejectionReason.PARTY_TOO_LARGE);
        when("08:00", "B->C at 23:00");
        thenRefused(RejectionReason.OUTSIDE_SERVICE_HOURS);
        when("08:00", "Z->Y at 08:00");
        thenRefused(RejectionReason.NO_VEHICLE_IN_TIME);
        given();
        when("08:00", "B->C at 08:00");
        thenRefused(RejectionReason.OUTSIDE_SERVICE_HOURS);
    }

    @Test
    void theBetterOfTwoPlacesToBoardIsTaken() {
        given("v1 at=A | A 08:00 +1 | E -1");
        when("08:00", "F/1,B/3->D at 07:55");
        then("v1 | A +1 | B +n | D -n | E -1");
    }

    @Test
    void whoArrivesByATimeIsThereInTimeAndNotNeedlesslyEarly() {
        given("v1 at=A");
        when("07:00", "B->D by 09:00");
        then("v1 | B +n | D -n");
        assertThat(clock(best().pickupSeconds())).isEqualTo("08:40");
        Promise promise = PromisePolicy.promiseFor(best(), RULES);
        assertThat(promise.pickup()).isEqualTo(new TimeWindow(seconds("08:40"), seconds("08:50")));
        assertThat(clock(promise.latestDropoffSeconds())).isEqualTo("09:00");
    }

    @Test
    void whoArrivesByATimeIsFetchedEarlierIfThereIsNoOtherWay() {
        // From 08:20 on the vehicle is taken.
        given("v1 at=D seats=1 | D 08:20-08:25 +1 | J -1");
        when("07:00", "B->D by 09:00");
        then("v1 | B +n | D -n | D +1 | J -1");
        assertThat(clock(best().pickupSeconds())).isBetween("08:00", "08:10");
    }

    @Test
    void thePromiseBeginsOnTheFullMinuteButNotBeforeTheRiderCanBeThere() {
        given("v1 at=A | B -1 boarded=07:50");
        when("08:00:10", "B->C at 07:59");
        assertThat(clock(best().pickupSeconds())).isEqualTo("08:05:10");
        Promise promise = PromisePolicy.promiseFor(best(), RULES);
        assertThat(clock(promise.pickup().startSeconds())).isEqualTo("08:05");
        given("v1 at=B");
        when("08:00:10", "B->C at 07:59");
        promise = PromisePolicy.promiseFor(best(), RULES);
        assertThat(clock(promise.pickup().startSeconds())).isEqualTo("08:00:10");
        assertThat(promise.latestDropoffSeconds()).isEqualTo(seconds("08:00:10") + 600 + RULES.rideSecondsMax(300));
    }

    @Test
    void aLimitMovesThePickupToALaterTime() {
        given("v1 at=B");
        request = request("B->C at 08:00");
        now = seconds("08:00");
        state.checkInvariants();
        outcome = new InsertionSearch(TIMES, RuleBook.of(RULES))
                .search(state, request, now, new TimeWindow(seconds("08:15"), Integer.MAX_VALUE));
        assertThat(clock(best().pickupSeconds())).isEqualTo("08:15");
        outcome = new InsertionSearch(TIMES, RuleBook.of(RULES))
                .search(state, request, now, new TimeWindow(seconds("08:31"), Integer.MAX_VALUE));
        thenRefused(RejectionReason.NO_VEHICLE_IN_TIME);
    }

    @Test
    void aRideIsPutBackWhereItWas() {
        given("v1 at=A | A 08:00 +1 | B 08:05 +2 | D -2 | E -1");
        Ride ride = state.getRide(new RideId("2"));
        Optional<Insertion> placed =
                new InsertionSearch(TIMES, RuleBook.of(RULES)).place(state, ride, new ShiftId("v1"), seconds("08:00"));
        assertThat(placed).isPresent();
        assertThat(placed.get().pickupGap()).isEqualTo(1);
        assertThat(placed.get().dropoffGap()).isEqualTo(1);
        RideId id = ride.id();
        assertThat(placed.get()
                        .planWith(state.getShift(new ShiftId("v1")).plan(), id)
                        .stops())
                .isEqualTo(state.getShift(new ShiftId("v1")).plan().stops());
    }

    @Test
    void aRideIsNotPutIntoAPlanThatCantKeepItsPromise() {
        given("v1 at=A | A 08:00 +1 | B -1", "v2 at=M");
        Ride ride = state.getRide(new RideId("1"));
        InsertionSearch search = new InsertionSearch(TIMES, RuleBook.of(RULES));
        assertThat(search.place(state, ride, new ShiftId("v2"), seconds("08:00")))
                .isEmpty();
        given("v1 at=A | B -1 boarded=08:00", "v2 at=A");
        Ride aboard = state.getRide(new RideId("1"));
        assertThat(search.place(state, aboard, new ShiftId("v2"), seconds("08:00")))
                .isEmpty();
    }

    @Test
    void theScheduleAfterwardsIsThatOfTheInsertion() {
        given("v1 at=A | A 08:00 +1 | E -1");
        when("08:00", "B->D at 08:00 dwell=30");
        then("v1 | A +1 | B +n | D -n | E -1");
        PlanSchedule schedule = new PlanScheduler(TIMES, OperatingRules.DEFAULT)
                .schedule(state, state.getShift(new ShiftId("v1")), now);
        assertThat(schedule.serviceSeconds(1)).isEqualTo(best().pickupSeconds());
        assertThat(schedule.serviceSeconds(2)).isEqualTo(best().dropoffSeconds());
    }
}
