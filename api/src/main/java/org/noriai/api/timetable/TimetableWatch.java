package org.noriai.api.timetable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.noriai.routing.region.RegionBundle;
import org.noriai.routing.transit.gtfs.ImportedFeed;
import org.noriai.routing.transit.store.FeedNames;
import org.noriai.routing.transit.store.TimetableBook;
import org.noriai.routing.transit.store.TimetableHolder;
import org.noriai.routing.transit.store.TimetableHolder.Outcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The timetables in force: those of the region, and in the place of each that has the name of a watched feed that feed. A
 * later file of a feed takes the place of the earlier one at once and whole, seconds after it was written; one that can't
 * be used is told in the log, and the last good one stays, over a new start of the service too. Thread-safe: readers see one
 * reference, feeds are read by one thread of its own.
 */
public final class TimetableWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TimetableWatch.class);
    private static final int LOOK_SECONDS = 2;
    private static final String FOLDER = "timetables";

    private final TimetableHolder holder;
    private final String region;
    private final KeptTimetables kept;
    private final List<Watched> feeds = new ArrayList<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("timetable-watch").daemon().factory());

    /** A feed and what is known of it; guarded by the watch's monitor, but for what everybody may ask. */
    private static final class Watched {
        private final String name;
        private final Path path;
        /** The content that is in force; empty if it is not the feed's. */
        private String key = "";
        /** As it looked when it was last read, and when it was last looked at. */
        private String read = "never";

        private String seen = "";
        private volatile boolean refused;

        Watched(String name, Path path) {
            this.name = name;
            this.path = path;
        }
    }

    private TimetableWatch(TimetableHolder holder, String region, KeptTimetables kept) {
        this.holder = holder;
        this.region = region;
        this.kept = kept;
    }

    /**
     * Takes the timetables of a region and the watched feeds, each as it is now or as it was when it was last good.
     *
     * @param feeds zip files or folders
     * @param data folder of the store, where good ones are kept
     * @throws UnusableTimetableException if two feeds share a name, or one can't be used and there is no earlier one
     */
    public static TimetableWatch of(RegionBundle region, List<Path> feeds, Path data)
            throws UnusableTimetableException {
        KeptTimetables kept = new KeptTimetables(data.resolve(FOLDER));
        TimetableBook book = region.timetables();
        List<Watched> watched = new ArrayList<>();
        for (Path path : feeds) {
            Watched feed = new Watched(FeedNames.of(path), path);
            if (watched.stream().anyMatch(other -> other.name.equals(feed.name))) {
                throw new UnusableTimetableException(
                        "--gtfs '%s': there is a feed named '%s' already; rename the file.".formatted(path, feed.name));
            }
            watched.add(feed);
            Optional<KeptTimetables.Kept> last = kept.find(feed.name);
            if (last.isPresent()) {
                book = book.with(feed.name, last.get().timetable());
                feed.key = last.get().key();
            }
        }
        TimetableHolder holder = new TimetableHolder(
                book, region.basemap().bounds()::contains, region.serviceArea().zone());
        TimetableWatch watch = new TimetableWatch(holder, region.hash(), kept);
        watch.feeds.addAll(watched);
        try {
            watch.readFirst();
        } catch (UnusableTimetableException unusable) {
            watch.close();
            throw unusable;
        }
        return watch;
    }

    private synchronized void readFirst() throws UnusableTimetableException {
        for (Watched feed : feeds) {
            if (feed.key.isEmpty()) {
                Optional<String> refused = take(feed, FeedStamp.look(feed.path));
                if (refused.isPresent() && !holder.current().feeds().containsKey(feed.name)) {
                    throw new UnusableTimetableException(refused.get());
                }
            }
        }
    }

    /** Looks at the feeds from now on. */
    public void start() {
        if (!feeds.isEmpty()) {
            thread.scheduleWithFixedDelay(this::lookSafely, LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
        }
    }

    /** The timetables in force now. Ask once for each piece of work: the next answer may be another. */
    public TimetableBook current() {
        return holder.current();
    }

    /** How many feeds can't be used as they are now, so that an earlier one stays in force. */
    public int refused() {
        return (int) feeds.stream().filter(feed -> feed.refused).count();
    }

    private void lookSafely() {
        try {
            look();
        } catch (RuntimeException failed) {
            LOG.error("The timetables stay as they are.", failed);
        }
    }

    /** Reads each feed that is another than it was, once it looks the same twice: until then somebody writes to it. */
    public synchronized void look() {
        for (Watched feed : feeds) {
            String now = FeedStamp.look(feed.path);
            if (!now.equals(feed.read) && now.equals(feed.seen)) {
                take(feed, now);
            }
            feed.seen = now;
        }
    }

    /**
     * Puts a feed in force.
     *
     * @param look as it looks before it is read
     * @return why not, if it can't be used
     */
    private Optional<String> take(Watched feed, String look) {
        feed.read = look;
        String key;
        try {
            key = FeedStamp.key(feed.path, region);
        } catch (IOException unreadable) {
            return refuse(feed, "The GTFS feed %s can't be read: %s".formatted(feed.path, unreadable.getMessage()));
        }
        if (key.equals(feed.key)) {
            feed.refused = false;
            return Optional.empty();
        }
        return switch (holder.replace(feed.name, feed.path)) {
            case Outcome.Refused refused -> refuse(feed, refused.message());
            case Outcome.Replaced replaced -> {
                feed.refused = false;
                feed.key = key;
                tell(replaced.feed());
                keep(feed, replaced.feed(), look);
                yield Optional.empty();
            }
        };
    }

    private Optional<String> refuse(Watched feed, String why) {
        feed.refused = true;
        LOG.warn(
                "{} {}",
                why,
                holder.current().feeds().containsKey(feed.name)
                        ? "The timetable " + feed.name + " stays as it was."
                        : "There is no earlier timetable " + feed.name + ".");
        return Optional.of(why);
    }

    private static void tell(ImportedFeed feed) {
        LOG.info("In force: {}", feed.found());
        feed.dropped().forEach(line -> LOG.info("Left out: {}", line));
    }

    /** Keeps what was read, unless somebody wrote to the feed meanwhile: then it is read again. */
    private void keep(Watched feed, ImportedFeed imported, String look) {
        if (!FeedStamp.look(feed.path).equals(look)) {
            feed.key = "";
            feed.read = "";
            return;
        }
        try {
            kept.keep(feed.name, feed.key, imported.timetable());
        } catch (IOException failed) {
            LOG.warn("The timetable {} is in force, but can't be kept: {}", feed.name, failed.getMessage());
        }
    }

    /** Looks no more; what is in force stays. */
    @Override
    public void close() {
        thread.shutdownNow();
    }
}
