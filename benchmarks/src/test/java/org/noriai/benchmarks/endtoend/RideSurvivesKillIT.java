package org.noriai.benchmarks.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.transit.realtime.GtfsRealtime.FeedEntity;
import com.google.transit.realtime.GtfsRealtime.FeedMessage;
import com.google.transit.realtime.GtfsRealtime.TripDescriptor.ScheduleRelationship;
import com.google.transit.realtime.GtfsRealtime.TripUpdate.StopTimeUpdate;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.noriai.api.v1.LatLng;
import org.noriai.api.v1.ListVehiclesRequest;
import org.noriai.api.v1.Manifest;
import org.noriai.api.v1.Offer;
import org.noriai.api.v1.Ride;
import org.noriai.api.v1.RideStatus;
import org.noriai.api.v1.VehicleView;
import org.noriai.benchmarks.client.EngineTime;
import org.noriai.benchmarks.client.ServiceConnection;
import org.noriai.benchmarks.process.ServiceProcess;
import org.noriai.benchmarks.process.ServiceSettings;

/**
 * A ride from the rider's wish to the dropoff, on the packaged service, which is killed with SIGKILL once the ride is
 * confirmed and again with the rider on board.
 */
class RideSurvivesKillIT {
    private static final double SPEED = 20;

    @TempDir
    Path folder;

    @Test
    void confirmedRideIsTheSameAfterEachKillAndEndsAtItsStop() throws Exception {
        ServiceSettings settings = MonacoRegion.settings(folder, SPEED);
        Rider rider;
        Ride booked;
        List<HandDrivenVehicle> vehicles;
        Manifest planned;

        try (ServiceProcess service = ServiceProcess.start(MonacoRegion.PROJECT, settings);
                ServiceConnection connection = ServiceConnection.open(service.grpcTarget())) {
            rider = Rider.register(connection);
            vehicles = startShifts(service, connection);
            Offer offer = rider.ask(connection).getOffers(0);
            booked = rider.confirm(connection, offer, "first-key");
            assertThat(booked.getRideId()).isEqualTo(offer.getOfferId());
            assertThat(booked.getStatus()).isIn(RideStatus.CONFIRMED, RideStatus.VEHICLE_COMING);
            assertThat(booked.getPromisedPickup()).isEqualTo(offer.getPickupWindow());
            assertThat(booked.getPromisedLatestArrival()).isEqualTo(offer.getLatestArrival());
            planned = vehicleOf(booked, vehicles).manifest(connection);
            service.kill();
        }

        try (ServiceProcess service = ServiceProcess.start(MonacoRegion.PROJECT, settings);
                ServiceConnection connection = ServiceConnection.open(service.grpcTarget())) {
            EngineTime time = EngineTime.of(connection);
            Ride kept = rider.ride(connection, booked.getRideId());
            assertSamePromise(kept, booked);
            assertThat(kept.getVehicle().getVehicleId())
                    .isEqualTo(booked.getVehicle().getVehicleId());
            assertThat(rider.confirm(
                                    connection,
                                    Offer.newBuilder()
                                            .setOfferId(booked.getRideId())
                                            .build(),
                                    "first-key")
                            .getRideId())
                    .as("the same key again is the same booking")
                    .isEqualTo(booked.getRideId());

            HandDrivenVehicle vehicle = vehicleOf(kept, vehicles);
            assertThat(stops(vehicle.manifest(connection))).isEqualTo(stops(planned));
            Manifest underWay = vehicle.depart(connection, time);
            LatLng middle = underWay.getWay(underWay.getWayCount() / 2);
            vehicle.reportPosition(connection, middle, time.now());
            assertThat(rider.ride(connection, booked.getRideId()).getStatus()).isEqualTo(RideStatus.VEHICLE_COMING);
            assertFeedsShow(service, vehicle, middle, booked, rider);

            vehicle.arrive(connection, time, underWay);
            assertThat(rider.ride(connection, booked.getRideId()).getStatus()).isEqualTo(RideStatus.VEHICLE_WAITING);
            vehicle.serve(connection, time, booked.getRideId());
            assertThat(rider.ride(connection, booked.getRideId()).getStatus()).isEqualTo(RideStatus.ON_BOARD);
            planned = vehicle.manifest(connection);
            service.kill();
        }

        try (ServiceProcess service = ServiceProcess.start(MonacoRegion.PROJECT, settings);
                ServiceConnection connection = ServiceConnection.open(service.grpcTarget())) {
            EngineTime time = EngineTime.of(connection);
            Ride aboard = rider.ride(connection, booked.getRideId());
            assertThat(aboard.getStatus()).isEqualTo(RideStatus.ON_BOARD);
            assertSamePromise(aboard, booked);
            HandDrivenVehicle vehicle = vehicleOf(aboard, vehicles);
            assertThat(stops(vehicle.manifest(connection))).isEqualTo(stops(planned));
            vehicle.arrive(connection, time, vehicle.depart(connection, time));
            vehicle.serve(connection, time, booked.getRideId());
            Ride done = rider.ride(connection, booked.getRideId());
            assertThat(done.getStatus()).isEqualTo(RideStatus.COMPLETED);
            assertSamePromise(done, booked);
            assertThat(vehicle.manifest(connection).getHaltsList()).isEmpty();
        }
    }

    private static List<HandDrivenVehicle> startShifts(ServiceProcess service, ServiceConnection connection)
            throws Exception {
        String operator =
                Files.readString(service.settings().operatorTokenFile()).strip();
        List<HandDrivenVehicle> vehicles = new ArrayList<>();
        for (VehicleView view : connection
                .operators(operator)
                .listVehicles(ListVehiclesRequest.getDefaultInstance())
                .getVehiclesList()) {
            vehicles.add(HandDrivenVehicle.startShift(service, connection, view.getVehicleId()));
        }
        return vehicles;
    }

    private static HandDrivenVehicle vehicleOf(Ride ride, List<HandDrivenVehicle> vehicles) {
        return vehicles.stream()
                .filter(vehicle -> vehicle.id().equals(ride.getVehicle().getVehicleId()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("The ride must have one of the vehicles: " + ride));
    }

    private static void assertSamePromise(Ride ride, Ride booked) {
        assertThat(ride.getPromisedPickup()).isEqualTo(booked.getPromisedPickup());
        assertThat(ride.getPromisedLatestArrival()).isEqualTo(booked.getPromisedLatestArrival());
        assertThat(ride.getPickup().getStop()).isEqualTo(booked.getPickup().getStop());
        assertThat(ride.getDropoff().getStop()).isEqualTo(booked.getDropoff().getStop());
        assertThat(ride.getParty()).isEqualTo(booked.getParty());
    }

    /** The halts' stops with who gets on and off there. */
    private static List<String> stops(Manifest manifest) {
        return manifest.getHaltsList().stream()
                .map(halt -> halt.getStop().getStopId() + " "
                        + halt.getActionsList().stream()
                                .map(action -> action.getAction() + " " + action.getRideId())
                                .toList())
                .toList();
    }

    private static void assertFeedsShow(
            ServiceProcess service, HandDrivenVehicle vehicle, LatLng place, Ride ride, Rider rider) throws Exception {
        FeedMessage positions = awaitFeed(
                service,
                "/gtfs-rt/vehicle-positions.pb",
                feed -> feed.getEntityList().stream().anyMatch(entity -> shows(entity, vehicle, place)));
        assertThat(positions.getHeader().getGtfsRealtimeVersion()).isEqualTo("2.0");

        byte[] bytes = service.get("/gtfs-rt/trip-updates.pb?added=1").body();
        FeedMessage updates = FeedMessage.parseFrom(bytes);
        FeedEntity run = updates.getEntityList().stream()
                .filter(entity -> entity.getTripUpdate().getVehicle().getId().equals(vehicle.id()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("The feed must hold a run of the vehicle: " + updates));
        assertThat(run.getTripUpdate().getTrip().getScheduleRelationship()).isEqualTo(ScheduleRelationship.ADDED);
        assertThat(run.getTripUpdate().getStopTimeUpdateList())
                .extracting(StopTimeUpdate::getStopId)
                .containsSubsequence(
                        ride.getPickup().getStop().getStopId(),
                        ride.getDropoff().getStop().getStopId());
        assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).doesNotContain(rider.id());
        assertThat(service.get("/gtfs/gtfs.zip").statusCode()).isEqualTo(200);
    }

    private static boolean shows(FeedEntity entity, HandDrivenVehicle vehicle, LatLng place) {
        return entity.getVehicle().getVehicle().getId().equals(vehicle.id())
                && Math.abs(entity.getVehicle().getPosition().getLatitude() - place.getLatitude()) < 1e-4
                && Math.abs(entity.getVehicle().getPosition().getLongitude() - place.getLongitude()) < 1e-4;
    }

    /** The feed is built once in a while; this waits for the one that shows what is wanted. */
    private static FeedMessage awaitFeed(ServiceProcess service, String path, Predicate<FeedMessage> wanted)
            throws Exception {
        FeedMessage feed = FeedMessage.parseFrom(service.get(path).body());
        for (int attempt = 0; attempt < 150 && !wanted.test(feed); attempt++) {
            Thread.sleep(200);
            feed = FeedMessage.parseFrom(service.get(path).body());
        }
        assertThat(wanted.test(feed)).as("the feed %s: %s", path, feed).isTrue();
        return feed;
    }
}
