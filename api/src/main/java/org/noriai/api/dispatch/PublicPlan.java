package org.noriai.api.dispatch;

import java.util.List;
import org.noriai.dispatch.model.Ride;
import org.noriai.dispatch.model.Stop;
import org.noriai.dispatch.state.ShiftState;

/**
 * What a shift has before it, as far as others may know: rides that are confirmed, never what is merely held. Several
 * stops at one place in a row are one halt.
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
     */
    public record Halt(int place, int arrivalSeconds, int departureSeconds, List<Action> actions) {

        /** Copies the actions. */
        public Halt {
            actions = List.copyOf(actions);
        }
    }

    /**
     * One party that gets on or off.
     *
     * @param ride whose
     * @param kind on or off
     * @param serviceSeconds when that begins
     */
    public record Action(Ride ride, Stop.Kind kind, int serviceSeconds) {}
}
