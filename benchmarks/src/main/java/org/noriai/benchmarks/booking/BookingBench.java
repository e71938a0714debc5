package org.noriai.benchmarks.booking;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.noriai.api.v1.CancelRideRequest;
import org.noriai.api.v1.ConfirmOfferRequest;
import org.noriai.api.v1.GetServiceAreaRequest;
import org.noriai.api.v1.RegisterRiderRequest;
import org.noriai.api.v1.RegisterRiderResponse;
import org.noriai.api.v1.ReleaseOffersRequest;
import org.noriai.api.v1.RequestOffersRequest;
import org.noriai.api.v1.RequestOffersResponse;
import org.noriai.api.v1.ServiceArea;
import org.noriai.benchmarks.client.EngineTime;
import org.noriai.benchmarks.client.ServiceConnection;
import org.noriai.benchmarks.people.Journeys;
import org.noriai.benchmarks.people.SimulatedFleet;
import org.noriai.benchmarks.people.SimulatedRiders;
import org.noriai.benchmarks.people.Tally;
import org.noriai.benchmarks.process.ProjectFolder;
import org.noriai.benchmarks.process.Stage;
import org.noriai.benchmarks.report.BenchResult;
import org.noriai.benchmarks.report.Samples;

/**
 * One client that asks for offers, one request after the other, while simulated people use the service; every tenth
 * request is confirmed and cancelled again; then many at once, see {@link ManyRiders}. Measured at the client, so with gRPC
 * and the network of loopback.
 */
public final class BookingBench {
    private static final int VEHICLES = 20;
    private static final int OTHERS_REQUESTS_PER_HOUR = 120;
    private static final int WARM_UP = 1_000;
    private static final int COUNT = 2_000;
    private static final int CONFIRM_EVERY = 10;
    private static final long SEED = 4_711;
    private static final double NANOS_PER_MILLI = 1e6;

    /** Where the first seconds of the others' burst are over. */
    private static final long SETTLE_MILLIS = 20_000;

    private static final long TURN_MILLIS = 500;

    private final ServiceConnection connection;
    private final RegisterRiderResponse account;
    private final Journeys journeys;
    private final Samples offers = new Samples();
    private final Samples confirmations = new Samples();
    private int keys;
    private int refusals;

    private BookingBench(ServiceConnection connection, ServiceArea area) {
        this.connection = connection;
        this.account = connection.accounts().registerRider(RegisterRiderRequest.getDefaultInstance());
        this.journeys = new Journeys(area, SEED);
    }

    /**
     * Measures on Heidelberg where real data is there, and on the embedded region otherwise.
     *
     * @param count requests measured, where given
     */
    public static List<BenchResult> run(ProjectFolder project, Optional<Path> data, Optional<Integer> count)
            throws IOException, InterruptedException {
        Optional<Path> heidelberg =
                data.map(folder -> folder.resolve("osm/heidelberg.osm.pbf")).filter(Files::isReadable);
        Path osm = heidelberg.orElse(project.monaco());
        List<BenchResult> results = new ArrayList<>(alone(project, osm, count));
        results.addAll(ManyRiders.run(project, osm));
        return results;
    }

    private static List<BenchResult> alone(ProjectFolder project, Path osm, Optional<Integer> count)
            throws IOException, InterruptedException {
        try (Stage stage = Stage.set(project, osm, Optional.of(VEHICLES), 1)) {
            ServiceArea area =
                    stage.connection().information().getServiceArea(GetServiceAreaRequest.getDefaultInstance());
            EngineTime time = EngineTime.of(area);
            Tally tally = new Tally();
            try (SimulatedFleet fleet = SimulatedFleet.start(
                            stage.connection(), time, stage.service().settings().operatorTokenFile(), SEED, tally);
                    SimulatedRiders others = SimulatedRiders.start(
                            stage.connection(), time, area, fleet.size(), OTHERS_REQUESTS_PER_HOUR, SEED, tally)) {
                Thread.sleep(SETTLE_MILLIS);
                BookingBench warmUp = new BookingBench(stage.connection(), area);
                warmUp.ask(WARM_UP);
                BookingBench bench = new BookingBench(stage.connection(), area);
                bench.ask(count.orElse(COUNT));
                String conditions =
                        "gRPC, one client, %s, %d vehicles, %.0f requests an hour by others, %d stops, %d refused"
                                .formatted(
                                        osm.getFileName(),
                                        VEHICLES,
                                        others.requestsPerHour(),
                                        area.getStopsCount(),
                                        bench.refusals);
                return bench.results(conditions);
            }
        }
    }

    private List<BenchResult> results(String conditions) {
        return List.of(
                BenchResult.p99("booking.offer", "ms", offers, conditions),
                BenchResult.p99("booking.confirm", "ms", confirmations, conditions));
    }

    private void ask(int count) throws InterruptedException {
        for (int i = 0; i < count; i++) {
            RequestOffersResponse answer = timedOffers(journeys.next());
            if (answer.getOffersCount() == 0) {
                refusals++;
            } else if (i % CONFIRM_EVERY == 0) {
                confirmAndCancel(answer.getOffers(0).getOfferId());
            }
        }
        connection.bookings(account.getToken()).releaseOffers(ReleaseOffersRequest.getDefaultInstance());
    }

    /** The others ask from the same address; where they hold as much as one may, this waits its turn and is not timed. */
    private RequestOffersResponse timedOffers(RequestOffersRequest request) throws InterruptedException {
        while (true) {
            long start = System.nanoTime();
            try {
                RequestOffersResponse answer =
                        connection.bookings(account.getToken()).requestOffers(request);
                offers.add((System.nanoTime() - start) / NANOS_PER_MILLI);
                return answer;
            } catch (StatusRuntimeException e) {
                if (e.getStatus().getCode() != Status.Code.RESOURCE_EXHAUSTED) {
                    throw e;
                }
                Thread.sleep(TURN_MILLIS);
            }
        }
    }

    private void confirmAndCancel(String offerId) {
        ConfirmOfferRequest confirm = ConfirmOfferRequest.newBuilder()
                .setOfferId(offerId)
                .setIdempotencyKey("bench-" + keys++)
                .build();
        long start = System.nanoTime();
        String rideId =
                connection.bookings(account.getToken()).confirmOffer(confirm).getRideId();
        confirmations.add((System.nanoTime() - start) / NANOS_PER_MILLI);
        try {
            connection
                    .bookings(account.getToken())
                    .cancelRide(CancelRideRequest.newBuilder().setRideId(rideId).build());
        } catch (StatusRuntimeException e) {
            throw new IllegalStateException(
                    "The ride " + rideId + " must be cancelled at once, but: " + e.getStatus(), e);
        }
    }
}
