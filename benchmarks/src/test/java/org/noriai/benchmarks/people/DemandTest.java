package org.noriai.benchmarks.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.noriai.api.v1.LatLng;
import org.noriai.api.v1.ServiceArea;
import org.noriai.api.v1.VirtualStop;

class DemandTest {
    private static final ServiceArea AREA = area(6);

    @Test
    void sameSeedGivesTheSameWishes() {
        assertThat(wishes(AREA, 7, 200)).isEqualTo(wishes(AREA, 7, 200)).isNotEqualTo(wishes(AREA, 8, 200));
    }

    @Test
    void burstSetsTheFleetInMotionWithinSecondsAndWantsToLeaveAtOnce() {
        List<Wish> burst = wishes(AREA, 1, 8);
        assertThat(burst).allSatisfy(wish -> {
            assertThat(wish.at()).isLessThan(Duration.ofSeconds(20));
            assertThat(wish.lead()).isZero();
            assertThat(wish.declines()).isFalse();
            assertThat(wish.cancels()).isFalse();
        });
    }

    @Test
    void afterTheBurstAsManyAskAnHourAsWereToldTo() {
        List<Wish> wishes = wishes(AREA, 3, 6_000);
        double hours = wishes.getLast().at().toMillis() / 3_600_000.0;
        assertThat(6_000 / hours).isBetween(55.0, 65.0);
        assertThat(wishes).isSortedAccordingTo((a, b) -> a.at().compareTo(b.at()));
    }

    @Test
    void peopleAreOfAllKindsAndStayInTheArea() {
        List<Wish> wishes = wishes(AREA, 5, 2_000);
        assertThat(wishes).anyMatch(w -> w.party().getWheelchairs() == 1);
        assertThat(wishes).anyMatch(w -> w.party().getSeats() == 2);
        assertThat(wishes).anyMatch(w -> !w.lead().isZero() && w.arriveBy());
        assertThat(wishes).anyMatch(w -> !w.lead().isZero() && !w.arriveBy());
        assertThat(wishes).anyMatch(Wish::declines).anyMatch(Wish::cancels);
        assertThat(wishes).allSatisfy(wish -> {
            assertThat(wish.party().getSeats() + wish.party().getWheelchairs()).isBetween(1, 2);
            for (LatLng place : List.of(wish.origin(), wish.destination())) {
                assertThat(place.getLatitude()).isBetween(0.0, 0.05);
                assertThat(place.getLongitude()).isBetween(0.0, 0.05);
            }
            assertThat(StreetWay.meters(wish.origin(), wish.destination())).isGreaterThan(300);
        });
    }

    @Test
    void wheelchairsAndCouplesAskOnlyWhereVehiclesTakeThem() {
        ServiceArea small =
                AREA.toBuilder().setPartySeatsMax(1).setPartyWheelchairsMax(0).build();
        assertThat(wishes(small, 5, 500))
                .allMatch(w -> w.party().getSeats() == 1 && w.party().getWheelchairs() == 0);
    }

    @Test
    void areaOfOneStopIsRefused() {
        assertThatThrownBy(() -> new Demand(area(1), 4, 60, 1)).hasMessageContaining("two stops at least, not 1");
    }

    private static List<Wish> wishes(ServiceArea area, long seed, int count) {
        Demand demand = new Demand(area, 4, 60, seed);
        return Stream.generate(demand::next).limit(count).toList();
    }

    /** Stops on a diagonal, about 1.1 km from one to the next. */
    private static ServiceArea area(int stops) {
        return ServiceArea.newBuilder()
                .setSouthWest(place(0, 0))
                .setNorthEast(place(0.05, 0.05))
                .setPartySeatsMax(8)
                .setPartyWheelchairsMax(1)
                .setWalkMetersMax(400)
                .addAllStops(IntStream.range(0, stops)
                        .mapToObj(i -> VirtualStop.newBuilder()
                                .setStopId("s" + i)
                                .setLocation(place(0.007 * i, 0.007 * i))
                                .build())
                        .toList())
                .build();
    }

    private static LatLng place(double latitude, double longitude) {
        return LatLng.newBuilder().setLatitude(latitude).setLongitude(longitude).build();
    }
}
