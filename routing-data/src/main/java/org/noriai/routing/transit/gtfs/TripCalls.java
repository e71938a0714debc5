package org.noriai.routing.transit.gtfs;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.noriai.routing.transit.archive.ProblemList;

/** The calls of one trip put in order and checked; times that the feed leaves open are filled. */
final class TripCalls {

    private static final String FILE = "stop_times.txt";

    private TripCalls() {}

    /**
     * In the order of the drive.
     *
     * @param calls in any order
     * @param problems takes what is wrong with them: the order twice the same, times that run backwards or lack at an end
     */
    static List<FeedDraft.Call> ordered(List<FeedDraft.Call> calls, ProblemList problems) {
        List<FeedDraft.Call> ordered = new ArrayList<>(calls);
        ordered.sort(Comparator.comparingInt(FeedDraft.Call::sequence).thenComparingInt(FeedDraft.Call::line));
        for (FeedDraft.Call end : List.of(ordered.getFirst(), ordered.getLast())) {
            if (end.arrival() == FeedDraft.OPEN) {
                problems.add(
                        FILE,
                        end.line(),
                        "arrival_time",
                        "",
                        "must not be empty at the first and the last stop of a trip");
            }
        }
        int lastSequence = -1;
        int lastTime = 0;
        for (FeedDraft.Call call : ordered) {
            if (call.sequence() == lastSequence) {
                problems.add(
                        FILE,
                        call.line(),
                        "stop_sequence",
                        Integer.toString(call.sequence()),
                        "is there twice in its trip");
            }
            lastSequence = call.sequence();
            if (call.arrival() == FeedDraft.OPEN) {
                continue;
            }
            if (call.arrival() < lastTime) {
                problems.add(
                        FILE,
                        call.line(),
                        "arrival_time",
                        time(call.arrival()),
                        "lies before the departure from the stop before, %s".formatted(time(lastTime)));
            } else if (call.departure() < call.arrival()) {
                problems.add(
                        FILE,
                        call.line(),
                        "departure_time",
                        time(call.departure()),
                        "lies before arrival_time, %s".formatted(time(call.arrival())));
            }
            lastTime = Math.max(call.arrival(), call.departure());
        }
        return ordered;
    }

    private static String time(int seconds) {
        Duration time = Duration.ofSeconds(seconds);
        return String.format(Locale.ROOT, "%02d:%02d:%02d", time.toHours(), time.toMinutesPart(), time.toSecondsPart());
    }

    /**
     * With times at every call: between those that the feed gives, at an even speed.
     *
     * @param calls in order, with times at both ends
     * @param meters of each along the trip's line
     */
    static List<FeedDraft.Call> timed(List<FeedDraft.Call> calls, double[] meters) {
        List<FeedDraft.Call> timed = new ArrayList<>(calls);
        int known = 0;
        for (int i = 1; i < calls.size(); i++) {
            if (calls.get(i).arrival() == FeedDraft.OPEN) {
                continue;
            }
            int from = calls.get(known).departure();
            int span = calls.get(i).arrival() - from;
            double length = meters[i] - meters[known];
            for (int open = known + 1; open < i; open++) {
                double share =
                        length > 0 ? (meters[open] - meters[known]) / length : (double) (open - known) / (i - known);
                int at = from + (int) Math.round(share * span);
                timed.set(open, calls.get(open).withTimes(at, at, false));
            }
            known = i;
        }
        return timed;
    }
}
