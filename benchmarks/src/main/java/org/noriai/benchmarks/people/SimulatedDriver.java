package org.noriai.benchmarks.people;

import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.noriai.api.v1.DriverBreak;
import org.noriai.api.v1.Halt;
import org.noriai.api.v1.HaltAction;
import org.noriai.api.v1.Manifest;
import org.noriai.api.v1.ReportStopEventRequest;
import org.noriai.api.v1.StopAction;
import org.noriai.api.v1.StopEventKind;
import org.noriai.benchmarks.client.EngineTime;

/**
 * A driver who does what the manifest says: leaves when it is time, drives along the streets, waits for the window, helps
 * people in and out, and tells the service of each. Never slower than planned on average. Confined to its own thread, but
 * for {@link #drive()}.
 */
final class SimulatedDriver {
    /** A drive takes this part of its planned time at least, and all of it at most. */
    private static final double DRIVE_LEAST = 0.90;

    /** So does helping people in and out. */
    private static final double DWELL_LEAST = 0.85;

    private static final int SECONDS_PER_SEAT = 20;
    private static final int SECONDS_PER_WHEELCHAIR = 120;

    /** How long to wait for a new manifest before looking again, in wall milliseconds. */
    private static final long LOOK_AGAIN_MILLIS = 5_000;

    /** After the service refused a report: the newest manifest is on its way. */
    private static final long REFUSED_MILLIS = 1_000;

    private static final int REFUSED_IN_A_ROW_TOLD = 3;

    private final Tablet tablet;
    private final EngineTime time;
    private final SplittableRandom random;
    private final Tally tally;
    private int refusedInARow;
    private volatile Optional<Drive> drive = Optional.empty();

    SimulatedDriver(Tablet tablet, EngineTime time, long seed, Tally tally) {
        this.tablet = tablet;
        this.time = time;
        this.random = new SplittableRandom(seed);
        this.tally = tally;
    }

    /** Where the vehicle is; empty before the first manifest. May be read by any thread. */
    Optional<Drive> drive() {
        return drive;
    }

    /** Works until this thread is interrupted. */
    void work() throws InterruptedException {
        while (true) {
            Manifest manifest = tablet.board().await();
            if (drive.isEmpty() && manifest.hasAt()) {
                drive = Optional.of(Drive.standing(manifest.getAt().getLocation(), time.now()));
            }
            try {
                next(manifest);
                refusedInARow = 0;
            } catch (StatusRuntimeException e) {
                // Once or twice is a plan that changed while the driver looked at the one before.
                if (++refusedInARow == REFUSED_IN_A_ROW_TOLD) {
                    tally.refusedReport(e.getStatus());
                }
                tablet.board().awaitChange(manifest, REFUSED_MILLIS);
            }
        }
    }

    private void next(Manifest manifest) throws InterruptedException {
        switch (manifest.getState()) {
            case NO_SHIFT -> {
                tablet.startShift();
                tablet.board().awaitChange(manifest, LOOK_AGAIN_MILLIS);
            }
            case STANDING -> leaveWhenTime(manifest);
            case UNDER_WAY -> drive(manifest);
            case RESTING -> rest(manifest);
            case HALTED -> {
                if (manifest.getHaltsCount() > 0 && manifest.getHalts(0).getActionsCount() > 0) {
                    help(manifest, manifest.getHalts(0));
                } else {
                    leaveWhenTime(manifest);
                }
            }
            case MANIFEST_STATE_UNSPECIFIED, UNRECOGNIZED ->
                throw new IllegalStateException("A manifest must have a known state, not " + manifest.getState() + ".");
        }
    }

    private void leaveWhenTime(Manifest manifest) throws InterruptedException {
        if (manifest.hasGoTo()) {
            tablet.report(event(StopEventKind.DEPARTED)
                    .setStopId(manifest.getGoTo().getStopId())
                    .build());
            return;
        }
        if (manifest.getHaltsCount() == 0) {
            tablet.board().awaitChange(manifest, LOOK_AGAIN_MILLIS);
            return;
        }
        Halt next = manifest.getHalts(0);
        if (next.hasRest() && next.getStop().getStopId().equals(manifest.getAt().getStopId())) {
            beginRest(manifest, next);
            return;
        }
        long early = manifest.hasDepart() ? time.wallMillisUntil(EngineTime.instant(manifest.getDepart())) : 0;
        if (early > 0) {
            tablet.board().awaitChange(manifest, Math.min(early, LOOK_AGAIN_MILLIS));
            return;
        }
        tablet.report(event(StopEventKind.DEPARTED)
                .setStopId(next.getStop().getStopId())
                .build());
    }

    /** Where the break is taken: begins it when the plan does, unless the plan changes before. */
    private void beginRest(Manifest manifest, Halt halt) throws InterruptedException {
        long early = time.wallMillisUntil(EngineTime.instant(halt.getRest().getBegin()));
        if (early > 0) {
            tablet.board().awaitChange(manifest, Math.min(early, LOOK_AGAIN_MILLIS));
            return;
        }
        tablet.report(event(StopEventKind.BREAK_STARTED).build());
    }

    /** Rests for as long as the break lasts: it is nobody's to shorten. */
    private void rest(Manifest manifest) throws InterruptedException {
        DriverBreak rest = manifest.getHalts(0).getRest();
        time.sleepUntil(EngineTime.instant(rest.getBegin()).plusSeconds(rest.getSeconds()));
        tablet.report(event(StopEventKind.BREAK_ENDED).build());
        tally.rested();
    }

    private void drive(Manifest manifest) throws InterruptedException {
        Halt head = manifest.getHalts(0);
        String to = head.getStop().getStopId();
        Drive under = drive.filter(d -> d.toStopId().equals(to)).orElseGet(() -> begin(manifest, head));
        time.sleepUntil(under.end());
        tablet.report(event(StopEventKind.ARRIVED).setStopId(to).build());
        drive = Optional.of(under.arrived());
        tally.arrived();
    }

    /** Sets out along the manifest's way. */
    private Drive begin(Manifest manifest, Halt head) {
        var way = manifest.getWayList();
        StreetWay streets = way.isEmpty() ? new StreetWay(List.of(head.getStop().getLocation())) : new StreetWay(way);
        Drive begun = new Drive(
                head.getStop().getStopId(),
                streets,
                time.now(),
                manifest.getWaySeconds() * random.nextDouble(DRIVE_LEAST, 1));
        drive = Optional.of(begun);
        return begun;
    }

    /** Helps the next party out or in: those who get off first, then in the order in which the plan begins. */
    private void help(Manifest manifest, Halt halt) throws InterruptedException {
        HaltAction action = halt.getActionsList().stream()
                .min(Comparator.comparing((HaltAction a) -> a.getAction() == StopAction.PICKUP)
                        .thenComparing(SimulatedDriver::boardingBegin)
                        .thenComparing(HaltAction::getRideId))
                .orElseThrow();
        long early = time.wallMillisUntil(boardingBegin(action));
        if (early > 0) {
            // Until then somebody else may have been promised this halt, or this rider may have cancelled.
            tablet.board().awaitChange(manifest, Math.min(early, LOOK_AGAIN_MILLIS));
            return;
        }
        time.sleepSeconds(dwellSeconds(halt, action));
        StopEventKind kind =
                action.getAction() == StopAction.PICKUP ? StopEventKind.PICKED_UP : StopEventKind.DROPPED_OFF;
        tablet.report(event(kind)
                .setRideId(action.getRideId())
                .setStopId(halt.getStop().getStopId())
                .build());
    }

    /** This party's share of the time that the plan leaves until departure, at most what such a party needs. */
    private double dwellSeconds(Halt halt, HaltAction action) {
        Instant ready = time.now();
        double all = 0;
        for (HaltAction other : halt.getActionsList()) {
            all += weight(other);
            Instant start = boardingBegin(other);
            if (start.isAfter(ready)) {
                ready = start;
            }
        }
        double planned = Math.max(
                0,
                Duration.between(ready, EngineTime.instant(halt.getDeparture())).toMillis() / 1_000.0);
        double share = Math.min(planned * weight(action) / all, weight(action));
        return share * random.nextDouble(DWELL_LEAST, 1);
    }

    private static double weight(HaltAction action) {
        return Math.max(
                1,
                SECONDS_PER_SEAT * action.getParty().getSeats()
                        + SECONDS_PER_WHEELCHAIR * action.getParty().getWheelchairs());
    }

    private static Instant boardingBegin(HaltAction action) {
        return action.getAction() == StopAction.PICKUP && action.hasBegin()
                ? EngineTime.instant(action.getBegin())
                : Instant.EPOCH;
    }

    private ReportStopEventRequest.Builder event(StopEventKind kind) {
        return ReportStopEventRequest.newBuilder().setKind(kind).setTime(EngineTime.timestamp(time.now()));
    }
}
