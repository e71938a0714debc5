package org.noriai.api.dispatch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.noriai.api.dispatch.PublicPlan.Action;
import org.noriai.api.dispatch.PublicPlan.Halt;
import org.noriai.api.dispatch.PublicPlan.Rest;
import org.noriai.dispatch.model.DriverBreak;
import org.noriai.dispatch.model.PlannedBreak;
import org.noriai.dispatch.model.Ride;
import org.noriai.dispatch.model.RideStatus;
import org.noriai.dispatch.model.RoutePlan;
import org.noriai.dispatch.model.Stop;
import org.noriai.dispatch.model.VehicleId;
import org.noriai.dispatch.state.FleetState;
import org.noriai.dispatch.state.PlanSchedule;
import org.noriai.dispatch.state.PlanScheduler;
import org.noriai.dispatch.state.PromiseForecast;
import org.noriai.dispatch.state.ShiftProgress;
import org.noriai.dispatch.state.ShiftProgress.Phase;
import org.noriai.dispatch.state.ShiftState;

/** Makes {@link PublicPlan}s. Immutable, thus thread-safe. */
public final class PublicPlans {

    private final PlanScheduler scheduler;
    private final PromiseForecast forecast;

    /** By these times. */
    public PublicPlans(PlanScheduler scheduler) {
        this.scheduler = scheduler;
        this.forecast = new PromiseForecast(scheduler);
    }

    /**
     * The shift that a vehicle works on: the one its driver has begun. One whose hours are over and that has nothing left
     * to do counts as ended, so that the driver is asked to begin the next.
     */
    public static Optional<ShiftState> findWorking(FleetState state, VehicleId vehicle, int nowSeconds) {
        return state.findRunningShift(vehicle)
                .filter(shift -> shift.shift().window().endSeconds() >= nowSeconds
                        || shift.progress().phase() != Phase.STANDING
                        || !confirmedStops(state, shift).isEmpty());
    }

    /** What the shift has before it, if it is driven as planned from {@code nowSeconds} on. */
    public PublicPlan plan(FleetState state, ShiftState shift, int nowSeconds) {
        ShiftState promised = PromiseForecast.promisedOnly(state, shift);
        PlanSchedule schedule = scheduler.schedule(state, promised, nowSeconds);
        int depart = schedule.startDepartureSeconds();
        int delay = heldDelaySeconds(state, shift, promised, schedule, nowSeconds);
        if (delay > 0 && forecast.keepsAll(state, promised, depart + delay)) {
            depart += delay;
        }
        return new PublicPlan(shift, depart, halts(state, promised, schedule, nowSeconds));
    }

    /**
     * How much later an empty vehicle leaves for its first promised stop or its break because offers are held before it:
     * it waits where it stands, so that they can still be kept if they are chosen, as long as that breaks no promise. Who
     * is on board is never made to wait for that.
     */
    private int heldDelaySeconds(
            FleetState state, ShiftState shift, ShiftState promised, PlanSchedule schedule, int nowSeconds) {
        List<Stop> stops = promised.plan().stops();
        boolean nothing = stops.isEmpty() && promised.plan().breaks().isEmpty();
        if (nothing
                || stops.size() == shift.plan().stops().size()
                || state.planStart(shift, nowSeconds).aboard().people() > 0) {
            return 0;
        }
        PlanSchedule withHeld = scheduler.schedule(state, shift, nowSeconds);
        if (beginsWithBreak(promised.plan())) {
            return Math.max(0, withHeld.breakSeconds(0) - schedule.breakSeconds(0));
        }
        int first = shift.plan().stops().indexOf(stops.getFirst());
        return Math.max(0, withHeld.serviceSeconds(first) - schedule.serviceSeconds(0));
    }

    private static boolean beginsWithBreak(RoutePlan plan) {
        return !plan.breaks().isEmpty() && plan.breaks().getFirst().beforeStop() == 0;
    }

    private static List<Stop> confirmedStops(FleetState state, ShiftState shift) {
        return shift.plan().stops().stream()
                .filter(stop -> state.getRide(stop.ride()).status() != RideStatus.HELD)
                .toList();
    }

    private static List<Halt> halts(FleetState state, ShiftState shift, PlanSchedule schedule, int nowSeconds) {
        List<Halt> halts = new ArrayList<>();
        List<Stop> stops = shift.plan().stops();
        List<PlannedBreak> breaks = shift.plan().breaks();
        int nextBreak = 0;
        int i = 0;
        while (i < stops.size() || nextBreak < breaks.size()) {
            if (nextBreak < breaks.size() && breaks.get(nextBreak).beforeStop() <= i) {
                halts.add(rest(breaks.get(nextBreak).rest(), schedule.breakSeconds(nextBreak)));
                nextBreak++;
                continue;
            }
            int end = nextBreak < breaks.size() ? breaks.get(nextBreak).beforeStop() : stops.size();
            int first = i;
            int place = placeOf(state, stops.get(first));
            List<Action> actions = new ArrayList<>();
            while (i < end && placeOf(state, stops.get(i)) == place) {
                Stop stop = stops.get(i);
                actions.add(new Action(state.getRide(stop.ride()), stop.kind(), schedule.serviceSeconds(i)));
                i++;
            }
            halts.add(new Halt(
                    place,
                    schedule.arrivalSeconds(first),
                    schedule.departureSeconds(i - 1),
                    actions,
                    Optional.empty()));
        }
        present(shift, schedule, nowSeconds, halts);
        return halts;
    }

    private static Halt rest(DriverBreak rest, int beginSeconds) {
        return new Halt(
                rest.place(),
                beginSeconds,
                beginSeconds + rest.seconds(),
                List.of(),
                Optional.of(new Rest(beginSeconds, rest.seconds())));
    }

    /** Where the vehicle goes or stands is its first halt, with the time at which it came or should come. */
    private static void present(ShiftState shift, PlanSchedule schedule, int nowSeconds, List<Halt> halts) {
        ShiftProgress progress = shift.progress();
        boolean there = !halts.isEmpty() && halts.getFirst().place() == progress.place();
        switch (progress.phase()) {
            case DRIVING -> {
                int arrival = Math.max(progress.expectedArrivalSeconds(), nowSeconds);
                if (there) {
                    Halt head = halts.removeFirst();
                    halts.addFirst(new Halt(
                            head.place(),
                            arrival,
                            Math.max(arrival, head.departureSeconds()),
                            head.actions(),
                            head.rest()));
                } else {
                    int departure = halts.isEmpty() ? arrival : schedule.startDepartureSeconds();
                    halts.addFirst(new Halt(
                            progress.place(), arrival, Math.max(arrival, departure), List.of(), Optional.empty()));
                }
            }
            case HALTED -> {
                if (there) {
                    Halt head = halts.removeFirst();
                    halts.addFirst(new Halt(
                            head.place(),
                            progress.sinceSeconds(),
                            head.departureSeconds(),
                            head.actions(),
                            head.rest()));
                }
            }
            case RESTING -> {
                int seconds = progress.expectedArrivalSeconds() - progress.sinceSeconds();
                halts.addFirst(new Halt(
                        progress.place(),
                        progress.sinceSeconds(),
                        Math.max(progress.expectedArrivalSeconds(), nowSeconds),
                        List.of(),
                        Optional.of(new Rest(progress.sinceSeconds(), seconds))));
            }
            case NOT_STARTED, STANDING, ENDED -> {}
        }
    }

    private static int placeOf(FleetState state, Stop stop) {
        Ride ride = state.getRide(stop.ride());
        return stop.kind() == Stop.Kind.PICKUP
                ? ride.pickup().place()
                : ride.dropoff().place();
    }
}
