package org.noriai.api.street;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.noriai.api.dispatch.Dispatch;
import org.noriai.api.problem.ProblemException;
import org.noriai.dispatch.command.DispatchCommand.ChangeStreets;
import org.noriai.dispatch.command.DispatchOutcome.Repaired;
import org.noriai.dispatch.model.AreaCalendar;
import org.noriai.dispatch.model.Reason;
import org.noriai.dispatch.spi.TravelTimes;
import org.noriai.routing.closure.LivingStreets;
import org.noriai.routing.closure.StreetChange;
import org.noriai.routing.region.RegionBundle;
import org.noriai.routing.street.StreetNetwork;
import org.noriai.routing.street.TurnGraph;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The streets with what staff closed or slowed on them: ways that are drawn obey at once, the engine's travel times as soon
 * as they are known again, and estimates with the engine. Nobody waits for that but who asks to.
 *
 * <p>Thread-safe: what is restricted is guarded by this object's lock; the engine is told on the background thread of {@link
 * LivingStreets}, one set of times after the other.
 */
public final class LiveStreets implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LiveStreets.class);

    /** Who is named as the cause where time alone changes the streets. */
    private static final Reason BY_TIME = new Reason("clock", "a restriction of streets begins or ends");

    private final StreetNetwork network;
    private final LivingStreets living;
    private final PresentTimes times;
    private final Map<String, Restriction> restrictions = new TreeMap<>();
    private final List<String> meetNothing = new CopyOnWriteArrayList<>();
    private @Nullable TurnGraph driven;
    private volatile Reason reason = BY_TIME;
    private volatile @Nullable Dispatch dispatch;
    private volatile TravelTimes engineTimes;
    private volatile @Nullable TravelTimes owed;
    private volatile Repaired lastRepaired = Repaired.NOTHING;

    /**
     * The streets of a region, restricted as before; where something is, this returns once the times are known.
     *
     * @param features what is kept of the restrictions, by id
     * @param days between engine time and days
     * @param nowSeconds the engine's time
     */
    public LiveStreets(RegionBundle region, Map<String, String> features, AreaCalendar days, int nowSeconds) {
        this.network = region.streets();
        this.engineTimes = region.travelTimes(days, nowSeconds);
        this.times = new PresentTimes(engineTimes);
        this.living = region.livingStreets(days, nowSeconds, this::handOn);
        features.forEach((id, feature) -> {
            try {
                restrictions.put(id, Restriction.read(id, feature));
            } catch (ProblemException unreadable) {
                LOG.error("The restriction {} of streets can't be read any more: {}", id, unreadable.getMessage());
            }
        });
        replace();
        await(Long.MAX_VALUE);
    }

    /** The times that the engine is to begin with. */
    public TravelTimes engineTimes() {
        return engineTimes;
    }

    /** The times that the engine drives by at present, for estimates. */
    public TravelTimes times() {
        return times;
    }

    /** From now on the engine is told. */
    public void tell(Dispatch engine) {
        dispatch = engine;
    }

    /** All restrictions that hold now or will, by id. */
    public synchronized List<Restriction> list() {
        return List.copyOf(restrictions.values());
    }

    /** The restriction of this id. */
    public synchronized Optional<Restriction> find(String id) {
        return Optional.ofNullable(restrictions.get(id));
    }

    /** Whether no street of the region is met by it. */
    public boolean meetsNothing(String id) {
        return meetNothing.contains(id);
    }

    /**
     * Restricts a street, at once if it is to be from {@code nowSeconds} on.
     *
     * @param nowSeconds the engine's time
     */
    public synchronized void put(Restriction restriction, Reason why, int nowSeconds) {
        reason = why;
        living.advance(nowSeconds);
        restrictions.put(restriction.id(), restriction);
        replace();
    }

    /** Lets a street be as usual again. */
    public synchronized void remove(String id, Reason why) {
        reason = why;
        restrictions.remove(id);
        replace();
    }

    private synchronized void replace() {
        lastRepaired = Repaired.NOTHING;
        Collection<StreetChange> changes =
                restrictions.values().stream().map(Restriction::change).toList();
        List<String> nothing = living.replaceChanges(List.copyOf(changes));
        meetNothing.clear();
        meetNothing.addAll(nothing);
        drive();
    }

    /** Lets time go on: restrictions begin and end, and what the engine could not be told is told again. */
    public synchronized void advance(int nowSeconds) {
        living.advance(nowSeconds);
        drive();
        TravelTimes missed = owed;
        if (missed != null) {
            handOn(missed);
        }
    }

    /** Ways are found by the present times from now on; those that are remembered are forgotten. */
    private void drive() {
        TurnGraph present = living.present().turns();
        if (present != driven) {
            driven = present;
            network.driveBy(present);
        }
    }

    /**
     * Waits until the engine drives by the streets as they are.
     *
     * @return what that did to rides; empty if it takes longer than {@code millis}
     */
    public Optional<Repaired> await(long millis) {
        CompletableFuture<Void> settled = living.settled();
        try {
            settled.get(millis, TimeUnit.MILLISECONDS);
            return owed == null ? Optional.of(lastRepaired) : Optional.empty();
        } catch (TimeoutException late) {
            return Optional.empty();
        } catch (ExecutionException failed) {
            LOG.error("The travel times of the streets could not be made.", failed.getCause());
            return Optional.empty();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** Gives the engine other times; what fails is owed and tried again with the next tick. */
    private void handOn(TravelTimes changed) {
        Dispatch engine = dispatch;
        if (engine == null) {
            engineTimes = changed;
            times.set(changed);
            return;
        }
        Reason why = reason;
        try {
            if (engine.ask(at -> new ChangeStreets(at, changed, why)) instanceof Repaired repaired) {
                lastRepaired = repaired;
            }
            times.set(changed);
            owed = null;
            reason = BY_TIME;
        } catch (ProblemException failed) {
            owed = changed;
            LOG.error("The engine could not be told of other streets; it is tried again: {}", failed.getMessage());
        }
    }

    @Override
    public void close() {
        living.close();
    }
}
