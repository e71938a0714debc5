package org.noriai.api.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.noriai.dispatch.state.FleetState;
import org.noriai.dispatch.state.StateImage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * States of the past in files beside the database, so that a restart need not fold the events of a year. They are copies of
 * what the log says: one that is damaged, of another version, of other stops or not of this log is left aside, and more
 * events are folded instead. Thread-safe by its monitor.
 */
final class Snapshots {

    private static final Logger LOG = LoggerFactory.getLogger(Snapshots.class);
    private static final String MAGIC = "noriai snapshot 1";
    private static final String ENDING = ".snapshot";

    /** The one before stays, in case the newest can't be read. */
    private static final int KEPT = 2;

    private static final int CHECKSUM_BYTES = 8;

    private final Path folder;
    private final String area;
    private final PlaceNames places;

    /** The checksum of an event of the log. */
    interface EventChecksums {
        Optional<Long> find(long sequence);
    }

    Snapshots(Path dataDir, String area, PlaceNames places) {
        this.folder = dataDir.resolve("snapshots");
        this.area = area;
        this.places = places;
    }

    /** Writes a state of the log; on disk when it returns. */
    synchronized void write(FleetState state, EventChecksums log) throws IOException {
        long checksum = log.find(state.version())
                .orElseThrow(() -> new StoreException("The log has no event %d.".formatted(state.version())));
        byte[] image = StateImage.write(state);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(image.length + 256);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeUTF(MAGIC);
            out.writeUTF(area);
            out.writeUTF(places.fingerprint());
            out.writeLong(state.version());
            out.writeLong(checksum);
            out.writeInt(image.length);
            out.write(image);
            out.writeLong(SqliteEventLog.checksum(bytes.toByteArray()));
        }
        Files.createDirectories(folder);
        StoreMark.replace(folder.resolve("%020d%s".formatted(state.version(), ENDING)), bytes.toByteArray());
        List<Path> all = list();
        for (Path old : all.subList(Math.min(KEPT, all.size()), all.size())) {
            Files.deleteIfExists(old);
        }
    }

    /** The newest that can be used; the empty state if none can. */
    synchronized FleetState newest(EventChecksums log) {
        try {
            for (Path file : list()) {
                Optional<FleetState> state = read(file, log);
                if (state.isPresent()) {
                    return state.get();
                }
            }
        } catch (IOException unreadable) {
            LOG.warn("The snapshots in {} can't be read; every event is folded instead.", folder, unreadable);
        }
        return FleetState.empty();
    }

    private Optional<FleetState> read(Path file, EventChecksums log) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (bytes.length < CHECKSUM_BYTES
                    || SqliteEventLog.checksum(java.util.Arrays.copyOf(bytes, bytes.length - CHECKSUM_BYTES))
                            != java.nio.ByteBuffer.wrap(bytes).getLong(bytes.length - CHECKSUM_BYTES)) {
                return aside(file, "it is damaged");
            }
            if (!in.readUTF().equals(MAGIC) || !in.readUTF().equals(area)) {
                return aside(file, "it is of another kind or area");
            }
            if (!in.readUTF().equals(places.fingerprint())) {
                return aside(file, "the area has other stops now");
            }
            long sequence = in.readLong();
            long checksum = in.readLong();
            if (!log.find(sequence).equals(Optional.of(checksum))) {
                return aside(file, "the log has no such event " + sequence);
            }
            FleetState state = StateImage.read(in.readNBytes(in.readInt()));
            return state.version() == sequence ? Optional.of(state) : aside(file, "it holds another state");
        } catch (IOException | IllegalArgumentException unusable) {
            return aside(file, String.valueOf(unusable.getMessage()));
        }
    }

    private static Optional<FleetState> aside(Path file, String why) {
        LOG.warn("The snapshot {} is left aside: {}.", file, why);
        return Optional.empty();
    }

    /** The newest first. */
    private List<Path> list() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(ENDING))
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
    }

    /** Removes all of them: what they are copies of is replaced. */
    static void remove(Path dataDir) throws IOException {
        Path folder = dataDir.resolve("snapshots");
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
