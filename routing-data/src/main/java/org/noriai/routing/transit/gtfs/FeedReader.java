package org.noriai.routing.transit.gtfs;

import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.function.BiPredicate;
import org.noriai.routing.transit.Timetable;
import org.noriai.routing.transit.archive.FeedProblem;
import org.noriai.routing.transit.archive.GtfsArchive;
import org.noriai.routing.transit.archive.ProblemList;
import org.noriai.routing.transit.archive.UnusableFeedException;

/** Reads a GTFS or GTFS-JP feed: either it is in order and becomes a timetable, or it is refused with all that is wrong. */
public final class FeedReader {

    private FeedReader() {}

    /**
     * Reads it.
     *
     * @param feed its zip file or folder
     * @param within whether a point, latitude and longitude in degrees, lies in the region; stops elsewhere are dropped and
     *     reported
     * @throws UnusableFeedException if it can't be used; it names file, line, field and value of each problem
     */
    public static ImportedFeed read(Path feed, BiPredicate<Double, Double> within) throws UnusableFeedException {
        ProblemList problems = new ProblemList(feed);
        try (GtfsArchive archive = GtfsArchive.open(feed, problems)) {
            FeedCheck.Found found = FeedCheck.check(archive, problems);
            FeedDraft draft = new FeedDraft();
            EntityReading.read(archive, found, draft, problems);
            JapaneseTables.read(archive, found, draft);
            return new TimetableBuilder(draft, found, within, problems).build(archive.name());
        } catch (IOException e) {
            throw problems.refusal(FeedProblem.of(String.valueOf(feed.getFileName()), "is damaged: " + e.getMessage()));
        }
    }

    /**
     * Refuses a timetable whose clock is not that of the service area: it could not be published beside the service.
     *
     * @param feed where the timetable was read
     * @param zone of the service area
     * @throws UnusableFeedException if they show different times on any of the timetable's days
     */
    public static void checkClock(Path feed, Timetable timetable, ZoneId zone) throws UnusableFeedException {
        if (!timetable.hasClockOf(zone)) {
            throw new ProblemList(feed)
                    .refusal(new FeedProblem(
                            "agency.txt",
                            0,
                            "agency_timezone",
                            timetable.parts().zone().getId(),
                            "shows another time than the service area's zone %s; give the area file the right timeZone, or leave this feed out"
                                    .formatted(zone)));
        }
    }
}
