package org.noriai.routing.transit.gtfs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.noriai.routing.transit.Shapes;
import org.noriai.routing.transit.StopTimes;
import org.onebusaway.gtfs.model.Stop;

/** Collects the calls of trips, each trip along its line. Used by one thread. */
final class StopTimesBuilder {

    private static final double METERS_PER_DEGREE = 111_195;

    private final FeedDraft draft;
    private final Shapes shapes;
    private final Map<Pattern, double[]> fitted = new HashMap<>();
    private final List<FeedDraft.Call> calls = new ArrayList<>();
    private final List<Double> meters = new ArrayList<>();
    private final List<Integer> first = new ArrayList<>(List.of(0));
    private final Map<String, Integer> headsigns = new HashMap<>(Map.of("", 0));
    private final List<String> headsignTexts = new ArrayList<>(List.of(""));

    private record Pattern(OptionalInt shape, List<String> stopIds) {}

    StopTimesBuilder(FeedDraft draft, Shapes shapes) {
        this.draft = draft;
        this.shapes = shapes;
    }

    /** Metres of each call of a trip along its line, or along straight lines where it has none. */
    double[] meters(List<FeedDraft.Call> trip, OptionalInt shape) {
        Pattern pattern =
                new Pattern(shape, trip.stream().map(FeedDraft.Call::stopId).toList());
        return fitted.computeIfAbsent(pattern, this::fit);
    }

    private double[] fit(Pattern pattern) {
        List<double[]> places = new ArrayList<>();
        for (String id : pattern.stopIds()) {
            Stop stop = draft.stops.get(id);
            if (stop != null) {
                places.add(new double[] {stop.getLat(), stop.getLon()});
            }
        }
        if (pattern.shape().isPresent()) {
            return new LineFitting(shapes, pattern.shape().getAsInt()).fit(places);
        }
        double[] straight = new double[places.size()];
        for (int i = 1; i < straight.length; i++) {
            double[] from = places.get(i - 1);
            double[] to = places.get(i);
            double east = METERS_PER_DEGREE * Math.cos(Math.toRadians((from[0] + to[0]) / 2));
            straight[i] = straight[i - 1] + Math.hypot((to[1] - from[1]) * east, (to[0] - from[0]) * METERS_PER_DEGREE);
        }
        return straight;
    }

    void add(FeedDraft.Call call, double metersAlong) {
        calls.add(call);
        meters.add(metersAlong);
        headsigns.computeIfAbsent(call.headsign(), text -> {
            headsignTexts.add(text);
            return headsignTexts.size() - 1;
        });
    }

    void endTrip() {
        first.add(calls.size());
    }

    StopTimes build(Map<String, Integer> stopIndex) {
        int size = calls.size();
        int[] stop = new int[size];
        int[] sequence = new int[size];
        int[] arrival = new int[size];
        int[] departure = new int[size];
        float[] along = new float[size];
        byte[] flags = new byte[size];
        int[] headsign = new int[size];
        for (int i = 0; i < size; i++) {
            FeedDraft.Call call = calls.get(i);
            stop[i] = stopIndex.getOrDefault(call.stopId(), 0);
            sequence[i] = call.sequence();
            arrival[i] = call.arrival();
            departure[i] = call.departure();
            along[i] = meters.get(i).floatValue();
            flags[i] = StopTimes.flags(call.pickupType(), call.dropoffType(), call.exact());
            headsign[i] = headsigns.getOrDefault(call.headsign(), 0);
        }
        int[] firsts = IntStream.range(0, first.size()).map(first::get).toArray();
        return new StopTimes(new StopTimes.Columns(
                firsts, stop, sequence, arrival, departure, along, flags, headsign, headsignTexts));
    }
}
