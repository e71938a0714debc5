package org.noriai.dispatch.event;

import java.util.List;
import org.noriai.dispatch.model.Instruction;
import org.noriai.dispatch.model.RideEffect;
import org.noriai.dispatch.model.RideId;
import org.noriai.dispatch.model.TimeWindow;

/** What staff did. Immutable and for ever, as all events. */
public sealed interface StaffEvent extends DispatchEvent.OfStaff {

    /**
     * A member of staff told the service to do something, and it was done: by the events before this one, in the same
     * decision.
     *
     * @param atSeconds when
     * @param instruction who, what and why
     * @param effects what it does to rides
     */
    record InstructionFollowed(int atSeconds, Instruction instruction, List<RideEffect> effects) implements StaffEvent {
        /** Copies the list. */
        public InstructionFollowed {
            effects = List.copyOf(effects);
        }
    }

    /**
     * A person has chosen the ride's vehicle: no improver takes it to another.
     *
     * @param atSeconds when
     * @param ride which
     */
    record RidePinned(int atSeconds, RideId ride) implements StaffEvent {}

    /**
     * A street is closed or slow for a time. The plans change once its travel times are known, which {@link
     * DispatchEvent.StreetsChanged} tells.
     *
     * @param atSeconds when it was decided
     * @param id names it
     * @param feature where and what, as the streets read it: a GeoJSON feature
     * @param window when
     */
    record StreetRestricted(int atSeconds, String id, String feature, TimeWindow window) implements StaffEvent {}

    /**
     * The street is as usual again.
     *
     * @param atSeconds when it was decided
     * @param id of the restriction
     */
    record StreetFreed(int atSeconds, String id) implements StaffEvent {}
}
