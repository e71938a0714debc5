package org.noriai.api.configure;

import java.time.Duration;
import java.util.function.Supplier;
import org.noriai.api.store.SqliteStore;
import org.noriai.api.store.StoreException;
import org.noriai.dispatch.state.FleetState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the state every so many events, and once more at the end, so that the next start is quick; forgets keys whose time
 * is over. Confined to one task at a time by its monitor.
 */
final class StateKeeping implements AutoCloseable {

    static final Duration PERIOD = Duration.ofSeconds(30);

    private static final Logger LOG = LoggerFactory.getLogger(StateKeeping.class);
    private static final int EVENTS_AT_THE_END = 2_000;

    private final SqliteStore store;
    private final Supplier<FleetState> durable;
    private final int events;

    /**
     * Keeps states of this store.
     *
     * @param events after how many events
     */
    StateKeeping(SqliteStore store, Supplier<FleetState> durable, int events) {
        this.events = events;
        this.store = store;
        this.durable = durable;
    }

    synchronized void look() {
        keepAfter(events);
        int forgotten = store.answers().forgetExpired();
        if (forgotten > 0) {
            LOG.debug("Forgot {} keys.", forgotten);
        }
    }

    private void keepAfter(int atLeast) {
        FleetState state = durable.get();
        if (state.version() - store.keptVersion() >= atLeast) {
            store.keep(state);
        }
    }

    @Override
    public synchronized void close() {
        try {
            keepAfter(EVENTS_AT_THE_END);
        } catch (StoreException failed) {
            LOG.warn("The state was not kept; the next start takes longer.", failed);
        }
    }
}
