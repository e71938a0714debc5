package org.noriai.dispatch.engine;

import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongConsumer;
import org.noriai.dispatch.command.DispatchOutcome;
import org.noriai.dispatch.event.DispatchEvent;
import org.noriai.dispatch.event.DispatchEvent.MissedCause;
import org.noriai.dispatch.event.DispatchEvent.PlanCause;
import org.noriai.dispatch.event.DispatchEvent.PlansReplaced;
import org.noriai.dispatch.event.DispatchEvent.RideAssigned;
import org.noriai.dispatch.event.DispatchEvent.RideCancelled;
import org.noriai.dispatch.event.DispatchEvent.RideMissed;
import org.noriai.dispatch.event.DispatchEvent.StopServed;
import org.noriai.dispatch.event.DispatchEvent.VehicleSent;
import org.noriai.dispatch.model.Ride;
import org.noriai.dispatch.model.Stop;

/** What the engine has counted since it started. Thread-safe: counters only grow. */
public final class EngineMetrics {

    private final Map<Counter, LongAdder> counters = new ConcurrentHashMap<>();

    private volatile LongConsumer commits = nanos -> {};

    /**
     * What is counted.
     *
     * @param name of the figure
     * @param label distinguishes its parts: a reason, an improver; empty if it has none
     */
    public record Counter(String name, String label) {}

    /** Everything counted so far, by name and label. */
    public Map<Counter, Long> counts() {
        Map<Counter, Long> copy =
                new TreeMap<>(Comparator.comparing(Counter::name).thenComparing(Counter::label));
        counters.forEach((counter, adder) -> copy.put(counter, adder.sum()));
        return copy;
    }

    /** One figure. */
    public long count(String name, String label) {
        LongAdder adder = counters.get(new Counter(name, label));
        return adder == null ? 0 : adder.sum();
    }

    /** One figure, all labels together. */
    public long count(String name) {
        return counts().entrySet().stream()
                .filter(entry -> entry.getKey().name().equals(name))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /**
     * Tells of each write of the log from now on.
     *
     * @param listener gets its nanoseconds, on the thread that writes
     */
    public void onCommit(LongConsumer listener) {
        commits = listener;
    }

    void timeCommit(long nanos) {
        commits.accept(nanos);
    }

    void add(String name, String label) {
        add(name, label, 1);
    }

    private void add(String name, String label, int count) {
        counters.computeIfAbsent(new Counter(name, label), key -> new LongAdder())
                .add(count);
    }

    void countOutcome(DispatchOutcome outcome) {
        switch (outcome) {
            case DispatchOutcome.Offered ignored -> {
                add("requests", "");
                add("offered", "");
            }
            case DispatchOutcome.Refused refused -> {
                add("requests", "");
                add("refused", refused.reason().name());
            }
            case DispatchOutcome.Rejected rejected ->
                add("rejected", rejected.problem().name());
            case DispatchOutcome.Done ignored -> {}
            case DispatchOutcome.RideChanged ignored -> {}
            case DispatchOutcome.ShiftChanged ignored -> {}
            case DispatchOutcome.Repaired ignored -> add("repairs", "");
            case DispatchOutcome.ReturnChanged ignored -> {}
            case DispatchOutcome.StandingOrderChanged ignored -> {}
            case DispatchOutcome.StandingOrdersExtended extended -> {
                add("standing.promised", "", extended.promised());
                add("standing.refused", "", extended.refused());
            }
            case DispatchOutcome.ProposalMade ignored -> add("promises.proposed", "");
            case DispatchOutcome.Instructed instructed ->
                add("instructions", instructed.followed() ? "followed" : "shown");
        }
    }

    void countPublished(Publication publication) {
        publication.events().forEach(event -> {
            switch (event) {
                case RideAssigned ignored -> add("rides.confirmed", "");
                case RideCancelled ignored -> add("rides.cancelled", "");
                case RideMissed missed -> {
                    add("rides.missed", missed.cause().name());
                    if (missed.cause() == MissedCause.VEHICLE_LATE) {
                        add("promises.broken", "pickup");
                    }
                }
                case DispatchEvent.RidePromiseBroken broken ->
                    add("promises.foreseenBroken", broken.cause().name());
                case StopServed served -> countServed(publication, served);
                case VehicleSent ignored -> add("vehicles.sent", "");
                case PlansReplaced replaced when replaced.cause() == PlanCause.IMPROVEMENT -> add("plans.improved", "");
                default -> {}
            }
        });
    }

    private void countServed(Publication publication, StopServed served) {
        Ride ride = publication.after().getRide(served.stop().ride());
        if (served.stop().kind() == Stop.Kind.PICKUP) {
            boolean kept = ride.vehicleArrivedSeconds().orElse(served.servedSeconds())
                    <= ride.promise().pickup().endSeconds();
            add(kept ? "promises.kept" : "promises.broken", "pickup");
        } else {
            add("rides.completed", "");
            boolean kept = ride.endedSeconds().orElse(served.servedSeconds()) - ride.dropoffDwellSeconds()
                    <= ride.promise().latestDropoffSeconds();
            add(kept ? "promises.kept" : "promises.broken", "dropoff");
        }
    }
}
