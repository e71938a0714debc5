package org.noriai.routing.transit.store;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.noriai.routing.transit.Timetable;

/**
 * The timetables of all feeds of a region, by the name of the feed: ids are unique only within one. Immutable, thus
 * thread-safe.
 */
public final class TimetableBook {

    /** Of a region without scheduled transport. */
    public static final TimetableBook EMPTY = new TimetableBook(Collections.emptySortedMap());

    /** What a feed may be called. */
    public static final String NAME_PATTERN = "[a-z0-9][a-z0-9-]{0,39}";

    private final SortedMap<String, Timetable> feeds;

    /** Of feeds by name; names match {@link #NAME_PATTERN}. */
    public TimetableBook(SortedMap<String, Timetable> feeds) {
        for (String name : feeds.keySet()) {
            if (!name.matches(NAME_PATTERN)) {
                throw new IllegalArgumentException(
                        "The feed name '%s' must be of small letters, digits and hyphens, 40 at most.".formatted(name));
            }
        }
        this.feeds = Collections.unmodifiableSortedMap(new TreeMap<>(feeds));
    }

    /** The timetables by the name of their feed. */
    public SortedMap<String, Timetable> feeds() {
        return feeds;
    }

    /** The timetable of the feed of this name, which must be there. */
    public Timetable getFeed(String name) {
        Timetable timetable = feeds.get(name);
        if (timetable == null) {
            throw new IllegalArgumentException("There is no feed '%s' among %s.".formatted(name, feeds.keySet()));
        }
        return timetable;
    }

    /** With a feed added, or replaced where there is one of that name. */
    public TimetableBook with(String name, Timetable timetable) {
        SortedMap<String, Timetable> more = new TreeMap<>(feeds);
        more.put(name, timetable);
        return new TimetableBook(more);
    }
}
