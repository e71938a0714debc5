package org.noriai.api.fanout;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.noriai.api.feed.VehiclePosition;
import org.noriai.dispatch.model.VehicleId;

/**
 * The latest positions of each vehicle, in memory only. Vehicles are those of the fleet, so it does not grow without end.
 * Thread-safe: each vehicle's ring has its own lock.
 */
public final class PositionBook {

    /** Positions that are kept of a vehicle: ten minutes at one a second. */
    public static final int RING = 600;

    private final Map<VehicleId, Deque<VehiclePosition>> rings = new ConcurrentHashMap<>();
    private final AtomicLong version = new AtomicLong();

    /**
     * Adds what is newer than the last one known; a tablet that lost its connection sends some twice.
     *
     * @param positions oldest first
     * @return how many were new
     */
    public int add(VehicleId vehicle, List<VehiclePosition> positions) {
        Deque<VehiclePosition> ring = rings.computeIfAbsent(vehicle, id -> new ArrayDeque<>());
        int added = 0;
        synchronized (ring) {
            for (VehiclePosition position : positions) {
                if (ring.isEmpty() || position.time().isAfter(ring.getLast().time())) {
                    ring.addLast(position);
                    added++;
                    version.incrementAndGet();
                }
            }
            while (ring.size() > RING) {
                ring.removeFirst();
            }
        }
        return added;
    }

    /** The last position, if it was measured at {@code notBefore} or later. */
    public Optional<VehiclePosition> findLatest(VehicleId vehicle, Instant notBefore) {
        Deque<VehiclePosition> ring = rings.get(vehicle);
        if (ring == null) {
            return Optional.empty();
        }
        synchronized (ring) {
            return Optional.ofNullable(ring.peekLast())
                    .filter(position -> !position.time().isBefore(notBefore));
        }
    }

    /** The positions of a vehicle from one instant to another, both included, oldest first; those that are still known. */
    public List<VehiclePosition> between(VehicleId vehicle, Instant from, Instant to) {
        Deque<VehiclePosition> ring = rings.get(vehicle);
        if (ring == null) {
            return List.of();
        }
        synchronized (ring) {
            return ring.stream()
                    .filter(position ->
                            !position.time().isBefore(from) && !position.time().isAfter(to))
                    .toList();
        }
    }

    /** Grows with each new position. */
    public long version() {
        return version.get();
    }

    /** The last position of every vehicle that has one, however old. */
    public Map<VehicleId, VehiclePosition> latest() {
        Map<VehicleId, VehiclePosition> latest = new HashMap<>();
        rings.keySet()
                .forEach(vehicle ->
                        findLatest(vehicle, Instant.MIN).ifPresent(position -> latest.put(vehicle, position)));
        return latest;
    }
}
