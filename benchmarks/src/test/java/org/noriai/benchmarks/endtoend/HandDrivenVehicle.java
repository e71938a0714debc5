package org.noriai.benchmarks.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Context;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;
import org.noriai.api.v1.Halt;
import org.noriai.api.v1.HaltAction;
import org.noriai.api.v1.LatLng;
import org.noriai.api.v1.Manifest;
import org.noriai.api.v1.ManifestState;
import org.noriai.api.v1.Position;
import org.noriai.api.v1.RegisterDeviceRequest;
import org.noriai.api.v1.ReportPositionsRequest;
import org.noriai.api.v1.ReportStopEventRequest;
import org.noriai.api.v1.StartShiftRequest;
import org.noriai.api.v1.StopAction;
import org.noriai.api.v1.StopEventKind;
import org.noriai.api.v1.WatchManifestRequest;
import org.noriai.benchmarks.client.EngineTime;
import org.noriai.benchmarks.client.ServiceConnection;
import org.noriai.benchmarks.process.ServiceProcess;

/** A vehicle that a test drives step by step; its tablet keeps its token over restarts of the service. */
record HandDrivenVehicle(String id, String token) {
    /** A tablet for the vehicle {@code id}, with its shift begun. */
    static HandDrivenVehicle startShift(ServiceProcess service, ServiceConnection connection, String id)
            throws IOException {
        String operator =
                Files.readString(service.settings().operatorTokenFile()).strip();
        String token = connection
                .operators(operator)
                .registerDevice(
                        RegisterDeviceRequest.newBuilder().setVehicleId(id).build())
                .getToken();
        assertThat(connection
                        .drivers(token)
                        .startShift(StartShiftRequest.getDefaultInstance())
                        .getVehicleId())
                .isEqualTo(id);
        return new HandDrivenVehicle(id, token);
    }

    /** The manifest now. */
    Manifest manifest(ServiceConnection connection) {
        return awaitManifest(connection, manifest -> true);
    }

    /** The first manifest, now or later, that {@code wanted} holds for. */
    Manifest awaitManifest(ServiceConnection connection, Predicate<Manifest> wanted) {
        Context.CancellableContext stream = Context.current().withCancellation();
        Context before = stream.attach();
        try {
            var manifests = connection
                    .driverStreams(token)
                    .withDeadlineAfter(Duration.ofMinutes(2))
                    .watchManifest(WatchManifestRequest.getDefaultInstance());
            while (true) {
                Manifest manifest = manifests.next();
                if (wanted.test(manifest)) {
                    return manifest;
                }
            }
        } finally {
            stream.detach(before);
            stream.cancel(null);
        }
    }

    /** Leaves for the next halt when it is time; the vehicle then stands at the beginning of its way. */
    Manifest depart(ServiceConnection connection, EngineTime time) throws InterruptedException {
        Manifest manifest = manifest(connection);
        assertThat(manifest.getState()).isIn(ManifestState.STANDING, ManifestState.HALTED);
        assertThat(manifest.getHaltsCount()).isPositive();
        time.sleepUntil(EngineTime.instant(manifest.getDepart()));
        Manifest left = report(connection, time, StopEventKind.DEPARTED, "", manifest.getHalts(0));
        assertThat(left.getState()).isEqualTo(ManifestState.UNDER_WAY);
        assertThat(left.getWayCount()).isGreaterThanOrEqualTo(2);
        return left;
    }

    /** Drives the way of {@code manifest} to its end, telling its positions, and stops there. */
    Manifest arrive(ServiceConnection connection, EngineTime time, Manifest manifest) throws InterruptedException {
        int points = manifest.getWayCount();
        for (LatLng place : manifest.getWayList()) {
            time.sleepSeconds((double) manifest.getWaySeconds() / points);
            reportPosition(connection, place, time.now());
        }
        return report(connection, time, StopEventKind.ARRIVED, "", manifest.getHalts(0));
    }

    void reportPosition(ServiceConnection connection, LatLng place, Instant at) {
        connection
                .drivers(token)
                .reportPositions(ReportPositionsRequest.newBuilder()
                        .addPositions(Position.newBuilder()
                                .setLocation(place)
                                .setBearing(90)
                                .setSpeedMetersPerSecond(7)
                                .setTime(EngineTime.timestamp(at)))
                        .build());
    }

    /** Lets the rider of {@code rideId} in or out at the halt where the vehicle stands. */
    Manifest serve(ServiceConnection connection, EngineTime time, String rideId) throws InterruptedException {
        Halt halt = manifest(connection).getHalts(0);
        HaltAction action = halt.getActionsList().stream()
                .filter(a -> a.getRideId().equals(rideId))
                .findFirst()
                .orElseThrow(() -> new AssertionError("The halt must serve the ride " + rideId + ": " + halt));
        boolean pickup = action.getAction() == StopAction.PICKUP;
        if (pickup) {
            time.sleepUntil(EngineTime.instant(
                    action.hasBegin() ? action.getBegin() : action.getWindow().getStart()));
        }
        return report(connection, time, pickup ? StopEventKind.PICKED_UP : StopEventKind.DROPPED_OFF, rideId, halt);
    }

    private Manifest report(
            ServiceConnection connection, EngineTime time, StopEventKind kind, String rideId, Halt halt) {
        return connection
                .drivers(token)
                .reportStopEvent(ReportStopEventRequest.newBuilder()
                        .setKind(kind)
                        .setRideId(rideId)
                        .setStopId(halt.getStop().getStopId())
                        .setTime(EngineTime.timestamp(time.now()))
                        .build());
    }
}
