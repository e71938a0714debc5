package org.noriai.api.web.site;

import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.noriai.api.dispatch.Dispatch;
import org.noriai.api.fanout.PositionBook;
import org.noriai.api.feed.FeedAlert;
import org.noriai.api.feed.FeedArea;
import org.noriai.api.feed.FeedBytes;
import org.noriai.api.feed.FeedSnapshot;
import org.noriai.api.feed.GtfsFeed;
import org.noriai.api.feed.GtfsRealtimeFeed;
import org.noriai.api.feed.TripKind;
import org.noriai.dispatch.state.FleetState;
import org.noriai.dispatch.state.PlanScheduler;
import org.noriai.routing.area.ServiceArea;
import org.noriai.routing.transit.store.TimetableBook;

/**
 * The public feeds as bytes: made when they are asked for, at most once a second and only if something has changed, and
 * anew after {@link #AGE_MAX} in any case, since consumers judge a feed by its time. Thread-safe: one lock, so that a
 * crowd waits for one making instead of making its own.
 */
public final class FeedCache {

    static final Duration AGE_MIN = Duration.ofSeconds(1);
    static final Duration AGE_MAX = Duration.ofSeconds(10);

    private static final double NANOS_PER_SECOND = 1e9;

    private final ServiceArea area;
    private final Dispatch dispatch;
    private final PlanScheduler scheduler;
    private final PositionBook positions;
    private final GtfsRealtimeFeed realtime;
    private final GtfsFeed gtfs;
    private final Supplier<TimetableBook> timetables;
    private final Supplier<List<FeedAlert>> alerts;
    private TimetableBook published = TimetableBook.EMPTY;
    private final Map<String, Kept> kept = new HashMap<>();

    private record Kept(FeedBytes feed, long nanos, long stateVersion, long positionVersion, LocalDate day) {}

    /**
     * Makes feeds of this area.
     *
     * @param publicUrl where riders find the service
     * @param timetables those in force
     * @param alerts disturbances now and to come
     */
    public FeedCache(
            ServiceArea area,
            URI publicUrl,
            Dispatch dispatch,
            PlanScheduler scheduler,
            PositionBook positions,
            Supplier<TimetableBook> timetables,
            Supplier<List<FeedAlert>> alerts) {
        this.alerts = alerts;
        this.area = area;
        this.dispatch = dispatch;
        this.scheduler = scheduler;
        this.positions = positions;
        this.timetables = timetables;
        FeedArea feedArea = FeedArea.of(area);
        this.realtime = new GtfsRealtimeFeed(feedArea);
        this.gtfs = new GtfsFeed(feedArea, publicUrl);
    }

    /** The feed of this name, as {@code trip-updates}; empty if there is none. */
    Optional<FeedBytes> findRealtime(String name, TripKind kind, boolean json) {
        Optional<Function<FeedSnapshot, FeedBytes>> maker = switch (name) {
            case "vehicle-positions" -> Optional.of(snapshot -> realtime.vehiclePositions(snapshot, kind));
            case "trip-updates" -> Optional.of(snapshot -> realtime.tripUpdates(snapshot, kind));
            case "alerts" -> Optional.of(snapshot -> realtime.alerts(snapshot, alerts.get()));
            default -> Optional.empty();
        };
        return maker.map(make -> json
                ? kept(name + "." + kind + ".json", snapshot -> GtfsRealtimeFeed.json(make.apply(snapshot)))
                : kept(name + "." + kind, make));
    }

    /** How old the oldest feed is that somebody would be given now, in seconds; 0 while nobody asks. */
    public double ageSeconds() {
        synchronized (kept) {
            long now = System.nanoTime();
            return kept.values().stream()
                            .filter(one -> one.nanos() != 0)
                            .mapToLong(one -> now - one.nanos())
                            .filter(age -> age < AGE_MAX.toNanos())
                            .max()
                            .orElse(0)
                    / NANOS_PER_SECOND;
        }
    }

    /** The static feed of today. */
    FeedBytes zip() {
        LocalDate today = LocalDate.ofInstant(dispatch.clock().now(), area.zone());
        synchronized (kept) {
            Kept known = kept.get("gtfs.zip");
            TimetableBook book = timetables.get();
            if (known != null && known.day().equals(today) && published == book) {
                return known.feed();
            }
            FeedBytes feed = gtfs.zip(today, book);
            published = book;
            kept.put("gtfs.zip", new Kept(feed, 0, 0, 0, today));
            return feed;
        }
    }

    private FeedBytes kept(String key, Function<FeedSnapshot, FeedBytes> maker) {
        synchronized (kept) {
            Kept known = kept.get(key);
            FleetState state = dispatch.state();
            long positionVersion = positions.version();
            long nanos = System.nanoTime();
            if (known != null && fresh(known, nanos, state.version(), positionVersion)) {
                return known.feed();
            }
            FeedBytes feed = maker.apply(snapshot(state));
            kept.put(key, new Kept(feed, nanos, state.version(), positionVersion, LocalDate.EPOCH));
            return feed;
        }
    }

    private static boolean fresh(Kept known, long nanos, long stateVersion, long positionVersion) {
        long age = nanos - known.nanos();
        boolean unchanged = known.stateVersion() == stateVersion && known.positionVersion() == positionVersion;
        return age < AGE_MIN.toNanos() || (unchanged && age < AGE_MAX.toNanos());
    }

    private FeedSnapshot snapshot(FleetState state) {
        return FeedSnapshot.of(dispatch.clock().now(), state, scheduler, positions.latest());
    }
}
