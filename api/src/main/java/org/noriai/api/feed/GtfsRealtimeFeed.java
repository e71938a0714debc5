package org.noriai.api.feed;

import com.google.transit.realtime.GtfsRealtime.FeedEntity;
import com.google.transit.realtime.GtfsRealtime.FeedHeader;
import com.google.transit.realtime.GtfsRealtime.FeedMessage;
import com.google.transit.realtime.GtfsRealtime.Position;
import com.google.transit.realtime.GtfsRealtime.TripDescriptor;
import com.google.transit.realtime.GtfsRealtime.TripDescriptor.ScheduleRelationship;
import com.google.transit.realtime.GtfsRealtime.TripUpdate;
import com.google.transit.realtime.GtfsRealtime.TripUpdate.StopTimeEvent;
import com.google.transit.realtime.GtfsRealtime.TripUpdate.StopTimeUpdate;
import com.google.transit.realtime.GtfsRealtime.VehicleDescriptor;
import com.google.transit.realtime.GtfsRealtime.VehiclePosition.VehicleStopStatus;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.noriai.api.clock.AreaTime;
import org.noriai.dispatch.model.Vehicle;
import org.noriai.dispatch.state.ShiftState;

/**
 * GTFS-realtime 2.0: pure functions of a snapshot to bytes.
 *
 * <p>Each run of a shift is a trip that the static feed does not have, with all its halts. Where the vehicle will break a
 * promise made to somebody at a halt, that halt's arrival has {@code delay}: by how much. Nothing in a feed says who is
 * promised what, and offers that are only held don't appear. Immutable, thus thread-safe.
 */
public final class GtfsRealtimeFeed {

    /** An older position is not published. */
    public static final Duration POSITION_AGE_MAX = Duration.ofSeconds(90);

    private static final String VERSION = "2.0";

    private final FeedArea area;

    /** Makes the feeds of an area. */
    public GtfsRealtimeFeed(FeedArea area) {
        this.area = area;
    }

    /** Where the vehicles are, how full, and on which trip: {@code vehicle-positions.pb}. */
    public FeedBytes vehiclePositions(FeedSnapshot snapshot, TripKind kind) {
        FeedMessage.Builder feed = begin(snapshot);
        for (Vehicle vehicle : snapshot.state().listVehicles()) {
            snapshot.findPosition(vehicle.id())
                    .filter(position -> !position.time().plus(POSITION_AGE_MAX).isBefore(snapshot.now()))
                    .ifPresent(position -> feed.addEntity(FeedEntity.newBuilder()
                            .setId(vehicle.id().value())
                            .setVehicle(vehiclePosition(snapshot, vehicle, position, kind))));
        }
        return finish(feed, snapshot);
    }

    /** When each run reaches and leaves its stops: {@code trip-updates.pb}. */
    public FeedBytes tripUpdates(FeedSnapshot snapshot, TripKind kind) {
        FeedMessage.Builder feed = begin(snapshot);
        for (ShiftState shift : snapshot.state().listShifts()) {
            findRun(snapshot, shift)
                    .ifPresent(run -> feed.addEntity(FeedEntity.newBuilder()
                            .setId(run.tripId())
                            .setTripUpdate(tripUpdate(snapshot, shift, run, kind))));
        }
        return finish(feed, snapshot);
    }

    /** Disturbances: {@code alerts.pb}. */
    public FeedBytes alerts(FeedSnapshot snapshot, List<FeedAlert> alerts) {
        FeedMessage.Builder feed = begin(snapshot);
        AlertEntities entities = new AlertEntities(area, GtfsFeed.ROUTE_ID);
        alerts.forEach(alert -> feed.addEntity(entities.entity(alert)));
        return finish(feed, snapshot);
    }

    /** A feed as JSON, with the field names of the specification and enums by name, {@code NEW} too. */
    public static FeedBytes json(FeedBytes feed) {
        return new FeedBytes(
                GtfsRealtimeAdditions.json(feed.toByteArray()).getBytes(StandardCharsets.UTF_8), feed.lastModified());
    }

    private static FeedMessage.Builder begin(FeedSnapshot snapshot) {
        return FeedMessage.newBuilder()
                .setHeader(FeedHeader.newBuilder()
                        .setGtfsRealtimeVersion(VERSION)
                        .setIncrementality(FeedHeader.Incrementality.FULL_DATASET)
                        .setTimestamp(snapshot.now().getEpochSecond()));
    }

    private static FeedBytes finish(FeedMessage.Builder feed, FeedSnapshot snapshot) {
        return new FeedBytes(
                feed.build().toByteArray(), Instant.ofEpochSecond(snapshot.now().getEpochSecond()));
    }

    private Optional<OnDemandRun> findRun(FeedSnapshot snapshot, ShiftState shift) {
        return snapshot.findPlan(shift.shift().id()).map(plan -> OnDemandRun.of(snapshot.state(), plan, area.zone()));
    }

    private com.google.transit.realtime.GtfsRealtime.VehiclePosition vehiclePosition(
            FeedSnapshot snapshot, Vehicle vehicle, VehiclePosition position, TripKind kind) {
        Instant time = position.time().isAfter(snapshot.now()) ? snapshot.now() : position.time();
        Position.Builder where = Position.newBuilder()
                .setLatitude((float) position.latitude())
                .setLongitude((float) position.longitude());
        if (!Float.isNaN(position.bearing())) {
            where.setBearing(position.bearing());
        }
        if (!Float.isNaN(position.speed())) {
            where.setSpeed(position.speed());
        }
        var builder = com.google.transit.realtime.GtfsRealtime.VehiclePosition.newBuilder()
                .setVehicle(descriptor(vehicle))
                .setPosition(where)
                .setTimestamp(time.getEpochSecond());
        snapshot.state().findRunningShift(vehicle.id()).ifPresent(shift -> {
            Occupancy occupancy = Occupancy.of(
                    vehicle.type(),
                    snapshot.state()
                            .planStart(shift, AreaTime.toSeconds(snapshot.now()))
                            .aboard());
            builder.setOccupancyStatus(occupancy.status()).setOccupancyPercentage(occupancy.percentage());
            findRun(snapshot, shift)
                    .filter(OnDemandRun::begun)
                    .ifPresent(run -> builder.setTrip(trip(run, kind))
                            .setCurrentStopSequence(run.current() + 1)
                            .setStopId(
                                    area.stopId(run.halts().get(run.current()).place()))
                            .setCurrentStatus(
                                    run.stopped() ? VehicleStopStatus.STOPPED_AT : VehicleStopStatus.IN_TRANSIT_TO));
        });
        return builder.build();
    }

    private TripUpdate tripUpdate(FeedSnapshot snapshot, ShiftState shift, OnDemandRun run, TripKind kind) {
        TripUpdate.Builder update = TripUpdate.newBuilder()
                .setTrip(trip(run, kind))
                .setVehicle(descriptor(shift.vehicle()))
                .setTimestamp(snapshot.now().getEpochSecond());
        for (int i = 0; i < run.halts().size(); i++) {
            OnDemandRun.Halt halt = run.halts().get(i);
            StopTimeEvent.Builder arrival = event(halt.arrivalSeconds());
            if (halt.lateSeconds() > 0) {
                arrival.setDelay(halt.lateSeconds());
            }
            update.addStopTimeUpdate(StopTimeUpdate.newBuilder()
                    .setStopSequence(i + 1)
                    .setStopId(area.stopId(halt.place()))
                    .setArrival(arrival)
                    .setDeparture(event(halt.departureSeconds())));
        }
        return update.build();
    }

    private static StopTimeEvent.Builder event(int seconds) {
        return StopTimeEvent.newBuilder().setTime(AreaTime.toInstant(seconds).getEpochSecond());
    }

    /** Names the trip. Without {@code start_time}: a descriptor must not change while the trip lasts, and that would. */
    private static TripDescriptor trip(OnDemandRun run, TripKind kind) {
        TripDescriptor.Builder trip = TripDescriptor.newBuilder()
                .setTripId(run.tripId())
                .setRouteId(GtfsFeed.ROUTE_ID)
                .setStartDate(run.startDate().format(DateTimeFormatter.BASIC_ISO_DATE));
        switch (kind) {
            case NEW -> GtfsRealtimeAdditions.setNew(trip);
            case ADDED -> trip.setScheduleRelationship(ScheduleRelationship.ADDED);
        }
        return trip.build();
    }

    private static VehicleDescriptor descriptor(Vehicle vehicle) {
        VehicleDescriptor.Builder builder =
                VehicleDescriptor.newBuilder().setId(vehicle.id().value()).setLabel(vehicle.label());
        GtfsRealtimeAdditions.setWheelchairAccessible(builder, vehicle.type().wheelchairsMax() > 0);
        return builder.build();
    }
}
