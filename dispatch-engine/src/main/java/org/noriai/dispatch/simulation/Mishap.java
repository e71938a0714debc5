package org.noriai.dispatch.simulation;

import java.util.Optional;
import java.util.OptionalInt;
import org.noriai.dispatch.command.DispatchCommand;
import org.noriai.dispatch.command.DispatchCommand.LoseVehicle;
import org.noriai.dispatch.command.DispatchCommand.ReportDelay;
import org.noriai.dispatch.model.Reason;
import org.noriai.dispatch.model.VehicleId;

/**
 * What goes wrong with one vehicle on a drive, and what its driver says of it and when: that it will be late, as soon as
 * that is plain, or that it has to be towed. A towed vehicle is back after a while. Confined to one thread.
 */
final class Mishap {

    /** A drive that lasts so much longer than planned is told of. */
    private static final int WORTH_TELLING_SECONDS = 180;

    private final VehicleId vehicle;
    private Optional<DispatchCommand> news = Optional.empty();
    private OptionalInt back = OptionalInt.empty();

    Mishap(VehicleId vehicle) {
        this.vehicle = vehicle;
    }

    /**
     * A drive begins.
     *
     * @param place where a vehicle that breaks down is said to stand
     * @param plannedSeconds how long it should last
     * @param arrivalSeconds when it ends, if it does
     * @param stoodSeconds how long the vehicle is broken down on it
     * @param towed whether it can't be mended on the spot
     */
    void depart(int now, int place, int plannedSeconds, int arrivalSeconds, int stoodSeconds, boolean towed) {
        Reason reason = new Reason("driver-" + vehicle, stoodSeconds > 0 ? "breakdown" : "traffic");
        int plain = now + plannedSeconds / 2;
        if (stoodSeconds > 0 && towed) {
            news = Optional.of(new LoseVehicle(plain, vehicle, place, plain, reason));
            back = OptionalInt.of(plain + 2 * stoodSeconds);
        } else if (stoodSeconds > 0) {
            news = Optional.of(new ReportDelay(plain, vehicle, arrivalSeconds, reason));
        } else if (arrivalSeconds - now - plannedSeconds > WORTH_TELLING_SECONDS) {
            news = Optional.of(new ReportDelay(now + plannedSeconds, vehicle, arrivalSeconds, reason));
        } else {
            news = Optional.empty();
        }
    }

    /** What the driver has to say by now; said once. */
    Optional<DispatchCommand> take(int now) {
        Optional<DispatchCommand> due = news.filter(command -> command.atSeconds() <= now);
        if (due.isPresent()) {
            news = Optional.empty();
        }
        return due;
    }

    /** When the driver has something to say or to do on a drive that ends then. */
    int nextSeconds(int arrivalSeconds) {
        return news.map(command -> Math.min(command.atSeconds(), arrivalSeconds))
                .orElse(arrivalSeconds);
    }

    /** When a towed vehicle is back. */
    OptionalInt backSeconds() {
        return back;
    }

    void isBack() {
        back = OptionalInt.empty();
    }
}
