package org.noriai.routing.place.osm;

import com.carrotsearch.hppc.LongArrayList;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.noriai.routing.area.Geo;

/**
 * Joins the ways of one name that lie near each other to one street. A name may be borne by several streets of a region.
 * Confined to one thread.
 */
final class OsmStreets {

    /** Ways of one name with ends nearer than this are one street. */
    private static final double GAP_METERS_MAX = 400;

    /** A street is found by points so far apart. */
    private static final double POINT_METERS = 60;

    private final SortedMap<String, List<Piece>> byName = new TreeMap<>();

    private record Piece(long wayId, OsmNames names, LongArrayList nodes) {}

    /**
     * A street.
     *
     * @param wayId the least of its ways
     * @param points latitude and longitude by turns, along it
     */
    record Street(long wayId, OsmNames names, double latitude, double longitude, List<Double> points) {}

    void add(long wayId, OsmNames names, LongArrayList nodes) {
        byName.computeIfAbsent(names.name(), name -> new ArrayList<>()).add(new Piece(wayId, names, nodes));
    }

    /** All streets, given how to locate nodes. */
    List<Street> places(Function<LongArrayList, OsmLine> locate) {
        List<Street> streets = new ArrayList<>();
        byName.values().forEach(pieces -> join(pieces, locate, streets));
        return streets;
    }

    private static void join(List<Piece> pieces, Function<LongArrayList, OsmLine> locate, List<Street> streets) {
        List<OsmLine> lines =
                pieces.stream().map(piece -> locate.apply(piece.nodes())).toList();
        int[] group = new int[pieces.size()];
        for (int i = 0; i < group.length; i++) {
            group[i] = i;
        }
        for (int i = 1; i < group.length; i++) {
            for (int j = 0; j < i; j++) {
                if (root(group, i) != root(group, j) && near(lines.get(i), lines.get(j))) {
                    group[root(group, i)] = root(group, j);
                }
            }
        }
        for (int first = 0; first < group.length; first++) {
            if (root(group, first) == first) {
                street(first, group, pieces, lines, streets);
            }
        }
    }

    private static void street(int first, int[] group, List<Piece> pieces, List<OsmLine> lines, List<Street> streets) {
        OsmLine whole = new OsmLine();
        Piece least = pieces.get(first);
        for (int i = 0; i < group.length; i++) {
            if (root(group, i) == first) {
                whole.addAll(lines.get(i));
                least = pieces.get(i).wayId() < least.wayId() ? pieces.get(i) : least;
            }
        }
        if (!whole.isEmpty()) {
            int central = whole.central();
            streets.add(new Street(
                    least.wayId(),
                    least.names(),
                    whole.latitude(central),
                    whole.longitude(central),
                    whole.everyMeters(POINT_METERS)));
        }
    }

    private static int root(int[] group, int index) {
        int root = index;
        while (group[root] != root) {
            root = group[root];
        }
        return root;
    }

    private static boolean near(OsmLine one, OsmLine other) {
        if (one.isEmpty() || other.isEmpty()) {
            return false;
        }
        for (int i : new int[] {0, one.size() / 2, one.size() - 1}) {
            for (int j : new int[] {0, other.size() / 2, other.size() - 1}) {
                if (Geo.meters(one.latitude(i), one.longitude(i), other.latitude(j), other.longitude(j))
                        <= GAP_METERS_MAX) {
                    return true;
                }
            }
        }
        return false;
    }
}
