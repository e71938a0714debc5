package org.noriai.benchmarks.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.noriai.api.v1.LatLng;

class StreetWayTest {
    private static final double DEGREE_METERS = 111_195;

    /** 111 m north, then as far east. */
    private static final StreetWay CORNER = new StreetWay(List.of(place(0, 0), place(0.001, 0), place(0.001, 0.001)));

    @Test
    void halfOfTheLengthIsTheCorner() {
        assertThat(CORNER.meters()).isCloseTo(0.002 * DEGREE_METERS, within(0.1));
        assertThat(CORNER.at(0.5).getLatitude()).isCloseTo(0.001, within(1e-6));
        assertThat(CORNER.at(0.5).getLongitude()).isCloseTo(0, within(1e-6));
        assertThat(CORNER.at(0.75).getLongitude()).isCloseTo(0.0005, within(1e-6));
    }

    @Test
    void bearingIsThatOfTheStreet() {
        assertThat(CORNER.bearing(0.25)).isCloseTo(0, within(0.01));
        assertThat(CORNER.bearing(0.75)).isCloseTo(90, within(0.01));
    }

    @Test
    void beforeAndAfterTheWayIsAtItsEnds() {
        assertThat(CORNER.at(-1)).isEqualTo(place(0, 0));
        assertThat(CORNER.at(7)).isEqualTo(place(0.001, 0.001));
    }

    @Test
    void wayOfOnePointOrOfEqualPointsStandsStill() {
        LatLng here = place(43.7, 7.4);
        assertThat(new StreetWay(List.of(here)).at(0.5)).isEqualTo(here);
        assertThat(new StreetWay(List.of(here, here, here)).at(0.5)).isEqualTo(here);
        assertThat(new StreetWay(List.of(here, here)).bearing(0.5)).isBetween(0.0, 360.0);
    }

    @Test
    void wayWithoutPointsIsRefused() {
        assertThatThrownBy(() -> new StreetWay(List.of())).hasMessageContaining("at least one point");
    }

    private static LatLng place(double latitude, double longitude) {
        return LatLng.newBuilder().setLatitude(latitude).setLongitude(longitude).build();
    }
}
