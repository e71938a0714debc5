package org.noriai.api.driver;

import com.google.protobuf.Timestamp;
import com.google.protobuf.util.Timestamps;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.noriai.api.clock.AreaTime;
import org.noriai.api.clock.ScaledClock;
import org.noriai.api.fanout.PositionBook;
import org.noriai.api.feed.VehiclePosition;
import org.noriai.api.problem.FieldProblem;
import org.noriai.api.problem.ProblemException;
import org.noriai.api.v1.LatLng;
import org.noriai.api.v1.Position;
import org.noriai.api.v1.ReportPositionsRequest;
import org.noriai.api.v1.ReportStopEventRequest;
import org.noriai.api.v1.StopEventKind;
import org.noriai.api.view.StopCatalog;

/** Finds everything that is wrong with what a tablet reports, at once. Thread-safe. */
final class ReportCheck {

    /** How far ahead of ours a tablet's clock may be, in wall time. */
    private static final Pattern BOOT_ID = Pattern.compile("[0-9A-Za-z-]{1,64}");

    private static final Duration AHEAD_MAX = Duration.ofSeconds(5);

    /** A list of more problems than this helps nobody. */
    private static final int PROBLEMS_MAX = 50;

    private final ScaledClock clock;
    private final StopCatalog stops;

    ReportCheck(ScaledClock clock, StopCatalog stops) {
        this.clock = clock;
        this.stops = stops;
    }

    /**
     * The positions, oldest first.
     *
     * @throws ProblemException with everything that is wrong
     */
    List<VehiclePosition> positions(ReportPositionsRequest request) {
        int count = request.getPositionsCount();
        if (count > PositionBook.RING) {
            throw ProblemException.invalid(List.of(FieldProblem.of(
                    "positions", count, "are too many; send at most %d at once.".formatted(PositionBook.RING))));
        }
        List<FieldProblem> problems = new ArrayList<>();
        List<VehiclePosition> positions = new ArrayList<>(count);
        Instant before = Instant.MIN;
        Instant latest = latest();
        for (int i = 0; i < count && problems.size() < PROBLEMS_MAX; i++) {
            String field = "positions[%d]".formatted(i);
            Position position = request.getPositions(i);
            int known = problems.size();
            numbers(field, position, problems);
            Optional<Instant> time = time(field + ".time", position.getTime(), latest, problems);
            if (time.isPresent() && time.get().isBefore(before)) {
                problems.add(
                        FieldProblem.of(field + ".time", time.get(), "must not lie before the position before it."));
            }
            before = time.orElse(before);
            if (problems.size() == known && time.isPresent()) {
                positions.add(new VehiclePosition(
                        position.getLocation().getLatitude(),
                        position.getLocation().getLongitude(),
                        position.getBearing(),
                        position.getSpeedMetersPerSecond(),
                        time.get()));
            }
        }
        refuse(problems);
        return positions;
    }

    /**
     * When a stop event happened, in seconds since the area's epoch.
     *
     * @throws ProblemException with everything that is wrong with the report
     */
    int stopEvent(ReportStopEventRequest request) {
        List<FieldProblem> problems = new ArrayList<>();
        switch (request.getKind()) {
            case DEPARTED, ARRIVED -> {
                if (stops.findPlace(request.getStopId()).isEmpty()) {
                    problems.add(FieldProblem.of("stop_id", request.getStopId(), "is not a stop of the service area."));
                }
            }
            case PICKED_UP, DROPPED_OFF, NO_SHOW -> {
                if (request.getRideId().isBlank() || request.getRideId().length() > 64) {
                    problems.add(FieldProblem.of("ride_id", request.getRideId(), "must have 1 to 64 characters."));
                }
            }
            case BREAK_STARTED, BREAK_ENDED -> {}
            case STOP_EVENT_KIND_UNSPECIFIED, UNRECOGNIZED ->
                problems.add(
                        FieldProblem.of(
                                "kind",
                                request.getKind() == StopEventKind.UNRECOGNIZED
                                        ? request.getKindValue()
                                        : request.getKind(),
                                "must be one of DEPARTED, ARRIVED, PICKED_UP, DROPPED_OFF, NO_SHOW, BREAK_STARTED, BREAK_ENDED."));
        }
        if (!request.getBootId().isEmpty()
                && !BOOT_ID.matcher(request.getBootId()).matches()) {
            problems.add(
                    FieldProblem.of("boot_id", request.getBootId(), "must have at most 64 letters, digits and -."));
        }
        if (request.getBootId().isEmpty() && request.getCounter() != 0) {
            problems.add(FieldProblem.of("counter", request.getCounter(), "needs a boot_id that it counts from."));
        }
        int now = clock.nowSeconds();
        int happened = now;
        if (request.hasTime()) {
            happened = time("time", request.getTime(), latest(), problems)
                    .map(AreaTime::toSeconds)
                    .orElse(now);
        }
        refuse(problems);
        return Math.min(happened, now);
    }

    private Instant latest() {
        return clock.now().plusSeconds(clock.engineSeconds(AHEAD_MAX));
    }

    private static void numbers(String field, Position position, List<FieldProblem> problems) {
        LatLng location = position.getLocation();
        range(field + ".location.latitude", location.getLatitude(), -90, 90, problems);
        range(field + ".location.longitude", location.getLongitude(), -180, 180, problems);
        bearing(field + ".bearing", position.getBearing(), problems);
        range(field + ".speed_meters_per_second", position.getSpeedMetersPerSecond(), 0, 100, problems);
    }

    private static void bearing(String field, float value, List<FieldProblem> problems) {
        if (!(value >= 0 && value < 360)) {
            problems.add(FieldProblem.of(field, value, "must be at least 0 and less than 360."));
        }
    }

    private static void range(String field, double value, int min, int max, List<FieldProblem> problems) {
        // NaN is in no range.
        if (!(value >= min && value <= max)) {
            problems.add(FieldProblem.of(field, value, "must be a number from %d to %d.".formatted(min, max)));
        }
    }

    private static Optional<Instant> time(String field, Timestamp time, Instant latest, List<FieldProblem> problems) {
        if (Timestamps.isValid(time)) {
            Instant instant = Instant.ofEpochSecond(time.getSeconds(), time.getNanos());
            if (AreaTime.reaches(instant) && !instant.isAfter(latest)) {
                return Optional.of(instant);
            }
            problems.add(FieldProblem.of(field, instant, "must be a time of this century and not in the future."));
        } else {
            problems.add(
                    FieldProblem.of(field, time.getSeconds() + " s, " + time.getNanos() + " ns", "is not a time."));
        }
        return Optional.empty();
    }

    private static void refuse(List<FieldProblem> problems) {
        if (!problems.isEmpty()) {
            throw ProblemException.invalid(problems);
        }
    }
}
