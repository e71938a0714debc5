package org.noriai.dispatch.state;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.noriai.dispatch.model.RejectionReason;
import org.noriai.dispatch.model.RideId;
import org.noriai.dispatch.model.StandingOrder;

/**
 * A standing order and the rides that were made of it.
 *
 * @param order as it was placed last
 * @param revision how often it was placed, from 1; part of the ids of rides made since
 * @param ended whether it makes no more rides
 * @param occurrences one a day at most, in order; those that are long over are forgotten
 */
public record StandingOrderState(StandingOrder order, int revision, boolean ended, List<Occurrence> occurrences) {

    /**
     * What became of one day on which the order is due.
     *
     * @param day which
     * @param ride that was promised; empty if none could be
     * @param refused why none could be, as of the last try
     * @param untilSeconds when its day ends or the promised dropoff is over, in seconds since the area's epoch
     */
    public record Occurrence(
            LocalDate day, Optional<RideId> ride, Optional<RejectionReason> refused, int untilSeconds) {}

    /** Copies the list. */
    public StandingOrderState {
        occurrences = List.copyOf(occurrences);
    }

    /** What became of a day; empty if it was not yet tried. */
    public Optional<Occurrence> findOn(LocalDate day) {
        return occurrences.stream().filter(one -> one.day().equals(day)).findFirst();
    }

    StandingOrderState replacedBy(StandingOrder other, Predicate<Occurrence> stays) {
        return new StandingOrderState(
                other, revision + 1, false, occurrences.stream().filter(stays).toList());
    }

    StandingOrderState end() {
        return new StandingOrderState(order, revision, true, occurrences);
    }

    StandingOrderState with(Occurrence added) {
        List<Occurrence> next = new ArrayList<>(occurrences);
        next.removeIf(one -> one.day().equals(added.day()));
        next.add(added);
        next.sort(Comparator.comparing(Occurrence::day));
        return new StandingOrderState(order, revision, ended, next);
    }

    StandingOrderState since(int seconds) {
        return new StandingOrderState(
                order,
                revision,
                ended,
                occurrences.stream()
                        .filter(one -> one.untilSeconds() >= seconds)
                        .toList());
    }
}
