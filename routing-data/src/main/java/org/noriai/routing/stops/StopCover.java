package org.noriai.routing.stops;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;
import org.noriai.dispatch.model.Access;
import org.noriai.routing.area.Bounds;
import org.noriai.routing.area.VirtualStop;
import org.noriai.routing.intake.RegionImportException;
import org.noriai.routing.kerb.StreetPoint;
import org.noriai.routing.street.SnappedPlace;
import org.noriai.routing.street.StreetGraph;
import org.noriai.routing.street.StreetNetwork;
import org.noriai.routing.street.TurnGraph;

/**
 * Spreads stops so that from every point of a street nobody walks farther than allowed to one: of the points along the
 * streets those are chosen, one after the other, that bring a stop to the most points that have none yet (the greedy rule
 * for covering sets; Chvátal 1979). Walks are those of the foot network.
 */
final class StopCover {

    /** More stops than that make no service that anybody could follow. */
    private static final int STOPS_MAX = 5_000;

    private final StreetGraph streets;
    private final TurnGraph turns;
    private final int walkMetersMax;

    StopCover(StreetGraph streets, TurnGraph turns, int walkMetersMax) {
        this.streets = streets;
        this.turns = turns;
        this.walkMetersMax = walkMetersMax;
    }

    /**
     * What was chosen.
     *
     * @param points where a stop comes, in the order in which they were chosen
     * @param unreached how many points no stop can be walked to
     */
    record Cover(List<StreetPoint> points, int unreached) {}

    private record Candidate(int index, int gain) implements Comparable<Candidate> {
        @Override
        public int compareTo(Candidate other) {
            int more = Integer.compare(other.gain, gain);
            return more != 0 ? more : Integer.compare(index, other.index);
        }
    }

    /**
     * Chooses.
     *
     * @param points along all streets
     * @param there stops that there are already
     * @param bounds of all of them
     */
    Cover of(List<StreetPoint> points, List<PlacedStop> there, Bounds bounds) throws RegionImportException {
        int[][] walks = walks(points, there, bounds);
        boolean[] covered = new boolean[points.size()];
        int unreached = 0;
        int[] counts = new int[points.size()];
        for (int point = 0; point < walks.length; point++) {
            covered[point] =
                    walks[point].length == 0 || Arrays.stream(walks[point]).anyMatch(stop -> stop >= points.size());
            unreached += walks[point].length == 0 ? 1 : 0;
            for (int candidate : walks[point]) {
                if (candidate < points.size()) {
                    counts[candidate]++;
                }
            }
        }
        int[][] reach = inverse(walks, counts);
        List<StreetPoint> chosen = new ArrayList<>();
        PriorityQueue<Candidate> queue = new PriorityQueue<>();
        for (int i = 0; i < reach.length; i++) {
            queue.add(new Candidate(i, gain(reach[i], covered)));
        }
        for (Candidate best = queue.poll(); best != null && best.gain > 0; best = queue.poll()) {
            int gain = gain(reach[best.index], covered);
            if (gain < best.gain) {
                queue.add(new Candidate(best.index, gain));
                continue;
            }
            if (chosen.size() == STOPS_MAX) {
                throw new RegionImportException(
                        "Stops at most %d m of walk apart would be more than %d. Allow longer walks or draw smaller zones."
                                .formatted(walkMetersMax, STOPS_MAX));
            }
            chosen.add(points.get(best.index));
            for (int point : reach[best.index]) {
                covered[point] = true;
            }
        }
        return new Cover(chosen, unreached);
    }

    private static int gain(int[] points, boolean[] covered) {
        int gain = 0;
        for (int point : points) {
            gain += covered[point] ? 0 : 1;
        }
        return gain;
    }

    /** For each point the candidates within a walk: the points themselves, and after them the stops there are. */
    private int[][] walks(List<StreetPoint> points, List<PlacedStop> there, Bounds bounds) {
        List<VirtualStop> candidates = new ArrayList<>();
        List<SnappedPlace> places = new ArrayList<>();
        for (StreetPoint point : points) {
            candidates.add(new VirtualStop(
                    "p" + candidates.size(),
                    "p" + candidates.size(),
                    point.kerb().latitude(),
                    point.kerb().longitude()));
            places.add(point.kerb().place());
        }
        for (PlacedStop stop : there) {
            candidates.add(new VirtualStop(stop.id(), stop.name(), stop.latitude(), stop.longitude()));
            places.add(stop.kerb().place());
        }
        // Not closed: that would close the streets.
        StreetNetwork network = new StreetNetwork(streets, turns, candidates, places, bounds);
        int[][] walks = new int[points.size()][];
        for (int point = 0; point < walks.length; point++) {
            VirtualStop from = candidates.get(point);
            walks[point] =
                    network.findWalks(from.latitude(), from.longitude(), walkMetersMax, candidates.size()).stream()
                            .filter(walk -> walk.walkMeters() <= walkMetersMax)
                            .mapToInt(Access::place)
                            .toArray();
        }
        return walks;
    }

    private static int[][] inverse(int[][] walks, int[] counts) {
        int[][] reach = new int[counts.length][];
        for (int i = 0; i < reach.length; i++) {
            reach[i] = new int[counts[i]];
        }
        int[] filled = new int[counts.length];
        for (int point = 0; point < walks.length; point++) {
            for (int candidate : walks[point]) {
                if (candidate < reach.length) {
                    reach[candidate][filled[candidate]++] = point;
                }
            }
        }
        return reach;
    }
}
