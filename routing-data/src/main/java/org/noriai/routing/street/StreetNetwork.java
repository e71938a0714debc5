package org.noriai.routing.street;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.noriai.dispatch.model.Access;
import org.noriai.routing.area.Bounds;
import org.noriai.routing.area.VirtualStop;

/**
 * The streets of a service area: drives between its virtual stops and walks to them. A place is the index of a stop.
 * Thread-safe: the streets never change, their times are
 * swapped as one value, searches borrow workspaces, the cache is guarded.
 */
public final class StreetNetwork implements AutoCloseable {

    /** Drives that are remembered; at about 2 kB each. */
    private static final int DRIVES_CACHED_MAX = 8_192;

    private final StreetGraph streets;
    private final List<SnappedPlace> places;
    private final FootNetwork foot;
    private final FootNetwork stepFree;
    private final Bounds bounds;
    private volatile Drives present;

    /** Drives by the times of a moment. */
    private record Drives(TurnGraph turns, ConcurrentLinkedQueue<DriveSearch> idle, Map<Long, DrivePath> known) {

        static Drives by(TurnGraph turns) {
            return new Drives(turns, new ConcurrentLinkedQueue<>(), new LinkedHashMap<>(64, 0.75f, true));
        }
    }

    /**
     * Takes over the streets: closing this closes them.
     *
     * @param streets of the region
     * @param turns of the same streets
     * @param stops of the area
     * @param places where the vehicles halt for each of the stops
     * @param bounds of the area
     */
    public StreetNetwork(
            StreetGraph streets, TurnGraph turns, List<VirtualStop> stops, List<SnappedPlace> places, Bounds bounds) {
        this(streets, turns, FootNetworks.of(streets, stops), places, bounds);
    }

    /** The same, with the walks to the stops made already. */
    public StreetNetwork(
            StreetGraph streets, TurnGraph turns, FootNetworks walks, List<SnappedPlace> places, Bounds bounds) {
        if (walks.stopCount() != places.size()) {
            throw new IllegalArgumentException(
                    "There are %d stops, but %d places on the streets.".formatted(walks.stopCount(), places.size()));
        }
        this.streets = streets;
        this.present = Drives.by(turns);
        this.places = List.copyOf(places);
        this.foot = walks.all();
        this.stepFree = walks.stepFree();
        this.bounds = bounds;
    }

    /** The streets themselves; closed with this. */
    public StreetGraph graph() {
        return streets;
    }

    /** Where the vehicles halt for each of the stops. */
    public List<SnappedPlace> places() {
        return places;
    }

    /**
     * The quickest drive from stop to stop.
     *
     * @throws IndexOutOfBoundsException if there is no such place
     * @throws IllegalArgumentException if no way leads
     */
    public DrivePath drive(int fromPlace, int toPlace) {
        SnappedPlace from = places.get(fromPlace);
        SnappedPlace to = places.get(toPlace);
        long pair = (long) fromPlace << 32 | toPlace;
        Drives drives = present;
        synchronized (drives.known()) {
            DrivePath known = drives.known().get(pair);
            if (known != null) {
                return known;
            }
        }
        DriveSearch search = drives.idle().poll();
        if (search == null) {
            search = new DriveSearch(drives.turns(), places);
        }
        int[] keys;
        try {
            keys = search.findKeys(fromPlace, toPlace);
        } finally {
            drives.idle().add(search);
        }
        DrivePath path = new DrivePathBuilder(streets.graph(), drives.turns()).build(from, to, keys);
        synchronized (drives.known()) {
            drives.known().put(pair, path);
            if (drives.known().size() > DRIVES_CACHED_MAX) {
                drives.known().remove(drives.known().keySet().iterator().next());
            }
        }
        return path;
    }

    /** The quickest drive from stop to stop; empty if no way leads, as where a street is closed. */
    public Optional<DrivePath> findDrive(int fromPlace, int toPlace) {
        try {
            return Optional.of(drive(fromPlace, toPlace));
        } catch (IllegalArgumentException noWay) {
            return Optional.empty();
        }
    }

    /** Lets all further drives go by other times of the same streets, such as with some of them closed. */
    public void driveBy(TurnGraph changed) {
        if (changed.keyCount() != present.turns().keyCount()) {
            throw new IllegalArgumentException("The streets have %d directed edges, not %d."
                    .formatted(present.turns().keyCount(), changed.keyCount()));
        }
        present = Drives.by(changed);
    }

    /**
     * The stops within a walk of a point.
     *
     * @param latitude in degrees
     * @param longitude in degrees
     * @param metersMax longest walk
     * @param limit how many at most
     * @return nearest first; none if the area does not cover the point
     */
    public List<Access> findWalks(double latitude, double longitude, int metersMax, int limit) {
        return findWalks(latitude, longitude, metersMax, limit, false);
    }

    /**
     * The stops within a walk of a point.
     *
     * @param latitude in degrees
     * @param longitude in degrees
     * @param metersMax longest walk
     * @param limit how many at most
     * @param withoutSteps whether the walk must be one for a wheelchair: no steps, no raised kerbs, as far as the map knows
     * @return nearest first; none if the area does not cover the point
     */
    public List<Access> findWalks(double latitude, double longitude, int metersMax, int limit, boolean withoutSteps) {
        if (!bounds.contains(latitude, longitude) || limit <= 0) {
            return List.of();
        }
        return (withoutSteps ? stepFree : foot).findWalks(latitude, longitude, metersMax, limit);
    }

    /** Whether the point lies in the area and near a street that can be walked. */
    public boolean covers(double latitude, double longitude) {
        return bounds.contains(latitude, longitude) && foot.isNear(latitude, longitude);
    }

    @Override
    public void close() {
        streets.close();
    }
}
