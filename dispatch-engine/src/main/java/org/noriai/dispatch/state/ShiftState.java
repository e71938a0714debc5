package org.noriai.dispatch.state;

import org.noriai.dispatch.model.RoutePlan;
import org.noriai.dispatch.model.Shift;
import org.noriai.dispatch.model.Vehicle;

/**
 * A shift, its vehicle, what it still has to do and how far it has come.
 *
 * @param shift when and where it works
 * @param vehicle what it drives
 * @param plan the stops before it
 * @param progress how far it has come
 */
public record ShiftState(Shift shift, Vehicle vehicle, RoutePlan plan, ShiftProgress progress) {

    /** How long after its start a shift that nobody has begun still gets rides. */
    public static final int START_GRACE_SECONDS = 300;

    ShiftState withPlan(RoutePlan newPlan) {
        return new ShiftState(shift, vehicle, newPlan, progress);
    }

    ShiftState withProgress(ShiftProgress newProgress) {
        return new ShiftState(shift, vehicle, plan, newProgress);
    }

    ShiftState withShift(Shift newShift) {
        return new ShiftState(newShift, vehicle, plan, progress);
    }

    ShiftState withVehicle(Vehicle newVehicle) {
        return new ShiftState(shift, newVehicle, plan, progress);
    }

    /** Whether the driver has begun and not ended. */
    public boolean running() {
        return switch (progress.phase()) {
            case STANDING, DRIVING, HALTED, RESTING -> true;
            case NOT_STARTED, ENDED -> false;
        };
    }

    /** Until when it may get more rides: for ever where it has begun, in the past where it has ended. */
    public int takesRidesUntilSeconds() {
        return switch (progress.phase()) {
            case STANDING, DRIVING, HALTED, RESTING -> Integer.MAX_VALUE;
            case NOT_STARTED -> shift.window().startSeconds() + START_GRACE_SECONDS;
            case ENDED -> Integer.MIN_VALUE;
        };
    }

    /** Whether it may get more rides: begun, or to be begun and not overdue. */
    public boolean takesRides(int nowSeconds) {
        return nowSeconds <= takesRidesUntilSeconds();
    }
}
