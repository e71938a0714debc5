package org.noriai.benchmarks.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.noriai.api.v1.LatLng;
import org.noriai.api.v1.Position;

class DriveTest {
    private static final Instant EIGHT = Instant.parse("2026-11-22T08:00:00Z");
    private static final LatLng A = LatLng.newBuilder().setLatitude(43.70).build();
    private static final LatLng B = LatLng.newBuilder().setLatitude(43.71).build();

    @Test
    void vehicleMovesEvenlyFromTheStartToTheEndOfItsWay() {
        Drive drive = new Drive("b", new StreetWay(List.of(A, B)), EIGHT, 100);
        Position half = drive.position(EIGHT.plusSeconds(50));
        assertThat(half.getLocation().getLatitude()).isCloseTo(43.705, within(1e-6));
        assertThat(half.getSpeedMetersPerSecond()).isCloseTo(11.1f, within(0.1f));
        assertThat(drive.moving(EIGHT.plusSeconds(99))).isTrue();
        assertThat(drive.moving(drive.end())).isFalse();
        assertThat(drive.position(EIGHT.plusSeconds(500)).getLocation()).isEqualTo(B);
        assertThat(drive.position(EIGHT.plusSeconds(500)).getSpeedMetersPerSecond())
                .isZero();
    }

    @Test
    void vehicleThatArrivedFacesAsItCameAndIsBoundForNowhere() {
        Drive arrived = new Drive("a", new StreetWay(List.of(B, A)), EIGHT, 100).arrived();
        assertThat(arrived.toStopId()).isEmpty();
        assertThat(arrived.position(EIGHT.plusSeconds(200)).getBearing()).isCloseTo(180f, within(0.1f));
        assertThat(arrived.position(EIGHT.plusSeconds(200)).getLocation()).isEqualTo(A);
    }

    @Test
    void standingVehicleStaysWhereItIs() {
        Drive standing = Drive.standing(A, EIGHT);
        assertThat(standing.moving(EIGHT)).isFalse();
        assertThat(standing.position(EIGHT.plusSeconds(60)).getLocation()).isEqualTo(A);
    }
}
