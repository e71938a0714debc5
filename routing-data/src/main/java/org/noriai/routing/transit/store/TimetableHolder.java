package org.noriai.routing.transit.store;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiPredicate;
import org.noriai.routing.transit.archive.FeedProblem;
import org.noriai.routing.transit.archive.UnusableFeedException;
import org.noriai.routing.transit.gtfs.FeedReader;
import org.noriai.routing.transit.gtfs.ImportedFeed;

/**
 * The timetables in force. A later feed replaces the earlier one of its name at once and whole: whoever reads has all of the
 * old or all of the new. One that can't be used changes nothing. Thread-safe: readers see one reference, replacements take
 * turns.
 */
public final class TimetableHolder {

    private final BiPredicate<Double, Double> within;
    private final ZoneId zone;
    private volatile TimetableBook book;
    private final ReentrantLock replacing = new ReentrantLock();

    /** What became of a later feed. */
    public sealed interface Outcome {

        /**
         * It is in force.
         *
         * @param feed what was found in it
         */
        record Replaced(ImportedFeed feed) implements Outcome {}

        /**
         * It can't be used; the earlier one stays in force.
         *
         * @param message one line for people
         * @param problems what is wrong with it
         */
        record Refused(String message, List<FeedProblem> problems) implements Outcome {}
    }

    /**
     * Holds timetables.
     *
     * @param first those in force at first
     * @param within whether a point, latitude and longitude in degrees, lies in the region
     * @param zone of the service area, whose clock each timetable must have
     */
    public TimetableHolder(TimetableBook first, BiPredicate<Double, Double> within, ZoneId zone) {
        this.book = first;
        this.within = within;
        this.zone = zone;
    }

    /** The timetables in force now. Ask once for each piece of work: the next answer may be another. */
    public TimetableBook current() {
        return book;
    }

    /**
     * Reads a feed and puts it in force, if it can be used.
     *
     * @param name of the feed that it replaces, or of a new one
     * @param zip the feed
     */
    public Outcome replace(String name, Path zip) {
        replacing.lock();
        try {
            ImportedFeed feed = FeedReader.read(zip, within);
            FeedReader.checkClock(zip, feed.timetable(), zone);
            book = book.with(name, feed.timetable());
            return new Outcome.Replaced(feed);
        } catch (UnusableFeedException refused) {
            return new Outcome.Refused(String.valueOf(refused.getMessage()), refused.problems());
        } finally {
            replacing.unlock();
        }
    }
}
