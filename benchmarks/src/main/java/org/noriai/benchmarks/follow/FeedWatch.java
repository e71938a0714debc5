package org.noriai.benchmarks.follow;

import com.google.protobuf.ExtensionRegistry;
import com.google.transit.realtime.GtfsRealtime.FeedEntity;
import com.google.transit.realtime.GtfsRealtime.FeedMessage;
import com.google.transit.realtime.GtfsRealtime.TripUpdate.StopTimeUpdate;
import com.google.transit.realtime.GtfsRealtime.VehiclePosition;
import java.io.IOException;
import java.util.Optional;
import org.noriai.benchmarks.process.ServiceProcess;

/** The public feeds as a trip planner reads them, about once a second. Thread-safe: it holds the newest pair of feeds. */
final class FeedWatch implements AutoCloseable {
    private static final long PAUSE_MILLIS = 500;

    private record Feeds(FeedMessage positions, FeedMessage updates) {}

    private final ServiceProcess service;
    private final Thread thread;
    private volatile Optional<Feeds> newest = Optional.empty();

    private FeedWatch(ServiceProcess service) {
        this.service = service;
        this.thread = Thread.ofVirtual().name("feeds").unstarted(this::read);
    }

    static FeedWatch start(ServiceProcess service) {
        FeedWatch watch = new FeedWatch(service);
        watch.thread.start();
        return watch;
    }

    /** Where the feed has the vehicle, if it has it. */
    Optional<VehiclePosition> findVehicle(String vehicleId) {
        return newest.flatMap(feeds -> feeds.positions().getEntityList().stream()
                .map(FeedEntity::getVehicle)
                .filter(vehicle -> vehicle.getVehicle().getId().equals(vehicleId))
                .findFirst());
    }

    /** Whether the feed tells that the vehicle reaches the stop after {@code latestEpochSeconds}, or that it is delayed. */
    boolean tellsDelay(String vehicleId, String stopId, long latestEpochSeconds) {
        return newest.stream()
                .flatMap(feeds -> feeds.updates().getEntityList().stream())
                .map(FeedEntity::getTripUpdate)
                .filter(update -> update.getVehicle().getId().equals(vehicleId))
                .flatMap(update -> update.getStopTimeUpdateList().stream())
                .filter(stop -> stop.getStopId().equals(stopId))
                .map(StopTimeUpdate::getArrival)
                .anyMatch(arrival -> arrival.getTime() > latestEpochSeconds || arrival.getDelay() > 0);
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private void read() {
        try {
            while (true) {
                try {
                    newest = Optional.of(
                            new Feeds(feed("/gtfs-rt/vehicle-positions.pb"), feed("/gtfs-rt/trip-updates.pb?added=1")));
                } catch (IOException e) {
                    System.err.println("follow: a feed could not be read: " + e);
                }
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private FeedMessage feed(String path) throws IOException, InterruptedException {
        return FeedMessage.parseFrom(service.get(path).body(), ExtensionRegistry.getEmptyRegistry());
    }
}
