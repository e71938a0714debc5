package org.noriai.routing.traveltime;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.noriai.dispatch.spi.TravelTimes;
import org.noriai.routing.street.DrivePlace;

/** Computes the stop matrix: one search from each stop to all others at once, on all cores. */
public final class StopMatrixBuilder {

    private StopMatrixBuilder() {}

    /**
     * Computes it.
     *
     * @param streets ready to be searched
     * @param places where the vehicles halt
     * @param done told how many rows are done, from any thread
     */
    public static StopMatrix build(ContractedStreets streets, List<? extends DrivePlace> places, IntConsumer done) {
        int count = places.size();
        PlaceTimes times = PlaceTimes.of(streets, places);
        int[] seconds = new int[count * count];
        AtomicInteger nextRow = new AtomicInteger();
        int threads = Runtime.getRuntime().availableProcessors();
        try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
            List<? extends Future<?>> running = IntStream.range(0, threads)
                    .mapToObj(worker -> workers.submit(() -> {
                        PlaceTimesSearch search = new PlaceTimesSearch(times);
                        int[] millis = new int[count];
                        for (int row = nextRow.getAndIncrement(); row < count; row = nextRow.getAndIncrement()) {
                            search.findFrom(places.get(row), millis);
                            // Also of a stop on a closed street, which nothing else is reached from.
                            millis[row] = 0;
                            fill(seconds, row * count, millis);
                            done.accept(row);
                        }
                    }))
                    .toList();
            for (Future<?> worker : running) {
                worker.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("The travel times between %d stops failed.".formatted(count), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while computing the travel times.", e);
        }
        return new StopMatrix(count, seconds);
    }

    private static void fill(int[] seconds, int offset, int[] millis) {
        for (int to = 0; to < millis.length; to++) {
            seconds[offset + to] =
                    millis[to] == PlaceTimesSearch.UNREACHED ? TravelTimes.UNREACHABLE : Math.ceilDiv(millis[to], 1000);
        }
    }
}
