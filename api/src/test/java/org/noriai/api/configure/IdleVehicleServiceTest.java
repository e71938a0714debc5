package org.noriai.api.configure;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.noriai.api.v1.DriverServiceGrpc.DriverServiceBlockingStub;
import org.noriai.api.v1.LatLng;
import org.noriai.api.v1.Manifest;
import org.noriai.api.v1.ManifestState;
import org.noriai.api.v1.ReleaseOffersRequest;
import org.noriai.api.v1.StopEventKind;
import org.noriai.api.v1.VirtualStop;
import org.noriai.api.v1.WatchManifestRequest;

/** An idle vehicle is sent to where people have asked, on a clock that runs fast. */
class IdleVehicleServiceTest extends RunningService {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Override
    double speed() {
        return 30;
    }

    @Test
    void theDriverIsSentToWherePeopleAskAndStandsThere() throws Exception {
        DriverServiceBlockingStub driver = driver();
        VirtualStop at = manifest(driver).getAt();
        VirtualStop west = farthest(Comparison.WEST);
        VirtualStop east = farthest(Comparison.EAST);
        boolean westIsFar = meters(at, west) > meters(at, east);
        for (int n = 0; n < 6; n++) {
            String token = newRider();
            var request = acrossTown().toBuilder()
                    .setOrigin((westIsFar ? west : east).getLocation())
                    .setDestination((westIsFar ? east : west).getLocation())
                    .build();
            assertThat(rider(token).requestOffers(request).getOffersList()).isNotEmpty();
            rider(token).releaseOffers(ReleaseOffersRequest.getDefaultInstance());
        }
        Manifest underWay = leaveOnceSent(driver);
        VirtualStop goTo = underWay.getGoTo();
        assertThat(underWay.getState()).isEqualTo(ManifestState.UNDER_WAY);
        assertThat(meters(goTo, westIsFar ? west : east)).isLessThan(meters(at, westIsFar ? west : east));
        assertThat(underWay.getHaltsCount()).isEqualTo(1);
        assertThat(underWay.getHalts(0).getStop()).isEqualTo(goTo);
        assertThat(underWay.getHalts(0).getActionsList()).isEmpty();
        assertThat(underWay.getWayCount()).isPositive();
        assertThat(get("/gtfs-rt/trip-updates.json").body()).doesNotContain("trip_update\"");
        Manifest there = driver.reportStopEvent(
                event(StopEventKind.ARRIVED).setStopId(goTo.getStopId()).build());
        assertThat(there.getState()).isEqualTo(ManifestState.STANDING);
        assertThat(there.getAt()).isEqualTo(goTo);
        assertThat(there.hasGoTo()).isFalse();
        countIsShown();
    }

    /** New counters are shown once a second. */
    private void countIsShown() throws Exception {
        Instant until = Instant.now().plus(PATIENCE);
        while (!get("/metrics").body().contains("noriai_vehicles_sent_total")) {
            assertThat(Instant.now()).as("when the count is shown").isBefore(until);
            Thread.sleep(100);
        }
    }

    private static Manifest leaveOnceSent(DriverServiceBlockingStub driver) throws InterruptedException {
        Instant until = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(until)) {
            Manifest manifest = manifest(driver);
            if (manifest.hasGoTo()) {
                assertThat(manifest.getState()).isEqualTo(ManifestState.STANDING);
                assertThat(manifest.getWayCount()).isPositive();
                try {
                    return driver.reportStopEvent(event(StopEventKind.DEPARTED)
                            .setStopId(manifest.getGoTo().getStopId())
                            .build());
                } catch (StatusRuntimeException tooLate) {
                    // The time to leave has run out meanwhile; it will be sent again.
                    continue;
                }
            }
            Thread.sleep(50);
        }
        throw new AssertionError("Nobody was sent anywhere within %s.".formatted(PATIENCE));
    }

    private static Manifest manifest(DriverServiceBlockingStub driver) {
        return driver.watchManifest(WatchManifestRequest.getDefaultInstance()).next();
    }

    private static double meters(VirtualStop one, VirtualStop other) {
        LatLng a = one.getLocation();
        LatLng b = other.getLocation();
        double north = a.getLatitude() - b.getLatitude();
        double east = (a.getLongitude() - b.getLongitude()) * Math.cos(Math.toRadians(a.getLatitude()));
        return 111_195 * Math.hypot(north, east);
    }
}
