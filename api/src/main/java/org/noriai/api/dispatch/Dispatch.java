package org.noriai.api.dispatch;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;
import org.noriai.api.clock.ScaledClock;
import org.noriai.api.problem.FieldProblem;
import org.noriai.api.problem.ProblemException;
import org.noriai.api.problem.ProblemKind;
import org.noriai.dispatch.command.DispatchCommand;
import org.noriai.dispatch.command.DispatchCommand.RequestOffers;
import org.noriai.dispatch.command.DispatchCommand.SendIdleVehicles;
import org.noriai.dispatch.command.DispatchCommand.Sending;
import org.noriai.dispatch.command.DispatchOutcome;
import org.noriai.dispatch.engine.Enclosing;
import org.noriai.dispatch.engine.OverloadedException;
import org.noriai.dispatch.engine.Repositioning;
import org.noriai.dispatch.engine.ServiceAreaEngine;
import org.noriai.dispatch.spi.EventLog.EventLogException;
import org.noriai.dispatch.state.FleetState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the engine and waits for what is durable; a refusal becomes a problem. Thread-safe: the engine is. */
public final class Dispatch {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatch.class);

    /** Longer than any disk should take; whoever waited so long asks again. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ServiceAreaEngine engine;
    private final ScaledClock clock;
    private final Repositioning repositioning;

    /** Asks this engine, by this clock; requests are also seen by what sends idle vehicles. */
    public Dispatch(ServiceAreaEngine engine, ScaledClock clock, Repositioning repositioning) {
        this.engine = engine;
        this.clock = clock;
        this.repositioning = repositioning;
    }

    /** The engine's clock. */
    public ScaledClock clock() {
        return clock;
    }

    /** The last durable state. */
    public FleetState state() {
        return engine.state();
    }

    /**
     * Asks and waits.
     *
     * @param command made for the time that it is given, in seconds since the area's epoch
     * @throws ProblemException if the engine refuses, is overloaded or fails
     */
    public DispatchOutcome ask(IntFunction<DispatchCommand> command) {
        return ask(command, Enclosing.NOTHING);
    }

    /**
     * Asks, has more written with what is decided, and waits.
     *
     * @param command made for the time that it is given, in seconds since the area's epoch
     * @param enclosing makes what is written with the events, if there are any; must be quick
     * @throws ProblemException if the engine refuses, is overloaded or fails
     */
    public DispatchOutcome ask(IntFunction<DispatchCommand> command, Enclosing enclosing) {
        DispatchCommand asked = command.apply(clock.nowSeconds());
        if (asked instanceof RequestOffers request) {
            repositioning.see(engine.state(), request);
        }
        DispatchOutcome outcome = await(engine.submit(asked, enclosing));
        if (outcome instanceof DispatchOutcome.Rejected rejected) {
            throw problem(rejected);
        }
        return outcome;
    }

    /** Sends idle vehicles to where requests are expected, if it is time to think about that again. */
    public void sendIdleVehicles() {
        List<Sending> sendings = repositioning.planIfDue(engine::state, clock.nowSeconds());
        if (!sendings.isEmpty()) {
            ask(at -> new SendIdleVehicles(at, sendings));
        }
    }

    private static DispatchOutcome await(CompletableFuture<DispatchOutcome> answer) {
        try {
            return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof OverloadedException) {
                throw new ProblemException(ProblemKind.OVERLOADED, "The service is busy. Try again in a moment.");
            }
            if (failed.getCause() != null && failed.getCause().getCause() instanceof EventLogException) {
                throw new ProblemException(
                        ProblemKind.UNAVAILABLE,
                        "The disk did not take it, and nothing was changed. Ask again in a moment, with the same key.");
            }
            LOG.error("The engine failed.", failed.getCause());
            throw new ProblemException(ProblemKind.INTERNAL, "The service failed; its log says why.");
        } catch (TimeoutException late) {
            throw new ProblemException(
                    ProblemKind.UNAVAILABLE, "The service did not answer in time. Ask again, with the same key.");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ProblemException(ProblemKind.UNAVAILABLE, "The service is stopping.");
        }
    }

    private static ProblemException problem(DispatchOutcome.Rejected rejected) {
        ProblemKind kind = switch (rejected.problem()) {
            case NOT_FOUND -> ProblemKind.NOT_FOUND;
            case OFFER_EXPIRED -> ProblemKind.OFFER_EXPIRED;
            case ALREADY_CONFIRMED -> ProblemKind.ALREADY_CONFIRMED;
            case KEY_REUSED -> ProblemKind.KEY_REUSED;
            case TOO_MANY_HELD -> ProblemKind.TOO_MANY_HELD;
            case CONFLICT, STALE, INFEASIBLE, NOT_BETTER -> ProblemKind.CONFLICT;
        };
        return new ProblemException(
                kind,
                rejected.message(),
                List.of(new FieldProblem(rejected.field(), rejected.value(), rejected.message())));
    }
}
