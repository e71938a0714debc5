package org.noriai.benchmarks.process;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * How the service is started. Immutable.
 *
 * @param region bundle to serve
 * @param data folder of its store
 * @param speed engine seconds in one wall second
 * @param clockStart what the engine's clock shows first; the wall clock's time if absent
 * @param port of HTTP
 * @param grpcPort of gRPC
 */
public record ServiceSettings(
        Path region, Path data, double speed, Optional<Instant> clockStart, int port, int grpcPort) {
    /** Where the operator's token lies; the service makes one at its first start. */
    public Path operatorTokenFile() {
        return data.resolveSibling(data.getFileName() + ".operator-token");
    }
}
