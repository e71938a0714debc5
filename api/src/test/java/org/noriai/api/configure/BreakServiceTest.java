package org.noriai.api.configure;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.util.Timestamps;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.noriai.api.problem.ProblemException;
import org.noriai.api.problem.ProblemKind;
import org.noriai.api.v1.ConfirmOfferRequest;
import org.noriai.api.v1.DriverServiceGrpc.DriverServiceBlockingStub;
import org.noriai.api.v1.InformationServiceGrpc;
import org.noriai.api.v1.Manifest;
import org.noriai.api.v1.ManifestState;
import org.noriai.api.v1.RefusalReason;
import org.noriai.api.v1.RequestOffersResponse;
import org.noriai.api.v1.StopEventKind;
import org.noriai.api.v1.VehicleActivity;
import org.noriai.api.v1.VehicleView;
import org.noriai.api.v1.WatchManifestRequest;
import org.noriai.api.v1.WatchVehiclesRequest;

/** A driver has a break, which nobody else sees, and riders are promised what can be kept after it. */
class BreakServiceTest extends RunningService {

    /** When the shifts begin, in Monaco: drivers of the first turn eat from 11:00 on. */
    private static final Instant FIRST = Instant.parse("2026-11-23T03:00:00Z");

    private static final Instant MEAL = Instant.parse("2026-11-23T10:00:00Z");

    private Instant clockStart = FIRST;

    @Override
    Instant clockStart() {
        return clockStart;
    }

    @Test
    void theDriverRestsAndRidersRideAfterwards() throws Exception {
        assertThat(manifest(driver()).getHaltsList())
                .singleElement()
                .satisfies(halt -> assertThat(halt.getRest().getSeconds()).isEqualTo(3600));
        channel.shutdownNow();
        service.close();
        clockStart = MEAL.plusSeconds(60);
        open();

        DriverServiceBlockingStub driver = driver();
        Manifest due = manifest(driver);
        assertThat(due.getState()).isEqualTo(ManifestState.STANDING);
        assertThat(due.getHalts(0).getStop()).isEqualTo(due.getAt());
        assertThat(due.getHalts(0).getRest().getBegin().getSeconds())
                .isLessThanOrEqualTo(due.getNow().getSeconds());
        ProblemException early = problem(
                () -> driver.reportStopEvent(event(StopEventKind.NO_SHOW).build()));
        assertThat(early.kind()).isEqualTo(ProblemKind.INVALID_INPUT);

        Manifest resting =
                driver.reportStopEvent(event(StopEventKind.BREAK_STARTED).build());
        assertThat(resting.getState()).isEqualTo(ManifestState.RESTING);
        assertThat(resting.getAt()).isEqualTo(due.getAt());
        assertThat(resting.getHalts(0).hasRest()).isTrue();
        assertThat(resting.getHalts(0).getActionsList()).isEmpty();
        assertThat(driver.reportStopEvent(event(StopEventKind.BREAK_STARTED).build())
                        .getState())
                .isEqualTo(ManifestState.RESTING);
        VehicleView seen = InformationServiceGrpc.newBlockingStub(channel)
                .watchVehicles(WatchVehiclesRequest.getDefaultInstance())
                .next()
                .getVehiclesList()
                .stream()
                .filter(vehicle -> vehicle.getVehicleId().equals(BUS))
                .findFirst()
                .orElseThrow();
        assertThat(seen.getActivity()).isEqualTo(VehicleActivity.IDLE);
        assertThat(seen.getHaltsList()).isEmpty();

        // Nobody else has begun to work. Who wants to ride during the break is told when it is over.
        long end = resting.getHalts(0).getDeparture().getSeconds();
        String token = newRider();
        RequestOffersResponse refused = rider(token).requestOffers(acrossTown());
        assertThat(refused.getRefusal().getReason()).isEqualTo(RefusalReason.NO_VEHICLE_IN_TIME);
        RequestOffersResponse offered = rider(token)
                .requestOffers(acrossTown().toBuilder()
                        .setEarliestDeparture(Timestamps.fromSeconds(end - 600))
                        .build());
        assertThat(offered.getOffersList())
                .isNotEmpty()
                .allMatch(offer -> offer.getPickupWindow().getEnd().getSeconds() >= end);
        rider(token)
                .confirmOffer(ConfirmOfferRequest.newBuilder()
                        .setOfferId(offered.getOffers(0).getOfferId())
                        .setIdempotencyKey("k1")
                        .build());
        assertThat(manifest(driver).getHaltsList())
                .as("the break, the pickup, the dropoff")
                .hasSize(3);
        Manifest back = driver.reportStopEvent(event(StopEventKind.BREAK_ENDED).build());
        assertThat(back.getState()).isEqualTo(ManifestState.STANDING);
        assertThat(back.getHaltsList()).noneMatch(halt -> halt.hasRest());
    }

    private static Manifest manifest(DriverServiceBlockingStub driver) {
        return driver.watchManifest(WatchManifestRequest.getDefaultInstance()).next();
    }
}
