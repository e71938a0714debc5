package org.noriai.dispatch.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.noriai.dispatch.model.Access;
import org.noriai.dispatch.model.OfferSetId;
import org.noriai.dispatch.model.Party;
import org.noriai.dispatch.model.Promise;
import org.noriai.dispatch.model.RejectionReason;
import org.noriai.dispatch.model.Ride;
import org.noriai.dispatch.model.RideId;
import org.noriai.dispatch.model.RideRequest;
import org.noriai.dispatch.model.RiderId;
import org.noriai.dispatch.model.ShiftId;
import org.noriai.dispatch.model.TimeWindow;
import org.noriai.dispatch.model.TravelWish;
import org.noriai.dispatch.model.TravelWish.ArriveBy;
import org.noriai.dispatch.model.TravelWish.DepartAfter;
import org.noriai.dispatch.simulation.Wish.Channel;
import org.noriai.dispatch.simulation.Wish.Fate;
import org.noriai.dispatch.spi.TravelTimes;

/** S2: figures of merit that can be worked out by hand. */
class S2FiguresTest {

    private static final int LEG_SECONDS = 600;

    /** Two places, ten minutes apart. */
    private static final TravelTimes ROAD = new TravelTimes() {
        @Override
        public int placeCount() {
            return 2;
        }

        @Override
        public int leastSeconds(int fromPlace, int toPlace) {
            return seconds(fromPlace, toPlace, 0);
        }

        @Override
        public int seconds(int fromPlace, int toPlace, int departureSeconds) {
            return fromPlace == toPlace ? 0 : LEG_SECONDS;
        }
    };

    private final DayLedger ledger = new DayLedger(Optional.of((from, to) -> 1000 * Math.abs(from - to)));

    @Test
    void s201_oneRiderAndOneBusOnOneRoad() {
        // The base is at 0. Whoever starts there boards at once (after the walk of a minute), and the bus drives home
        // empty;
        // who starts at 1 waits for the bus to come: ten minutes without the walk.
        SimulatedArea road = SmallCity.of(ROAD, 1, List.of());
        Set<Integer> waits = new HashSet<>();
        for (int seed = 1; seed <= 10; seed++) {
            FiguresOfMerit figures =
                    Simulation.run(road, SmallCity.quietMorning(1), seed).figures();
            assertThat(figures.requests()).isEqualTo(1);
            assertThat(figures.acceptedShare()).isEqualTo(OptionalDouble.of(1));
            assertThat(figures.vehicleHours()).isEqualTo(2);
            assertThat(figures.ridesPerVehicleHour()).isEqualTo(0.5);
            assertThat(figures.promisesKept()).isEqualTo(1);
            assertThat(figures.detourFactor()).isEqualTo(OptionalDouble.of(1));
            assertThat(figures.drivenSeconds()).isEqualTo(2 * LEG_SECONDS);
            assertThat(figures.emptyShareOfDrivenSeconds()).isEqualTo(OptionalDouble.of(0.5));
            assertThat(figures.sharedShareOfDrivenSeconds()).isEqualTo(OptionalDouble.of(0));
            assertThat(figures.onTimeAtAppointmentShare()).isEmpty();
            assertThat(figures.distance()).isEmpty();
            waits.add(figures.waitSecondsP50().orElseThrow());
        }
        assertThat(waits).containsExactlyInAnyOrder(0, LEG_SECONDS - 60);
    }

    @Test
    void s202_aDayWithoutRequestsHasNoShares() {
        FiguresOfMerit figures = Simulation.run(SmallCity.square(2), SmallCity.quietMorning(0), 1)
                .figures();
        assertThat(figures.ridesPerVehicleHour()).isZero();
        assertThat(figures.acceptedShare()).isEmpty();
        assertThat(figures.waitSecondsP50()).isEmpty();
        assertThat(figures.drivenSeconds()).isZero();
    }

    @Test
    void s203_waitsDetoursAndPromisesAreThoseOfTheLedger() {
        Ride ann = booked(1, new Party(1, 0), new DepartAfter(1000), Channel.TELEPHONE, false);
        Ride bob = booked(2, new Party(0, 1), new DepartAfter(1000), Channel.WEB, true);
        Ride cat = booked(3, new Party(1, 0), new ArriveBy(4000), Channel.WEB, false);
        ledger.asked(wish(4, new Party(1, 0), new DepartAfter(1000), Channel.WEB));
        ledger.refused(
                wish(4, new Party(1, 0), new DepartAfter(1000), Channel.WEB), RejectionReason.NO_VEHICLE_IN_TIME);
        // The promise of each: boarding from 1060 to 1660, at most 1200 s on board, there by 3900.
        ledger.pickedUp(ann.boarded(1200), 1160, LatenessCause.SOFTWARE);
        ledger.pickedUp(bob.boarded(1800), 1661, LatenessCause.SLOW_DRIVE);
        ledger.pickedUp(cat.boarded(1820), 1660, LatenessCause.SOFTWARE);
        ledger.drive(0, 3, 300, 0);
        ledger.drive(3, 4, 100, 1);
        ledger.drive(4, 6, 200, 3);
        ledger.droppedOff(ann.boarded(1200), 2400, LatenessCause.SOFTWARE);
        ledger.droppedOff(bob.boarded(1800), 2400, LatenessCause.BREAKDOWN);
        ledger.droppedOff(cat.boarded(1820), 3021, LatenessCause.BREAKDOWN);
        FiguresOfMerit figures = ledger.figures(1.5);
        assertThat(figures.ridesPerVehicleHour()).isEqualTo(2);
        assertThat(figures.requests()).isEqualTo(4);
        assertThat(figures.acceptedShare()).isEqualTo(OptionalDouble.of(0.75));
        assertThat(figures.acceptedAfterCounterOffer()).isEqualTo(1);
        assertThat(figures.refused()).isEqualTo(Map.of(RejectionReason.NO_VEHICLE_IN_TIME, 1));
        assertThat(figures.telephoneShare().orElseThrow()).isCloseTo(1 / 3.0, within(1e-9));
        assertThat(figures.promisesKept()).isEqualTo(1);
        assertThat(figures.promisesBrokenByCause())
                .isEqualTo(Map.of(LatenessCause.SLOW_DRIVE, 1, LatenessCause.BREAKDOWN, 1));
        assertThat(figures.promisesBrokenBySoftware()).isZero();
        assertThat(figures.waitSecondsP50()).isEqualTo(OptionalInt.of(100));
        assertThat(figures.waitSecondsP90()).isEqualTo(OptionalInt.of(601));
        // On board 1200, 600 and 1201 s; 500 s each without a detour.
        assertThat(figures.detourFactor()).isEqualTo(OptionalDouble.of(3001 / 1500.0));
        assertThat(figures.emptyShareOfDrivenSeconds()).isEqualTo(OptionalDouble.of(0.5));
        assertThat(figures.distance().orElseThrow().drivenKilometers()).isEqualTo(6);
        assertThat(figures.distance().orElseThrow().emptyKilometers()).isEqualTo(3);
        assertThat(figures.distance().orElseThrow().sharedShareOfKilometers()).isEqualTo(OptionalDouble.of(1 / 3.0));
        assertThat(figures.onTimeAtPickupShare().orElseThrow()).isCloseTo(2 / 3.0, within(1e-9));
        assertThat(figures.onTimeAtAppointmentShare()).isEqualTo(OptionalDouble.of(1));
        assertThat(figures.wheelchair().acceptedShareGap()).isEqualTo(OptionalDouble.of(0.25));
        assertThat(figures.wheelchair().waitSecondsP50Gap()).isEqualTo(OptionalInt.of(501));
    }

    @Test
    void s204_whoDoesNotComeIsNoBrokenPromiseUnlessTheBusWasLate() {
        Ride ann = booked(1, new Party(1, 0), new DepartAfter(1000), Channel.WEB, false);
        Ride bob = booked(2, new Party(1, 0), new DepartAfter(1000), Channel.WEB, false);
        ledger.missed(ann, 1660, LatenessCause.SLOW_DRIVE);
        ledger.missed(bob, 1661, LatenessCause.SLOW_DRIVE);
        FiguresOfMerit figures = ledger.figures(1);
        assertThat(figures.ridersAbsent()).isEqualTo(2);
        assertThat(figures.promisesKept()).isEqualTo(1);
        assertThat(figures.promisesBroken()).isEqualTo(1);
    }

    private Ride booked(int number, Party party, TravelWish travel, Channel channel, boolean counterOffer) {
        Wish wish = wish(number, party, travel, channel);
        Access walk = new Access(0, 60, 70);
        Ride ride = Ride.held(
                        new RideId("r" + number),
                        new OfferSetId("s" + number),
                        new RideRequest(new RiderId("p" + number), party, List.of(walk), List.of(walk), travel, 15, 15),
                        walk,
                        walk,
                        500,
                        new Promise(new TimeWindow(1060, 1660), 3900, 1200),
                        new ShiftId("day"))
                .confirmed();
        ledger.asked(wish);
        ledger.accepted(wish, ride, counterOffer);
        return ride;
    }

    private static Wish wish(int number, Party party, TravelWish travel, Channel channel) {
        return new Wish(number, 900, 0, 1, party, travel, channel, 0, 600, false, Fate.TRAVELS, 0);
    }
}
