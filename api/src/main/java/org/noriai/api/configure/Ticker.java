package org.noriai.api.configure;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.noriai.api.dispatch.Dispatch;
import org.noriai.api.dispatch.Roster;
import org.noriai.api.fanout.ChangeStream;
import org.noriai.api.fare.Settlements;
import org.noriai.api.metrics.ServiceMetrics;
import org.noriai.api.street.LiveStreets;
import org.noriai.dispatch.command.BookingCommand.ExtendStandingOrders;
import org.noriai.dispatch.command.DispatchCommand.ChangeFleet;
import org.noriai.dispatch.command.DispatchCommand.ExpireOffers;
import org.noriai.dispatch.command.DispatchOutcome;
import org.noriai.dispatch.command.DispatchOutcome.StandingOrdersExtended;
import org.noriai.dispatch.model.AreaCalendar;
import org.noriai.dispatch.model.StandingOrderId;
import org.noriai.dispatch.state.FleetState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What has to be done as time passes: offers, proposals and open returns lapse, days come, standing orders are extended,
 * watchers look again, idle vehicles are sent. Thread-safe: what it remembers is of one thread at a time.
 */
final class Ticker {

    private static final Logger LOG = LoggerFactory.getLogger(Ticker.class);
    private static final Duration TICK = Duration.ofSeconds(1);
    private static final Duration EXPIRY = Duration.ofMillis(500);
    private static final Duration ROSTER = Duration.ofSeconds(30);

    private final ScheduledExecutorService timer;
    private final Dispatch dispatch;
    private final AreaCalendar calendar;
    /** Confined to the task that looks after the roster. */
    private LocalDate extendedOn = LocalDate.MIN;

    Ticker(ScheduledExecutorService timer, Dispatch dispatch, AreaCalendar calendar) {
        this.timer = timer;
        this.dispatch = dispatch;
        this.calendar = calendar;
    }

    void start(
            ChangeStream changes, Roster roster, ServiceMetrics metrics, LiveStreets streets, Settlements settlements) {
        every(ROSTER, () -> settlements.settle(dispatch.state()));
        every(TICK, () -> streets.advance(dispatch.clock().nowSeconds()));
        every(TICK, changes::tick);
        every(TICK, metrics::refresh);
        every(EXPIRY, this::expire);
        every(TICK, dispatch::sendIdleVehicles);
        every(ROSTER, () -> {
            fill(roster);
            extendIfDue();
        });
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

    /** Makes the rides of standing orders, once on each day of the area and when the service has just started. */
    private void extendIfDue() {
        LocalDate today = calendar.day(dispatch.clock().nowSeconds());
        if (today.isAfter(extendedOn)) {
            extendStandingOrders();
            extendedOn = today;
        }
    }

    /** Asks again and again, in bites that leave room for riders in between, until all orders were looked at. */
    private void extendStandingOrders() {
        Optional<StandingOrderId> from = Optional.empty();
        do {
            Optional<StandingOrderId> next = from;
            DispatchOutcome outcome = dispatch.ask(at -> new ExtendStandingOrders(at, next));
            if (!(outcome instanceof StandingOrdersExtended extended)) {
                throw new IllegalStateException("Standing orders were answered by %s."
                        .formatted(outcome.getClass().getSimpleName()));
            }
            from = extended.next();
        } while (from.isPresent());
    }

    private void expire() {
        int now = dispatch.clock().nowSeconds();
        FleetState state = dispatch.state();
        boolean due = state.listHeld().stream().anyMatch(held -> held.heldUntilSeconds() <= now)
                || state.listProposals().stream().anyMatch(proposal -> proposal.answerBySeconds() <= now)
                || state.listReturns().stream()
                        .anyMatch(one -> one.open() && one.window().endSeconds() < now);
        if (due) {
            dispatch.ask(ExpireOffers::new);
        }
    }
}
