package org.noriai.benchmarks.people;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.noriai.api.v1.DriverServiceGrpc.DriverServiceBlockingStub;
import org.noriai.api.v1.Position;
import org.noriai.api.v1.RegisterDeviceRequest;
import org.noriai.api.v1.ReportPositionsRequest;
import org.noriai.api.v1.ReportStopEventRequest;
import org.noriai.api.v1.StartShiftRequest;
import org.noriai.api.v1.WatchManifestRequest;
import org.noriai.benchmarks.client.EngineTime;
import org.noriai.benchmarks.client.Retry;
import org.noriai.benchmarks.client.ServiceConnection;

/**
 * The tablet of one vehicle: registers itself as the operator, calls the service with its own token, tries again where the
 * connection is lost, and puts what comes back on its {@link ManifestBoard}. Thread-safe.
 */
final class Tablet {
    private final ServiceConnection connection;
    private final Path operatorTokenFile;
    private final String vehicleId;
    private final EngineTime time;
    private final ManifestBoard board = new ManifestBoard();
    private volatile String token = "";

    Tablet(ServiceConnection connection, Path operatorTokenFile, String vehicleId, EngineTime time) {
        this.connection = connection;
        this.operatorTokenFile = operatorTokenFile;
        this.vehicleId = vehicleId;
        this.time = time;
    }

    ManifestBoard board() {
        return board;
    }

    /** Gets a token for this vehicle, also where the service no longer knows the one before. */
    synchronized void register() throws InterruptedException {
        RegisterDeviceRequest request =
                RegisterDeviceRequest.newBuilder().setVehicleId(vehicleId).build();
        token = Retry.untilAnswered(
                        () -> connection.operators(readToken(operatorTokenFile)).registerDevice(request))
                .getToken();
    }

    void startShift() throws InterruptedException {
        call(driver -> driver.startShift(StartShiftRequest.getDefaultInstance()));
    }

    /** Tells what happened at a stop; the manifest that follows from it is put up. */
    void report(ReportStopEventRequest event) throws InterruptedException {
        board.put(call(driver -> driver.reportStopEvent(event)));
    }

    /** Tells where the vehicle was, once: positions that are lost are no harm. */
    void reportPositions(List<Position> positions) {
        connection
                .drivers(token)
                .reportPositions(ReportPositionsRequest.newBuilder()
                        .addAllPositions(positions)
                        .build());
    }

    /** Follows the manifest until this thread is interrupted, through every loss of the connection. */
    void watch() throws InterruptedException {
        Retry retry = new Retry();
        while (true) {
            try {
                var manifests =
                        connection.driverStreams(token).watchManifest(WatchManifestRequest.getDefaultInstance());
                boolean first = true;
                while (manifests.hasNext()) {
                    var manifest = manifests.next();
                    time.observe(EngineTime.instant(manifest.getNow()));
                    if (first) {
                        board.clear();
                        first = false;
                    }
                    board.put(manifest);
                    retry.succeeded();
                }
            } catch (StatusRuntimeException e) {
                Retry.throwIfInterrupted(e);
                registerIfUnknown(e);
            }
            retry.pause();
        }
    }

    /** The operator's token in {@code file}, without the line's end. */
    static String readToken(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("The operator's token '" + file + "' must be readable.", e);
        }
    }

    private <T> T call(Function<DriverServiceBlockingStub, T> call) throws InterruptedException {
        try {
            return Retry.untilAnswered(() -> call.apply(connection.drivers(token)));
        } catch (StatusRuntimeException e) {
            registerIfUnknown(e);
            throw e;
        }
    }

    private void registerIfUnknown(StatusRuntimeException e) throws InterruptedException {
        if (e.getStatus().getCode() == Status.Code.UNAUTHENTICATED) {
            register();
        }
    }
}
