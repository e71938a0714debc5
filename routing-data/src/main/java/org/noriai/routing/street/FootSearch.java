package org.noriai.routing.street;

import com.graphhopper.storage.index.Snap;
import com.graphhopper.util.EdgeIteratorState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.noriai.dispatch.model.Access;
import org.noriai.routing.hierarchy.LongQueue;

/** The workspace of one search for walks. Confined to one thread at a time; cleans up after itself what it touched. */
final class FootSearch {

    private static final int NOT_REACHED = Integer.MAX_VALUE;

    private final FootNetwork network;
    private final int[] millisTo;
    private final float[] metersTo;
    private final int[] stopMillis;
    private final float[] stopMeters;
    private final LongQueue queue = new LongQueue();
    private int[] touched = new int[256];
    private int touchedCount;
    private final List<Integer> reached = new ArrayList<>();

    FootSearch(FootNetwork network, int nodes, int stops) {
        this.network = network;
        millisTo = new int[nodes];
        metersTo = new float[nodes];
        stopMillis = new int[stops];
        stopMeters = new float[stops];
        Arrays.fill(millisTo, NOT_REACHED);
        Arrays.fill(stopMillis, NOT_REACHED);
    }

    /** Stops within the walk, in no order; may be more than the limit. */
    List<Access> run(Snap snap, int metersMax, int limit) {
        try {
            start(snap, metersMax);
            search(metersMax, limit);
            List<Access> found = new ArrayList<>();
            for (int stop : reached) {
                int seconds = (int) Math.ceil(stopMillis[stop] / 1000.0);
                found.add(new Access(stop, seconds, Math.round(stopMeters[stop])));
            }
            return found;
        } finally {
            for (int i = 0; i < touchedCount; i++) {
                millisTo[touched[i]] = NOT_REACHED;
            }
            touchedCount = 0;
            for (int stop : reached) {
                stopMillis[stop] = NOT_REACHED;
            }
            reached.clear();
            queue.clear();
        }
    }

    private void start(Snap snap, int metersMax) {
        EdgeIteratorState edge = snap.getClosestEdge();
        double share = FootNetwork.share(snap);
        double off = snap.getQueryDistance();
        int offMillis = FootNetwork.offStreetMillis(off);
        int forward = network.edgeMillis(snap, false);
        int backward = network.edgeMillis(snap, true);
        double meters = edge.getDistance();
        if (forward != NOT_REACHED) {
            relax(edge.getAdjNode(), offMillis + (1 - share) * forward, off + (1 - share) * meters, metersMax);
        }
        if (backward != NOT_REACHED) {
            relax(edge.getBaseNode(), offMillis + share * backward, off + share * meters, metersMax);
        }
        for (FootNetwork.StopOnEdge stop : network.stopsOnEdge(edge.getEdge())) {
            double along = Math.abs(stop.share() - share);
            int pace = stop.share() >= share ? forward : backward;
            if (pace != NOT_REACHED) {
                double millis = offMillis + along * pace + FootNetwork.offStreetMillis(stop.offStreetMeters());
                reach(stop.stop(), (int) millis, off + along * meters + stop.offStreetMeters(), metersMax);
            }
        }
    }

    private void search(int metersMax, int limit) {
        while (!queue.isEmpty()) {
            long next = queue.poll();
            int node = (int) next;
            int millis = (int) (next >> 32);
            if (millis != millisTo[node]) {
                continue;
            }
            if (reached.size() >= limit && millis > limitMillis(limit)) {
                return;
            }
            for (int i = network.firstStopAtNode(node);
                    i >= 0;
                    i = network.stopAtNode(i).next()) {
                FootNetwork.StopAtNode stop = network.stopAtNode(i);
                reach(stop.stop(), millis + stop.millis(), metersTo[node] + stop.meters(), metersMax);
            }
            for (int arc = network.firstArc(node); arc < network.firstArc(node + 1); arc++) {
                double meters = metersTo[node] + network.arcMeters(arc);
                relax(network.arcTo(arc), millis + network.arcMillis(arc), meters, metersMax);
            }
        }
    }

    /** Time of the last of the stops that would be answered now. */
    private int limitMillis(int limit) {
        int[] times =
                reached.stream().mapToInt(stop -> stopMillis[stop]).sorted().toArray();
        return times[limit - 1];
    }

    private void relax(int node, double millis, double meters, int metersMax) {
        int whole = (int) millis;
        if (meters > metersMax || whole >= millisTo[node]) {
            return;
        }
        if (millisTo[node] == NOT_REACHED) {
            if (touchedCount == touched.length) {
                touched = Arrays.copyOf(touched, touchedCount * 2);
            }
            touched[touchedCount++] = node;
        }
        millisTo[node] = whole;
        metersTo[node] = (float) meters;
        queue.add((long) whole << 32 | node);
    }

    private void reach(int stop, int millis, double meters, int metersMax) {
        if (meters > metersMax || millis >= stopMillis[stop]) {
            return;
        }
        if (stopMillis[stop] == NOT_REACHED) {
            reached.add(stop);
        }
        stopMillis[stop] = millis;
        stopMeters[stop] = (float) meters;
    }
}
