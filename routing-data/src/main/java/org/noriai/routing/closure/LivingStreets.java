package org.noriai.routing.closure;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.noriai.dispatch.spi.TravelTimes;
import org.noriai.routing.street.DrivePlace;
import org.noriai.routing.street.StreetGraph;
import org.noriai.routing.street.TurnGraph;
import org.noriai.routing.timeofday.SliceCalendar;
import org.noriai.routing.timeofday.SliceStreets;
import org.noriai.routing.timeofday.SlicedTimes;
import org.noriai.routing.traveltime.ContractedStreets;
import org.noriai.routing.traveltime.StopMatrixBuilder;

/**
 * The streets of a service area with what is different on them at present. Owns the present times: a change is obeyed from
 * the next answer on, at first by plain searches, and by a hierarchy again once one was contracted in the background; then
 * new times between the stops are handed on too, by the time of day where the usual ones are. No answer ever waits for that. Thread-safe: readers take {@link #present()}, one
 * immutable value; changes are guarded by a lock that is held for milliseconds.
 */
public final class LivingStreets implements AutoCloseable {

    private final ContractedStreets usual;
    private final List<? extends DrivePlace> stops;
    private final TravelTimes usualStopTimes;
    private final Optional<DaySlices> slices;
    private final PresentTimes usualTimes;
    private final StreetMatcher matcher;
    private final Consumer<TravelTimes> handOn;
    private final ExecutorService background = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("street-contraction").daemon().factory());

    private volatile PresentTimes present;
    private List<MatchedChange> changes = List.of();
    private List<MatchedChange> applied = List.of();
    private int nowSeconds;
    private long generation;
    private CompletableFuture<Void> settled = CompletableFuture.completedFuture(null);

    /**
     * How the times differ by the time of day.
     *
     * @param streets in each slice
     * @param calendar when each slice holds
     */
    public record DaySlices(SliceStreets streets, SliceCalendar calendar) {}

    /**
     * Begins without changes, the same at all times of day.
     *
     * @param graph of the streets
     * @param usual the same, with the times that they usually take
     * @param stops where vehicles halt
     * @param usualStopTimes the usual times between them
     * @param nowSeconds the present engine time
     * @param handOn is given the times between all stops whenever they have changed, on a background thread
     */
    public LivingStreets(
            StreetGraph graph,
            ContractedStreets usual,
            List<? extends DrivePlace> stops,
            TravelTimes usualStopTimes,
            int nowSeconds,
            Consumer<TravelTimes> handOn) {
        this(graph, usual, stops, usualStopTimes, Optional.empty(), nowSeconds, handOn);
    }

    /** The same, with times that may differ by the time of day. */
    public LivingStreets(
            StreetGraph graph,
            ContractedStreets usual,
            List<? extends DrivePlace> stops,
            TravelTimes usualStopTimes,
            Optional<DaySlices> slices,
            int nowSeconds,
            Consumer<TravelTimes> handOn) {
        this.usual = usual;
        this.slices = slices;
        this.stops = List.copyOf(stops);
        this.usualStopTimes = usualStopTimes;
        this.nowSeconds = nowSeconds;
        this.handOn = handOn;
        matcher = new StreetMatcher(graph);
        usualTimes = PresentTimes.contracted(usual, stops);
        present = usualTimes;
    }

    /** The times as they are now; a request takes it once and keeps to it. */
    public PresentTimes present() {
        return present;
    }

    /**
     * Replaces all changes.
     *
     * @return ids of the changes that no street was found for
     */
    public List<String> replaceChanges(List<StreetChange> all) {
        List<MatchedChange> matched = all.stream().map(matcher::match).toList();
        synchronized (this) {
            changes = matched;
            refresh();
        }
        return matched.stream()
                .filter(change -> change.keys().length == 0)
                .map(change -> change.change().id())
                .toList();
    }

    /** Lets engine time go on: changes begin and end. */
    public synchronized void advance(int seconds) {
        if (seconds > nowSeconds) {
            nowSeconds = seconds;
            refresh();
        }
    }

    /** Done when the present times are answered by a hierarchy and the stop matrix of them was handed on. */
    public synchronized CompletableFuture<Void> settled() {
        return settled.copy();
    }

    private void refresh() {
        List<MatchedChange> holding = changes.stream()
                .filter(change -> change.change().holdsAt(nowSeconds))
                .toList();
        int[] millis = new int[usual.turns().keyCount()];
        Arrays.setAll(millis, usual.turns()::keyMillis);
        apply(holding, millis);
        // What changes nothing of the usual times may yet change those of a slice.
        boolean sliced = slices.isPresent() && !holding.equals(applied);
        if (isPresent(millis) && !sliced) {
            return;
        }
        applied = holding;
        generation++;
        long mine = generation;
        if (isUsual(millis) && (slices.isEmpty() || holding.isEmpty())) {
            present = usualTimes;
            settled = CompletableFuture.runAsync(() -> handOn(mine, usualStopTimes), background);
        } else {
            TurnGraph changed = usual.turns().withMillis(millis);
            present = PresentTimes.plain(changed, stops);
            settled = CompletableFuture.runAsync(() -> contract(mine, changed, holding), background);
        }
    }

    private boolean isPresent(int[] millis) {
        return isSame(millis, present.turns());
    }

    private boolean isUsual(int[] millis) {
        return isSame(millis, usual.turns());
    }

    private static boolean isSame(int[] millis, TurnGraph turns) {
        for (int key = 0; key < millis.length; key++) {
            if (millis[key] != turns.keyMillis(key)) {
                return false;
            }
        }
        return true;
    }

    private static void apply(List<MatchedChange> changes, int[] millis) {
        changes.forEach(change -> change.apply(millis));
    }

    private void contract(long mine, TurnGraph changed, List<MatchedChange> holding) {
        if (!isLatest(mine)) {
            return;
        }
        ContractedStreets contracted = usual.with(changed);
        PresentTimes times = PresentTimes.contracted(contracted, stops);
        synchronized (this) {
            if (!isLatest(mine)) {
                return;
            }
            present = times;
        }
        TravelTimes stopTimes = slices.isPresent()
                ? new SlicedTimes(
                        slices.get().calendar(),
                        slices.get().streets().matrices(stops, millis -> apply(holding, millis)))
                : StopMatrixBuilder.build(contracted, stops, row -> {});
        handOn(mine, stopTimes);
    }

    private void handOn(long mine, TravelTimes times) {
        if (isLatest(mine)) {
            handOn.accept(times);
        }
    }

    private synchronized boolean isLatest(long mine) {
        return mine == generation;
    }

    /** Ends the background work; the present times stay. */
    @Override
    public void close() {
        background.shutdownNow();
    }
}
