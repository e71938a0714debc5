package org.noriai.routing.region;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.noriai.dispatch.model.AreaCalendar;
import org.noriai.dispatch.spi.TravelTimes;
import org.noriai.routing.area.ServiceCalendar;
import org.noriai.routing.timeofday.SliceCalendar;
import org.noriai.routing.timeofday.SliceMatrices;
import org.noriai.routing.timeofday.SlicedTimes;
import org.noriai.routing.timeofday.SpeedProfile;
import org.noriai.routing.timeofday.SpeedProfileException;
import org.noriai.routing.timeofday.SpeedProfileReader;

/**
 * What a bundle knows of times of day. Immutable.
 *
 * @param profile how speeds differ
 * @param matrices the times between stops in each slice of it
 */
record DayTimes(SpeedProfile profile, SliceMatrices matrices) {

    private static final int DAYS_BEFORE = 7;

    /** Later holidays are ordinary days; areas name those of a few years. */
    private static final int DAYS = 3 * 366;

    /**
     * Reads it.
     *
     * @return empty where the import was given no speeds
     */
    static Optional<DayTimes> read(Path folder) throws IOException {
        Path speeds = folder.resolve(RegionBundle.SPEEDS_FILE);
        if (!Files.exists(speeds)) {
            return Optional.empty();
        }
        try {
            SpeedProfile profile = SpeedProfileReader.read(Files.readString(speeds));
            SliceMatrices matrices = SliceMatrices.read(folder.resolve(RegionBundle.SLICES_FILE));
            if (matrices.sliceCount() != profile.sliceCount()) {
                throw new IOException("The region bundle %s has speeds of %d slices and times of %d."
                        .formatted(folder, profile.sliceCount(), matrices.sliceCount()));
            }
            return Optional.of(new DayTimes(profile, matrices));
        } catch (SpeedProfileException unreadable) {
            throw new IOException(
                    "The file %s can't be read: %s".formatted(speeds, unreadable.getMessage()), unreadable);
        }
    }

    /** When each slice holds. */
    SliceCalendar calendar(AreaCalendar days, int nowSeconds, ServiceCalendar service) {
        LocalDate first = days.day(nowSeconds).minusDays(DAYS_BEFORE);
        return SliceCalendar.of(
                profile,
                days.zone(),
                days.epoch(),
                first,
                DAYS,
                service.holidays().keySet());
    }

    /** The times between stops. */
    TravelTimes times(AreaCalendar days, int nowSeconds, ServiceCalendar service) {
        return new SlicedTimes(calendar(days, nowSeconds, service), matrices);
    }
}
