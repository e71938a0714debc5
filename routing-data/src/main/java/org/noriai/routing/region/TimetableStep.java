package org.noriai.routing.region;

import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import org.noriai.routing.area.Bounds;
import org.noriai.routing.intake.ImportProgress;
import org.noriai.routing.intake.ImportReport;
import org.noriai.routing.intake.RegionImportException;
import org.noriai.routing.transit.archive.UnusableFeedException;
import org.noriai.routing.transit.gtfs.FeedReader;
import org.noriai.routing.transit.gtfs.ImportedFeed;
import org.noriai.routing.transit.store.FeedNames;
import org.noriai.routing.transit.store.TimetableBook;
import org.noriai.routing.transit.store.TimetableFile;

/** The step of an import that reads timetables; it comes early, so that a bad feed costs no time. */
final class TimetableStep {

    private static final String STEP = "timetable";

    private TimetableStep() {}

    /**
     * Refuses timetables of another clock than the service area's, as soon as that is known.
     *
     * @param feeds as they were given to the other
     */
    static void checkClocks(List<Path> feeds, TimetableBook book, ZoneId zone) throws RegionImportException {
        for (Path feed : feeds) {
            try {
                FeedReader.checkClock(feed, book.getFeed(FeedNames.of(feed)), zone);
            } catch (UnusableFeedException e) {
                throw new RegionImportException(String.valueOf(e.getMessage()), e);
            }
        }
    }

    /** Reads the timetables and writes {@link RegionBundle#TIMETABLE_FILE} where there is any feed. */
    static TimetableBook make(
            List<Path> feeds, Bounds bounds, Path folder, ImportReport report, ImportProgress progress)
            throws RegionImportException, IOException {
        TimetableBook book = TimetableBook.EMPTY;
        for (Path feed : feeds) {
            progress.line("Reading %s …".formatted(feed));
            String name = FeedNames.of(feed);
            if (book.feeds().containsKey(name)) {
                throw new RegionImportException(
                        "--gtfs %s: there is a feed named '%s' already; rename the file.".formatted(feed, name));
            }
            try {
                ImportedFeed read = FeedReader.read(feed, bounds::contains);
                book = book.with(name, read.timetable());
                report.found(STEP, read.found());
                read.dropped().forEach(line -> report.dropped(STEP, line));
            } catch (UnusableFeedException e) {
                throw new RegionImportException(String.valueOf(e.getMessage()), e);
            }
        }
        if (!feeds.isEmpty()) {
            TimetableFile.write(book, folder.resolve(RegionBundle.TIMETABLE_FILE));
        }
        return book;
    }
}
