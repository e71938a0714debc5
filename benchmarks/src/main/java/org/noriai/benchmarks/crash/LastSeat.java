package org.noriai.benchmarks.crash;

import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.noriai.api.v1.GetServiceAreaRequest;
import org.noriai.api.v1.Party;
import org.noriai.api.v1.RequestOffersRequest;
import org.noriai.api.v1.RequestOffersResponse;
import org.noriai.api.v1.Ride;
import org.noriai.api.v1.ServiceArea;
import org.noriai.api.v1.VirtualStop;
import org.noriai.benchmarks.client.EngineTime;
import org.noriai.benchmarks.load.LoadRider;
import org.noriai.benchmarks.process.ProjectFolder;
import org.noriai.benchmarks.process.Stage;

/**
 * Many riders who ask at once, each from an address of their own, for what only one of them can have: all seats of the only
 * vehicle, to be somewhere by the earliest time at which it can have been there. Exactly one is offered the ride and books
 * it; once it is cancelled, they ask again.
 */
final class LastSeat {
    private static final Duration STEP = Duration.ofMinutes(1);
    private static final int HOURS = 24;

    private final List<LoadRider> riders;
    private final ServiceArea area;

    private LastSeat(List<LoadRider> riders, ServiceArea area) {
        this.riders = riders;
        this.area = area;
    }

    /**
     * Lets them ask.
     *
     * @return rounds that had no winner, or several, in words
     */
    static List<String> run(ProjectFolder project, Path osm, int riderCount, int rounds)
            throws IOException, InterruptedException {
        List<LoadRider> riders = new ArrayList<>();
        try (Stage stage = Stage.set(project, osm, Optional.of(1), 1)) {
            ServiceArea area =
                    stage.connection().information().getServiceArea(GetServiceAreaRequest.getDefaultInstance());
            for (int i = 0; i < riderCount; i++) {
                riders.add(LoadRider.register(i, stage.service().grpcTarget()));
            }
            return new LastSeat(riders, area).play(rounds);
        } finally {
            riders.forEach(LoadRider::close);
        }
    }

    private List<String> play(int rounds) throws InterruptedException {
        RequestOffersRequest wish = scarce();
        List<String> faults = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            List<LoadRider> winners = new ArrayList<>();
            List<Ride> rides = new ArrayList<>();
            String key = "seat-" + round;
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Future<Optional<Ride>>> all = new ArrayList<>();
                for (LoadRider rider : riders) {
                    all.add(threads.submit(() -> booked(rider, wish, key)));
                }
                for (int i = 0; i < all.size(); i++) {
                    Optional<Ride> ride = all.get(i).get();
                    if (ride.isPresent()) {
                        winners.add(riders.get(i));
                        rides.add(ride.get());
                    }
                }
            } catch (ExecutionException failed) {
                throw new IllegalStateException("A rider failed.", failed.getCause());
            }
            if (winners.size() != 1) {
                faults.add("In round %d there were %d winners.".formatted(round, winners.size()));
            }
            for (int i = 0; i < winners.size(); i++) {
                winners.get(i).cancel(rides.get(i).getRideId());
            }
        }
        return faults;
    }

    private static Optional<Ride> booked(LoadRider rider, RequestOffersRequest wish, String key) {
        RequestOffersResponse answer = rider.ask(wish);
        return answer.getOffersCount() == 0
                ? Optional.empty()
                : Optional.of(rider.confirm(answer.getOffers(0).getOfferId(), key));
    }

    /** The earliest arrival that the vehicle manages tomorrow: a second party would have to wait for it to come back. */
    private RequestOffersRequest scarce() {
        LoadRider rider = riders.getFirst();
        Instant day = EngineTime.instant(area.getNow()).plus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.DAYS);
        RequestOffersRequest.Builder wish = RequestOffersRequest.newBuilder()
                .setOrigin(end(true).getLocation())
                .setDestination(end(false).getLocation())
                .setParty(Party.newBuilder().setSeats(area.getPartySeatsMax()));
        boolean refusedBefore = false;
        for (Instant at = day; at.isBefore(day.plus(HOURS, ChronoUnit.HOURS)); at = at.plus(STEP)) {
            wish.setLatestArrival(EngineTime.timestamp(at));
            try {
                boolean offered = rider.ask(wish.build()).getOffersCount() > 0;
                rider.release();
                // Before its working day begins it goes nowhere.
                if (offered && refusedBefore) {
                    return wish.build();
                }
                refusedBefore = !offered;
            } catch (StatusRuntimeException refused) {
                throw new IllegalStateException("The wish for " + at + " was refused.", refused);
            }
        }
        throw new IllegalStateException("The vehicle goes nowhere tomorrow.");
    }

    private VirtualStop end(boolean west) {
        return area.getStopsList().stream()
                .reduce((a, b) ->
                        west == a.getLocation().getLongitude() < b.getLocation().getLongitude() ? a : b)
                .orElseThrow();
    }
}
