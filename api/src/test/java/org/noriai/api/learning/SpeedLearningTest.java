package org.noriai.api.learning;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.noriai.api.TestRegion;
import org.noriai.api.TestTown;
import org.noriai.api.clock.AreaTime;
import org.noriai.api.fanout.PositionBook;
import org.noriai.api.feed.VehiclePosition;
import org.noriai.dispatch.engine.Publication;
import org.noriai.dispatch.model.VehicleId;
import org.noriai.routing.region.RegionBundle;
import org.noriai.routing.street.DrivePath;

/** A bus drives through Monaco at half the usual speed, and the service notices. */
final class SpeedLearningTest {

    private static final VehicleId BUS = new VehicleId("v1");
    private static final int USUAL_SECONDS_MIN = 120;

    @TempDir
    Path data;

    private final EndedDrives drives = new EndedDrives();

    /** A drive from stop 0 to stop 5, which began and ended at these times. */
    private void drive(int fromSeconds, int toSeconds) {
        // Its own beginning is told before there is a town.
        AtomicReference<@Nullable TestTown> told = new AtomicReference<>();
        TestTown town = new TestTown(1, events -> {
            TestTown before = told.get();
            if (before != null) {
                drives.observe(new Publication(before.state(), before.state().applyAll(events), events));
            }
        });
        told.set(town);
        town.start(0, 1);
        town.sent(0, 1, 5);
        town.departed(fromSeconds, 1, 5);
        town.arrived(toSeconds, 1, 5);
    }

    private static DrivePath longDrive(RegionBundle region) {
        for (int to = 1; to < region.usualTimes().placeCount(); to++) {
            if (region.usualTimes().seconds(0, to, 0) >= USUAL_SECONDS_MIN
                    && region.usualTimes().seconds(0, to, 0) < 3 * USUAL_SECONDS_MIN) {
                return region.streets().drive(0, to);
            }
        }
        throw new IllegalStateException("Monaco has such a drive.");
    }

    /** A position every few seconds, from a minute before the drive until a minute after it. */
    private static List<VehiclePosition> positions(DrivePath path, int fromSeconds) {
        List<VehiclePosition> positions = new ArrayList<>();
        for (int point = 0; point < path.pointCount(); point++) {
            Instant at = AreaTime.toInstant(TestTown.DAY + fromSeconds)
                    .plusMillis(Math.round(2_000 * path.secondsAt(point)));
            positions.add(new VehiclePosition(path.latitude(point), path.longitude(point), Float.NaN, Float.NaN, at));
        }
        VehiclePosition last = positions.getLast();
        positions.add(new VehiclePosition(
                last.latitude(),
                last.longitude(),
                Float.NaN,
                Float.NaN,
                last.time().plusSeconds(60)));
        return positions;
    }

    @Test
    void aDriveAtHalfTheSpeedIsLearnedFromOnceAndRemembered() throws Exception {
        try (RegionBundle region = RegionBundle.open(TestRegion.monaco())) {
            PositionBook positions = new PositionBook();
            DrivePath path = longDrive(region);
            int end = 100 + 2 * path.seconds();
            drive(100, end);
            positions.add(BUS, positions(path, 100));
            try (SpeedLearning learning = new SpeedLearning(region, drives, positions, () -> 0, data)) {
                assertThat(learning.learn(TestTown.DAY + end))
                        .as("a drive that has just ended")
                        .isZero();
                assertThat(learning.learn(TestTown.DAY + end + 1)).isPositive();
                assertThat(learning.learn(TestTown.DAY + end + 1))
                        .as("the same again")
                        .isZero();
            }
            String sums = Files.readString(data.resolve("learned-sums.csv"));
            double[] seconds = seconds(sums);
            assertThat(seconds[1] / seconds[0]).isBetween(1.7, 2.3);
            assertThat(data.resolve(SpeedLearning.SPEEDS_FILE))
                    .as("of ten minutes at least")
                    .doesNotExist();

            // The next service goes on from there.
            drive(100, end);
            try (SpeedLearning learning = new SpeedLearning(region, drives, positions, () -> 0, data)) {
                assertThat(learning.learn(TestTown.DAY + end + 1)).isPositive();
            }
            assertThat(seconds(Files.readString(data.resolve("learned-sums.csv")))[0])
                    .isBetween(1.99 * seconds[0], 2.01 * seconds[0]);
        }
    }

    /** Usual and real seconds, on a Sunday at four. */
    private static double[] seconds(String sums) {
        double[] seconds = new double[2];
        sums.lines().skip(1).forEach(line -> {
            assertThat(line).startsWith("sunday,4,");
            String[] cells = line.split(",", -1);
            seconds[0] += Double.parseDouble(cells[3]);
            seconds[1] += Double.parseDouble(cells[4]);
        });
        return seconds;
    }
}
