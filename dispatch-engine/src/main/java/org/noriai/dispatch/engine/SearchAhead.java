package org.noriai.dispatch.engine;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.noriai.dispatch.command.DispatchCommand.RequestOffers;
import org.noriai.dispatch.insertion.EarlierSearch;
import org.noriai.dispatch.model.RuleBook;
import org.noriai.dispatch.spi.TravelTimes;
import org.noriai.dispatch.state.FleetState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Searches for requests that still wait for the writer, on a second thread and on the newest state there is then. When its
 * turn comes, the writer looks only at the plans that have changed since, and decides what it would have decided anyway.
 *
 * <p>It begins once several commands wait; a request that the writer has taken already is let be.
 *
 * <p>Source of the idea: optimistic concurrency control (Kung and Robinson, On optimistic methods for concurrency control,
 * 1981), with the validation repairing instead of refusing.
 *
 * <p>Thread-safe.
 */
final class SearchAhead implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SearchAhead.class);

    /** So many commands wait at least. */
    private static final int WAITING_MIN = 2;

    private final RuleBook book;
    private final EngineLimits limits;
    private final Supplier<FleetState> newest;
    private final BlockingQueue<Asked> queue;
    private final Thread thread;
    private volatile Dispatcher dispatcher;
    private volatile boolean closing;

    /** A request that waits, and what was found for it so far. */
    static final class Asked {

        private final RequestOffers command;
        private volatile boolean taken;
        private volatile @Nullable EarlierSearch found;

        private Asked(RequestOffers command) {
            this.command = command;
        }

        /** The writer decides on it now; what was found so far, null if nothing was. */
        @Nullable
        EarlierSearch take() {
            taken = true;
            return found;
        }
    }

    /**
     * Begins to search.
     *
     * @param newest the state that the writer decides on next
     */
    SearchAhead(TravelTimes times, RuleBook book, EngineLimits limits, Supplier<FleetState> newest) {
        this.book = book;
        this.limits = limits;
        this.newest = newest;
        this.queue = new ArrayBlockingQueue<>(limits.commandQueue());
        this.dispatcher = new Dispatcher(times, book, limits);
        this.thread = Thread.ofPlatform().name("area-search-ahead").daemon().unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** From the next request on it drives by these times. */
    void driveBy(TravelTimes times) {
        dispatcher = new Dispatcher(times, book, limits);
    }

    /**
     * Notes a request that will have to wait, if there is room to.
     *
     * @param waiting how many commands wait for the writer
     * @return null if it is not searched for ahead
     */
    @Nullable
    Asked note(RequestOffers command, int waiting) {
        if (waiting < WAITING_MIN) {
            return null;
        }
        Asked asked = new Asked(command);
        return queue.offer(asked) ? asked : null;
    }

    private void run() {
        while (!closing) {
            try {
                Asked asked = queue.poll(100, TimeUnit.MILLISECONDS);
                if (asked != null && !asked.taken) {
                    asked.found =
                            dispatcher.searchAhead(newest.get(), asked.command).orElse(null);
                }
            } catch (InterruptedException interrupted) {
                closing = true;
            } catch (RuntimeException failure) {
                LOG.warn("A search ahead failed; the writer searches by itself.", failure);
            }
        }
    }

    @Override
    public void close() {
        closing = true;
        ServiceAreaEngine.join(thread);
    }
}
