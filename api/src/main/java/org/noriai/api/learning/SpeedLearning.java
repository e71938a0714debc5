package org.noriai.api.learning;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.noriai.api.clock.AreaTime;
import org.noriai.api.fanout.PositionBook;
import org.noriai.dispatch.spi.EngineClock;
import org.noriai.routing.learning.LearnedSpeeds;
import org.noriai.routing.learning.SpeedLearner;
import org.noriai.routing.learning.TrackPoint;
import org.noriai.routing.region.RegionBundle;
import org.noriai.routing.timeofday.SpeedProfile;
import org.noriai.routing.timeofday.SpeedProfileWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Learns from the positions of the service's vehicles, drive by drive, how fast the traffic is by the time of day. Every few
 * minutes, on a thread of its own, it takes the drives that have ended and writes two files into the data folder: {@link
 * #SPEEDS_FILE}, which the next import takes ({@code --speeds}), and the sums behind it, from which it goes on after a
 * restart. Neither says when which vehicle was where. Thread-safe by its monitor.
 */
public final class SpeedLearning implements AutoCloseable {

    /** A speed profile, as {@link org.noriai.routing.timeofday.SpeedProfileReader} reads it. */
    public static final String SPEEDS_FILE = "learned-speeds.csv";

    private static final String SUMS_FILE = "learned-sums.csv";
    private static final Logger LOG = LoggerFactory.getLogger(SpeedLearning.class);
    private static final int MINUTES = 5;

    /** Tablets that lost their connection send the positions of a drive a moment after it. */
    private static final int SETTLED_SECONDS = 60;

    private final RegionBundle region;
    private final EndedDrives drives;
    private final PositionBook positions;
    private final EngineClock clock;
    private final Path data;

    /** Made when there is something to learn from, so that no start waits for it. */
    private @Nullable SpeedLearner learner;

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("speed-learning").daemon().factory());

    /**
     * Goes on from what was learned before.
     *
     * @param data folder of the store
     */
    public SpeedLearning(
            RegionBundle region, EndedDrives drives, PositionBook positions, EngineClock clock, Path data) {
        this.drives = drives;
        this.positions = positions;
        this.clock = clock;
        this.data = data;
        this.region = region;
    }

    private SpeedLearner learner() {
        if (learner == null) {
            learner = new SpeedLearner(
                    region.streets().graph(),
                    region.contractedStreets().turns(),
                    region.serviceArea().zone(),
                    AreaTime.EPOCH,
                    region.serviceArea().calendar().holidays().keySet(),
                    learned(data.resolve(SUMS_FILE)));
        }
        return learner;
    }

    private static LearnedSpeeds learned(Path file) {
        if (Files.exists(file)) {
            try {
                return LearnedSpeeds.read(Files.readString(file));
            } catch (IOException | IllegalArgumentException unreadable) {
                LOG.warn("What was learned of speeds before, {}, is passed over: {}", file, unreadable.getMessage());
            }
        }
        return new LearnedSpeeds();
    }

    /** Learns from now on. */
    public void start() {
        thread.scheduleWithFixedDelay(this::learnSafely, MINUTES, MINUTES, TimeUnit.MINUTES);
    }

    private void learnSafely() {
        try {
            learn(clock.nowSeconds() - SETTLED_SECONDS);
        } catch (RuntimeException failed) {
            LOG.error("Nothing was learned of speeds.", failed);
        }
    }

    /**
     * Learns from the drives that ended before a time.
     *
     * @return how many drives between two positions were learned from
     */
    public synchronized int learn(int beforeSeconds) {
        int used = 0;
        for (EndedDrives.Drive drive : drives.takeBefore(beforeSeconds)) {
            List<TrackPoint> track = positions
                    .between(
                            drive.vehicle(),
                            AreaTime.toInstant(drive.fromSeconds()),
                            AreaTime.toInstant(drive.toSeconds()))
                    .stream()
                    .map(position -> new TrackPoint(
                            AreaTime.toSeconds(position.time()), position.latitude(), position.longitude()))
                    .toList();
            used += learner().learn(track);
        }
        if (used > 0) {
            write();
        }
        return used;
    }

    private void write() {
        try {
            LearnedSpeeds learned = learner().learned();
            write(SUMS_FILE, learned.write());
            List<SpeedProfile.Rule> rules = learned.rules();
            if (!rules.isEmpty()) {
                write(SPEEDS_FILE, SpeedProfileWriter.write(rules));
            }
        } catch (IOException failed) {
            LOG.warn("What was learned of speeds can't be kept: {}", failed.getMessage());
        }
    }

    private void write(String name, String text) throws IOException {
        Path partial = data.resolve(name + ".tmp");
        Files.writeString(partial, text);
        Files.move(partial, data.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Learns no more. */
    @Override
    public void close() {
        thread.shutdownNow();
    }
}
