package org.noriai.api.operator;

import com.google.protobuf.Timestamp;
import com.google.protobuf.util.Timestamps;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.noriai.api.clock.AreaTime;
import org.noriai.api.dispatch.Dispatch;
import org.noriai.api.problem.FieldProblem;
import org.noriai.api.problem.ProblemException;
import org.noriai.dispatch.model.Ride;
import org.noriai.dispatch.model.RideId;
import org.noriai.dispatch.model.RideStatus;
import org.noriai.dispatch.model.TimeWindow;
import org.noriai.dispatch.model.Vehicle;
import org.noriai.dispatch.model.VehicleId;
import org.noriai.dispatch.state.FleetState;

/** Reads the fields of one request of staff and gathers what is wrong with them. Confined to the thread of its call. */
final class RequestFields {

    private static final int ID_LENGTH_MAX = 64;

    private final FleetState state;
    private final int now;
    private final List<FieldProblem> problems = new ArrayList<>();

    RequestFields(Dispatch dispatch) {
        this.state = dispatch.state();
        this.now = dispatch.clock().nowSeconds();
    }

    FleetState state() {
        return state;
    }

    int now() {
        return now;
    }

    List<FieldProblem> problems() {
        return problems;
    }

    void wrong(String field, Object value, String rest) {
        problems.add(FieldProblem.of(field, value, rest));
    }

    /** Goes on only if nothing is wrong. */
    void refuse() {
        Told.refuse(problems);
    }

    /** A promised ride, or one that was; not found otherwise. */
    Ride ride(String field, String id) {
        return Optional.of(id)
                .filter(RequestFields::isId)
                .flatMap(known -> state.findRide(new RideId(known)))
                .filter(ride -> ride.status() != RideStatus.HELD)
                .orElseThrow(() -> ProblemException.notFound(field, id));
    }

    Vehicle vehicle(String field, String id) {
        return findVehicle(id).orElseThrow(() -> ProblemException.notFound(field, id));
    }

    Optional<Vehicle> findVehicle(String id) {
        return Optional.of(id).filter(RequestFields::isId).flatMap(known -> state.findVehicle(new VehicleId(known)));
    }

    static boolean isId(String id) {
        return !id.isBlank() && id.length() <= ID_LENGTH_MAX;
    }

    /** A time in engine seconds; a problem if it is none or lies before the present. */
    int time(String field, boolean given, Timestamp time, int otherwise) {
        if (!given) {
            return otherwise;
        }
        Optional<Instant> instant = instant(time);
        if (instant.isEmpty()) {
            wrong(field, time.getSeconds() + " s", "must be a time of this century.");
            return otherwise;
        }
        int seconds = AreaTime.toSeconds(instant.get());
        // Requests take a moment to arrive.
        if (seconds < now - 60) {
            wrong(field, instant.get(), "must not lie in the past.");
        }
        return Math.max(now, seconds);
    }

    /** From a start, now if absent, to an end, which must be given and later. */
    TimeWindow window(boolean hasStart, Timestamp start, boolean hasEnd, Timestamp end) {
        int from = time("start", hasStart, start, now);
        if (!hasEnd) {
            problems.add(new FieldProblem("end", "", "end must be given."));
            return new TimeWindow(from, from + 1);
        }
        int to = time("end", true, end, from + 1);
        if (to <= from) {
            wrong("end", AreaTime.toInstant(to), "must be later than the start.");
            return new TimeWindow(from, from + 1);
        }
        return new TimeWindow(from, to);
    }

    private static Optional<Instant> instant(Timestamp time) {
        try {
            return Timestamps.isValid(time)
                    ? Optional.of(Instant.ofEpochSecond(time.getSeconds(), time.getNanos()))
                            .filter(AreaTime::reaches)
                    : Optional.empty();
        } catch (DateTimeException outOfRange) {
            return Optional.empty();
        }
    }
}
