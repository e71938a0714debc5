package org.noriai.routing.closure;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.noriai.routing.street.DrivePlace;
import org.noriai.routing.street.StreetGraph;
import org.noriai.routing.street.TurnGraph;
import org.noriai.routing.traveltime.ContractedStreets;
import org.noriai.routing.traveltime.StopMatrix;
import org.noriai.routing.traveltime.StopMatrixBuilder;

/**
 * The streets of a service area with what is different on them at present. Owns the present times: a change is obeyed from
 * the next answer on, at first by plain searches, and by a hierarchy again once one was contracted in the background; then
 * a new stop matrix is handed on too. No answer ever waits for that. Thread-safe: readers take {@link #present()}, one
 * immutable value; changes are guarded by a lock that is held for milliseconds.
 */
public final class LivingStreets implements AutoCloseable {

    private final ContractedStreets usual;
    private final List<? extends DrivePlace> stops;
    private final StopMatrix usualMatrix;
    private final PresentTimes usualTimes;
    private final StreetMatcher matcher;
    private final Consumer<StopMatrix> matrices;
    private final ExecutorService background = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("street-contraction").daemon().factory());

    private volatile PresentTimes present;
    private List<MatchedChange> changes = List.of();
    private int nowSeconds;
    private long generation;
    private CompletableFuture<Void> settled = CompletableFuture.completedFuture(null);

    /**
     * Begins without changes.
     *
     * @param graph of the streets
     * @param usual the same, with the times that they usually take
     * @param stops where vehicles halt
     * @param usualMatrix the usual times between them
     * @param nowSeconds the present engine time
     * @param matrices is given the times between all stops whenever they have changed, on a background thread
     */
    public LivingStreets(
            StreetGraph graph,
            ContractedStreets usual,
            List<? extends DrivePlace> stops,
            StopMatrix usualMatrix,
            int nowSeconds,
            Consumer<StopMatrix> matrices) {
        this.usual = usual;
        this.stops = List.copyOf(stops);
        this.usualMatrix = usualMatrix;
        this.nowSeconds = nowSeconds;
        this.matrices = matrices;
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
        int[] millis = new int[usual.turns().keyCount()];
        Arrays.setAll(millis, usual.turns()::keyMillis);
        for (MatchedChange change : changes) {
            if (change.change().holdsAt(nowSeconds)) {
                change.apply(millis);
            }
        }
        if (isPresent(millis)) {
            return;
        }
        generation++;
        long mine = generation;
        if (isUsual(millis)) {
            present = usualTimes;
            settled = CompletableFuture.runAsync(() -> handOn(mine, usualMatrix), background);
        } else {
            TurnGraph changed = usual.turns().withMillis(millis);
            present = PresentTimes.plain(changed, stops);
            settled = CompletableFuture.runAsync(() -> contract(mine, changed), background);
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

    private void contract(long mine, TurnGraph changed) {
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
        handOn(mine, StopMatrixBuilder.build(contracted, stops, row -> {}));
    }

    private void handOn(long mine, StopMatrix matrix) {
        if (isLatest(mine)) {
            matrices.accept(matrix);
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
