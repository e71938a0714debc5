package org.noriai.api.configure;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.noriai.api.dispatch.Dispatch;
import org.noriai.api.dispatch.Roster;
import org.noriai.api.fanout.ChangeStream;
import org.noriai.api.metrics.ServiceMetrics;
import org.noriai.dispatch.command.DispatchCommand.ChangeFleet;
import org.noriai.dispatch.command.DispatchCommand.ExpireOffers;
import org.noriai.dispatch.state.FleetState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What has to be done as time passes: offers expire, days come, watchers look again, idle vehicles are sent. */
final class Ticker {

    private static final Logger LOG = LoggerFactory.getLogger(Ticker.class);
    private static final Duration TICK = Duration.ofSeconds(1);
    private static final Duration EXPIRY = Duration.ofMillis(500);
    private static final Duration ROSTER = Duration.ofSeconds(30);

    private final ScheduledExecutorService timer;
    private final Dispatch dispatch;

    Ticker(ScheduledExecutorService timer, Dispatch dispatch) {
        this.timer = timer;
        this.dispatch = dispatch;
    }

    void start(ChangeStream changes, Roster roster, ServiceMetrics metrics) {
        every(TICK, changes::tick);
        every(TICK, metrics::refresh);
        every(EXPIRY, this::expire);
        every(TICK, dispatch::sendIdleVehicles);
        every(ROSTER, () -> fill(roster));
    }

    /** Runs this again and again; what fails is logged and tried again the next time. */
    void every(Duration period, Runnable work) {
        timer.scheduleWithFixedDelay(
                () -> {
                    try {
                        work.run();
                    } catch (RuntimeException failure) {
                        LOG.error("Something that is done every {} failed.", period, failure);
                    }
                },
                period.toMillis(),
                period.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /** Tells the engine of the shifts that it does not know yet. */
    void fill(Roster roster) {
        FleetState state = dispatch.state();
        ChangeFleet missing = roster.missing(state, dispatch.clock().nowSeconds());
        if (!missing.vehicles().isEmpty() || !missing.shifts().isEmpty()) {
            dispatch.ask(at -> new ChangeFleet(at, missing.vehicles(), missing.shifts()));
        }
    }

    private void expire() {
        int now = dispatch.clock().nowSeconds();
        boolean due = dispatch.state().listHeld().stream().anyMatch(held -> held.heldUntilSeconds() <= now);
        if (due) {
            dispatch.ask(ExpireOffers::new);
        }
    }
}
