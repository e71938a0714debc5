package org.noriai.benchmarks.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.noriai.benchmarks.client.ServiceConnection;

/**
 * A service on a map, with an empty store and a connection to it, for the length of a measurement. All of it ends and goes
 * with {@link #close()}.
 */
public final class Stage implements AutoCloseable {
    /** A Monday at 10, so that neither the hour nor the weekday of the run plays a part. */
    private static final Instant MORNING =
            ZonedDateTime.of(2026, 11, 23, 10, 0, 0, 0, ZoneId.of("UTC")).toInstant();

    private final Path folder;
    private final ServiceProcess service;
    private final ServiceConnection connection;

    private Stage(Path folder, ServiceProcess service, ServiceConnection connection) {
        this.folder = folder;
        this.service = service;
        this.connection = connection;
    }

    /**
     * Imports {@code osm}, unless that was done before, and starts the service on it.
     *
     * @param vehicles size of the fleet; the importer's choice if absent
     * @param speed engine seconds in one wall second
     */
    public static Stage set(ProjectFolder project, Path osm, Optional<Integer> vehicles, double speed)
            throws IOException, InterruptedException {
        Path bundle =
                new Regions(project, project.root().resolve(".cache/regions-of-benchmarks")).bundle(osm, vehicles);
        Path folder = Files.createTempDirectory("noriai-bench");
        ServiceProcess service =
                ServiceProcess.start(project, ServiceProcess.settings(bundle, folder, speed, Optional.of(MORNING)));
        return new Stage(folder, service, ServiceConnection.open(service.grpcTarget()));
    }

    public ServiceProcess service() {
        return service;
    }

    public ServiceConnection connection() {
        return connection;
    }

    @Override
    public void close() throws IOException {
        connection.close();
        service.close();
        Regions.deleteFolder(folder);
    }
}
