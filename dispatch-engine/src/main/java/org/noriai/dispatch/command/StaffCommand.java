package org.noriai.dispatch.command;

import java.util.List;
import java.util.Map;
import org.noriai.dispatch.model.Instruction;
import org.noriai.dispatch.model.RideEffect;
import org.noriai.dispatch.model.RideId;
import org.noriai.dispatch.model.TimeWindow;
import org.noriai.dispatch.model.VehicleId;

/** What staff can ask for. */
public sealed interface StaffCommand extends DispatchCommand.OfStaff {

    /**
     * Does several things in one decision, all or none, and records who told to and why.
     *
     * @param atSeconds now
     * @param instruction who, what and why
     * @param commands what is to be done, in order; no change of streets and no instruction among them
     * @param mode whether it is done
     * @param accepted the harm that may be done if that depends on it: by ride, the seconds that it may be late, {@link
     *     #MISSED} if it may be missed or stranded
     * @param known what it does to rides that have no other effect, as the caller knows
     */
    record Instruct(
            int atSeconds,
            Instruction instruction,
            List<DispatchCommand> commands,
            Mode mode,
            Map<RideId, Integer> accepted,
            List<RideEffect> known)
            implements StaffCommand {

        /** The ride need not take place as promised at all. */
        public static final int MISSED = Integer.MAX_VALUE;

        /** Copies the collections and checks the commands. */
        public Instruct {
            commands = List.copyOf(commands);
            accepted = Map.copyOf(accepted);
            known = List.copyOf(known);
            for (DispatchCommand command : commands) {
                if (command instanceof Instruct || command instanceof DispatchCommand.ChangeStreets) {
                    throw new IllegalArgumentException("A %s can't be part of an instruction."
                            .formatted(command.getClass().getSimpleName()));
                }
            }
        }
    }

    /** When an instruction is followed. */
    enum Mode {
        /** Not at all: the outcome says what it would do. */
        FORESEE,
        /** If it breaks no promise but as accepted; otherwise the outcome says what it would do. */
        IF_ACCEPTED,
        /** At once: the world is so, whether anybody accepts it or not. */
        AT_ONCE
    }

    /**
     * Moves a promised ride to another vehicle, where no improver takes it away again. Nobody else's promise breaks; its own
     * does if there is no other way, by as little as can be.
     *
     * @param atSeconds now
     * @param ride which; its vehicle is not there yet
     * @param vehicle where to
     */
    record MoveRide(int atSeconds, RideId ride, VehicleId vehicle) implements StaffCommand {}

    /**
     * Notes that a street is closed or slow for a time.
     *
     * @param atSeconds now
     * @param id names it
     * @param feature where and what, as the streets read it: a GeoJSON feature
     * @param window when
     */
    record RestrictStreet(int atSeconds, String id, String feature, TimeWindow window) implements StaffCommand {}

    /**
     * Notes that the street is as usual again.
     *
     * @param atSeconds now
     * @param id of the restriction
     */
    record FreeStreet(int atSeconds, String id) implements StaffCommand {}
}
