package org.noriai.dispatch.engine;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.noriai.dispatch.command.DispatchCommand.AdoptPlans;
import org.noriai.dispatch.command.DispatchOutcome;
import org.noriai.dispatch.event.DispatchEvent.PlanCause;
import org.noriai.dispatch.event.DispatchEvent.PlansReplaced;
import org.noriai.dispatch.event.DispatchEvent.RideAssigned;
import org.noriai.dispatch.event.DispatchEvent.RideCancelled;
import org.noriai.dispatch.event.DispatchEvent.RideMissed;
import org.noriai.dispatch.improve.Improvement;
import org.noriai.dispatch.improve.Neighbourhood;
import org.noriai.dispatch.improve.PlanImprover;
import org.noriai.dispatch.model.RoutePlan;
import org.noriai.dispatch.model.ShiftId;
import org.noriai.dispatch.spi.EngineClock;
import org.noriai.dispatch.spi.TravelTimes;
import org.noriai.dispatch.state.FleetState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * After each change of what was promised, looks for better plans around it, one neighbourhood at a time, on a thread of
 * its own. What it finds is only a proposal: the writer checks it again and may refuse it. While commands wait for the
 * writer it leaves the processor to those: what it would find then is of plans that have changed before it is proposed.
 */
final class BackgroundImprovement implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(BackgroundImprovement.class);

    /** With more commands than this before the writer there is no time for improvement. */
    private static final int WAITING_MAX = 4;

    private static final Duration PAUSE = Duration.ofMillis(5);

    /** Looks that find hardly any command waiting, one pause after the other, before it begins again. */
    private static final int CALM_LOOKS = 3;

    private final ServiceAreaEngine engine;
    private final EngineClock clock;
    private final EngineLimits limits;
    private final EngineMetrics metrics;
    private volatile Streets streets;
    private final Deque<ShiftId> waiting = new ArrayDeque<>();
    private final Set<ShiftId> known = new HashSet<>();
    private final Thread thread;
    private boolean closing;

    /** Travel times, and improvers that drive by them. */
    private record Streets(TravelTimes times, List<PlanImprover> improvers) {

        Streets {
            improvers = List.copyOf(improvers);
        }
    }

    BackgroundImprovement(
            ServiceAreaEngine engine,
            TravelTimes times,
            EngineClock clock,
            EngineLimits limits,
            EngineMetrics metrics,
            List<PlanImprover> improvers) {
        this.engine = engine;
        this.clock = clock;
        this.limits = limits;
        this.metrics = metrics;
        this.streets = new Streets(times, improvers);
        this.thread = Thread.ofPlatform()
                .name("area-improver")
                .daemon()
                .priority(Thread.MIN_PRIORITY)
                .unstarted(this::run);
    }

    /** From the next neighbourhood on these improvers look, by these times. */
    void driveBy(TravelTimes times, List<PlanImprover> improvers) {
        streets = new Streets(times, improvers);
    }

    void start() {
        engine.listen(this::noteChanges);
        thread.start();
    }

    private void noteChanges(Publication publication) {
        publication.events().forEach(event -> {
            switch (event) {
                // Not each offer that is held: most lapse, and by then the plans have changed again.
                case RideAssigned assigned ->
                    note(publication.after().getRide(assigned.ride()).shift());
                case PlansReplaced replaced
                when replaced.cause() == PlanCause.REPAIR ->
                    replaced.plans().stream().map(RoutePlan::shift).forEach(this::note);
                case RideCancelled cancelled ->
                    note(publication.after().getRide(cancelled.ride()).shift());
                case RideMissed missed ->
                    note(publication.after().getRide(missed.ride()).shift());
                default -> {}
            }
        });
    }

    private synchronized void note(ShiftId shift) {
        if (known.add(shift)) {
            waiting.addLast(shift);
            if (waiting.size() > limits.improvementQueue()) {
                known.remove(waiting.removeFirst());
                metrics.add("improvements.skipped", "");
            }
            notifyAll();
        }
    }

    private synchronized Optional<ShiftId> take() throws InterruptedException {
        while (waiting.isEmpty() && !closing) {
            wait();
        }
        if (closing) {
            return Optional.empty();
        }
        ShiftId shift = waiting.removeFirst();
        known.remove(shift);
        return Optional.of(shift);
    }

    private void run() {
        try {
            Optional<ShiftId> shift = take();
            while (shift.isPresent()) {
                giveWay();
                improve(shift.get());
                shift = take();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits while commands wait: until a few looks in a row find hardly any, since they come in bursts. */
    private void giveWay() throws InterruptedException {
        int calm = engine.waiting() > WAITING_MAX ? 0 : CALM_LOOKS;
        while (calm < CALM_LOOKS && !isClosing()) {
            Thread.sleep(PAUSE);
            calm = engine.waiting() > WAITING_MAX ? 0 : calm + 1;
        }
    }

    private synchronized boolean isClosing() {
        return closing;
    }

    private void improve(ShiftId changed) {
        FleetState state = engine.state();
        if (state.findShift(changed).isEmpty()) {
            return;
        }
        Streets driven = streets;
        for (PlanImprover improver : driven.improvers) {
            try {
                int now = clock.nowSeconds();
                Neighbourhood neighbourhood =
                        Neighbourhood.around(state, changed, driven.times, now, limits.neighbourhoodRidesMax());
                metrics.add("improvements.tried", "");
                improver.improve(neighbourhood).ifPresent(this::propose);
            } catch (RuntimeException failure) {
                metrics.add("improvements.failed", "");
                LOG.warn("{} failed on the shift {}.", improver.getClass().getSimpleName(), changed, failure);
            }
        }
    }

    private void propose(Improvement found) {
        DispatchOutcome outcome = engine.submit(new AdoptPlans(clock.nowSeconds(), found.improver(), found.plans()))
                .join();
        String what = switch (outcome) {
            case DispatchOutcome.Done ignored -> "improvements.adopted";
            case DispatchOutcome.Rejected rejected ->
                switch (rejected.problem()) {
                    case STALE -> "improvements.stale";
                    case NOT_BETTER -> "improvements.notBetter";
                    default -> "improvements.infeasible";
                };
            default -> "improvements.failed";
        };
        metrics.add(what, found.improver());
    }

    @Override
    public void close() {
        synchronized (this) {
            closing = true;
            notifyAll();
        }
        ServiceAreaEngine.join(thread);
    }
}
