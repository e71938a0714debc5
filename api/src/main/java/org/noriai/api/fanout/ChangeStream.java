package org.noriai.api.fanout;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.noriai.api.problem.ProblemException;
import org.noriai.api.problem.ProblemKind;
import org.noriai.dispatch.engine.Publication;
import org.noriai.dispatch.event.BookingEvent;
import org.noriai.dispatch.event.DispatchEvent;
import org.noriai.dispatch.event.StaffEvent;
import org.noriai.dispatch.model.RideId;
import org.noriai.dispatch.model.ShiftId;
import org.noriai.dispatch.state.FleetState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells who listens which shifts have changed, and that a second has passed. Changes that come while it is telling are
 * told together: a slow listener sees fewer of them, never old ones.
 *
 * <p>Thread-safe. One thread of its own does the telling, so that the engine's is free at once.
 */
public final class ChangeStream implements AutoCloseable {

    /** How many may listen at once. */
    public static final int LISTENERS_MAX = 10_000;

    private static final Logger LOG = LoggerFactory.getLogger(ChangeStream.class);

    private final List<Consumer<Change>> listeners = new CopyOnWriteArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final Set<ShiftId> changed = new HashSet<>();
    private final Thread thread = Thread.ofPlatform().name("changes").daemon().unstarted(this::run);
    private boolean ticked;
    private boolean closed;

    /**
     * What is new.
     *
     * @param shifts whose plan, progress or rides have changed
     * @param tick whether about a second has passed since the last tick
     */
    public record Change(Set<ShiftId> shifts, boolean tick) {

        /** Copies the set. */
        public Change {
            shifts = Set.copyOf(shifts);
        }
    }

    /** Begins to tell. */
    public void start() {
        thread.start();
    }

    /**
     * Listens.
     *
     * @param listener called on this stream's thread; must be quick
     * @return ends it when run
     * @throws ProblemException if too many listen
     */
    public Runnable listen(Consumer<Change> listener) {
        if (listeners.size() >= LISTENERS_MAX) {
            throw new ProblemException(ProblemKind.OVERLOADED, "Too many streams are open. Try again in a while.");
        }
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** Takes in a durable change; quick, as the log thread calls it. */
    public void publish(Publication publication) {
        Set<ShiftId> shifts = shiftsOf(publication);
        lock.lock();
        try {
            changed.addAll(shifts);
            news.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Something that is in no event has changed for the vehicle or the riders of a shift. */
    public void touch(ShiftId shift) {
        lock.lock();
        try {
            changed.add(shift);
            news.signal();
        } finally {
            lock.unlock();
        }
    }

    /** A second has passed. */
    public void tick() {
        lock.lock();
        try {
            ticked = true;
            news.signal();
        } finally {
            lock.unlock();
        }
    }

    private static Set<ShiftId> shiftsOf(Publication publication) {
        Set<ShiftId> shifts = new HashSet<>();
        for (DispatchEvent event : publication.events()) {
            switch (event) {
                case DispatchEvent.FleetChanged fleet -> fleet.shifts().forEach(shift -> shifts.add(shift.id()));
                // Where it is held, the plans that are replaced beside it say.
                case DispatchEvent.OffersHeld ignored -> {}
                case DispatchEvent.OffersReleased released ->
                    released.offers().forEach(offer -> add(publication.before(), offer, shifts));
                case DispatchEvent.RideAssigned assigned -> add(publication.after(), assigned.ride(), shifts);
                case DispatchEvent.RideCancelled cancelled -> add(publication.after(), cancelled.ride(), shifts);
                case DispatchEvent.RideMissed missed -> add(publication.after(), missed.ride(), shifts);
                case DispatchEvent.ShiftStarted started -> shifts.add(started.shift());
                case DispatchEvent.ShiftEnded ended -> shifts.add(ended.shift());
                case DispatchEvent.VehicleSent sent -> shifts.add(sent.shift());
                case DispatchEvent.StopDeparted departed -> shifts.add(departed.shift());
                case DispatchEvent.StopArrived arrived -> shifts.add(arrived.shift());
                case DispatchEvent.StopServed served -> shifts.add(served.shift());
                case DispatchEvent.BreakStarted started -> shifts.add(started.shift());
                case DispatchEvent.BreakEnded ended -> shifts.add(ended.shift());
                // What becomes of plans and rides is told by events of their own.
                case DispatchEvent.ZoneSuspended ignored -> {}
                case DispatchEvent.ZoneResumed ignored -> {}
                // Every estimate may differ.
                case DispatchEvent.StreetsChanged ignored ->
                    publication
                            .after()
                            .listShifts()
                            .forEach(shift -> shifts.add(shift.shift().id()));
                case DispatchEvent.DelayReported delayed -> shifts.add(delayed.shift());
                case DispatchEvent.PassingReported passing -> shifts.add(passing.shift());
                case DispatchEvent.VehicleLost lost -> shifts.add(lost.shift());
                case DispatchEvent.ShiftCurtailed curtailed -> shifts.add(curtailed.shift());
                case DispatchEvent.RideStranded stranded -> {
                    add(publication.before(), stranded.ride(), shifts);
                    add(publication.after(), stranded.ride(), shifts);
                }
                case DispatchEvent.RidePromiseBroken broken -> add(publication.after(), broken.ride(), shifts);
                case DispatchEvent.RideTimesNarrowed narrowed -> add(publication.after(), narrowed.ride(), shifts);
                case DispatchEvent.PlansReplaced replaced -> replaced.plans().forEach(plan -> shifts.add(plan.shift()));
                case BookingEvent booking -> addBooking(booking, publication.after(), shifts);
                case StaffEvent.RidePinned pinned -> add(publication.after(), pinned.ride(), shifts);
                case StaffEvent.InstructionFollowed followed ->
                    followed.effects().forEach(effect -> add(publication.after(), effect.ride(), shifts));
                // Plans follow the streets by an event of its own.
                case StaffEvent.StreetRestricted _, StaffEvent.StreetFreed _ -> {}
            }
        }
        return shifts;
    }

    private static void addBooking(BookingEvent event, FleetState after, Set<ShiftId> shifts) {
        switch (event) {
            case BookingEvent.RidePrepared prepared ->
                shifts.add(prepared.ride().shift());
            case BookingEvent.PromiseChanged changed -> add(after, changed.ride(), shifts);
            case BookingEvent.PromiseProposed proposed ->
                add(after, proposed.proposal().ride(), shifts);
            case BookingEvent.ProposalClosed closed -> add(after, closed.ride(), shifts);
            case BookingEvent.FareAgreed agreed -> add(after, agreed.ride(), shifts);
            // What is in no plan concerns no shift; the rides of a standing order are told by events of their own.
            case BookingEvent.ReturnOpened _,
                    BookingEvent.ReturnClosed _,
                    BookingEvent.StandingOrderPlaced _,
                    BookingEvent.StandingOrderEnded _,
                    BookingEvent.OccurrenceRefused _ -> {}
        }
    }

    private static void add(FleetState state, RideId ride, Set<ShiftId> shifts) {
        state.findRide(ride).ifPresent(found -> shifts.add(found.shift()));
    }

    private void run() {
        while (true) {
            Change change;
            lock.lock();
            try {
                while (changed.isEmpty() && !ticked && !closed) {
                    news.awaitUninterruptibly();
                }
                if (closed) {
                    return;
                }
                change = new Change(changed, ticked);
                changed.clear();
                ticked = false;
            } finally {
                lock.unlock();
            }
            listeners.forEach(listener -> tell(listener, change));
        }
    }

    private static void tell(Consumer<Change> listener, Change change) {
        try {
            listener.accept(change);
        } catch (RuntimeException failure) {
            // One listener's failure is not the others'.
            LOG.error("A listener to changes failed.", failure);
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            news.signal();
        } finally {
            lock.unlock();
        }
    }
}
