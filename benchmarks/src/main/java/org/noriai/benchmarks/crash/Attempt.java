package org.noriai.benchmarks.crash;

import java.util.List;
import java.util.Optional;
import org.noriai.api.v1.Ride;
import org.noriai.benchmarks.load.LoadRider;

/**
 * A booking that a rider asked for, and what the rider heard of it. Written by one thread, read by others once that has
 * ended.
 */
final class Attempt {
    final LoadRider rider;
    final String key;
    final String offer;
    /** Held together with the offer: never to be booked as well. */
    final List<String> others;

    /** Empty while there is no answer. */
    volatile Optional<Ride> answer = Optional.empty();

    Attempt(LoadRider rider, String key, String offer, List<String> others) {
        this.rider = rider;
        this.key = key;
        this.offer = offer;
        this.others = List.copyOf(others);
    }

    /** Asks, whatever was heard before. */
    Ride confirm() {
        return rider.confirm(offer, key);
    }
}
