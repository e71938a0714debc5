package org.noriai.api.dispatch;

import java.util.List;
import java.util.Optional;
import org.noriai.dispatch.model.Ride;
import org.noriai.dispatch.model.Stop;
import org.noriai.dispatch.state.ShiftState;

/**
 * What a shift has before it, as far as others may know: rides that are confirmed, never what is merely held. Several
 * stops at one place in a row are one halt; a break is a halt of its own.
 *
 * @param shift whose, with its whole plan
 * @param departSeconds when to leave for the first halt
 * @param halts next first; while the vehicle drives or halts, the first is where it goes or stands, even if nobody is
 *     left to get on or off there
 */
public record PublicPlan(ShiftState shift, int departSeconds, List<Halt> halts) {

    /** Copies the halts. */
    public PublicPlan {
        halts = List.copyOf(halts);
    }

    /**
     * One halt.
     *
     * @param place index of the virtual stop
     * @param arrivalSeconds when the vehicle reaches it
     * @param departureSeconds when it leaves it
     * @param actions who gets on and off
     * @param rest the break that it is; for the driver only
     */
    public record Halt(int place, int arrivalSeconds, int departureSeconds, List<Action> actions, Optional<Rest> rest) {

        /** Copies the actions. */
        public Halt {
            actions = List.copyOf(actions);
        }
    }

    /**
     * The driver's break.
     *
     * @param beginSeconds when it begins, or began
     * @param seconds how long it lasts
     */
    public record Rest(int beginSeconds, int seconds) {}

    /**
     * One party that gets on or off.
     *
     * @param ride whose
     * @param kind on or off
     * @param serviceSeconds when that begins
     */
    public record Action(Ride ride, Stop.Kind kind, int serviceSeconds) {}
}
