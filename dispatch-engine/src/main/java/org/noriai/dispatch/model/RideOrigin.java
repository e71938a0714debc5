package org.noriai.dispatch.model;

import java.time.LocalDate;

/** Where a ride comes from that was not chosen among offers. */
public sealed interface RideOrigin {

    /** Of an open return, whose id it has. */
    record CalledReturn() implements RideOrigin {}

    /**
     * Of a standing order.
     *
     * @param order which
     * @param day on which it is due
     */
    record Occurrence(StandingOrderId order, LocalDate day) implements RideOrigin {}
}
