package org.noriai.api.dispatch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.noriai.api.dispatch.PublicPlan.Action;
import org.noriai.api.dispatch.PublicPlan.Halt;
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
        List<Stop> stops = confirmedStops(state, shift);
        RoutePlan plan = new RoutePlan(shift.plan().shift(), shift.plan().version(), stops);
        // The same shift without what is merely held.
        ShiftState promised = new ShiftState(shift.shift(), shift.vehicle(), plan, shift.progress());
        PlanSchedule schedule = scheduler.schedule(state, promised, nowSeconds);
        int depart = schedule.startDepartureSeconds();
        int delay = heldDelaySeconds(state, shift, stops, schedule, nowSeconds);
        if (delay > 0 && forecast.keepsAll(state, promised, depart + delay)) {
            depart += delay;
        }
        return new PublicPlan(shift, depart, halts(state, promised, schedule, nowSeconds));
    }

    /**
     * How much later an empty vehicle leaves for its first promised stop because offers are held before it: it waits where
     * it stands, so that they can still be kept if they are chosen, as long as that breaks no promise. Who is on board is
     * never made to wait for that.
     */
    private int heldDelaySeconds(
            FleetState state, ShiftState shift, List<Stop> promised, PlanSchedule schedule, int nowSeconds) {
        if (promised.isEmpty()
                || promised.size() == shift.plan().stops().size()
                || state.planStart(shift, nowSeconds).aboard().people() > 0) {
            return 0;
        }
        int first = shift.plan().stops().indexOf(promised.getFirst());
        int withHeld = scheduler.schedule(state, shift, nowSeconds).serviceSeconds(first);
        return Math.max(0, withHeld - schedule.serviceSeconds(0));
    }

    private static List<Stop> confirmedStops(FleetState state, ShiftState shift) {
        return shift.plan().stops().stream()
                .filter(stop -> state.getRide(stop.ride()).status() != RideStatus.HELD)
                .toList();
    }

    private static List<Halt> halts(FleetState state, ShiftState shift, PlanSchedule schedule, int nowSeconds) {
        List<Halt> halts = new ArrayList<>();
        List<Stop> stops = shift.plan().stops();
        int i = 0;
        while (i < stops.size()) {
            int first = i;
            int place = placeOf(state, stops.get(first));
            List<Action> actions = new ArrayList<>();
            while (i < stops.size() && placeOf(state, stops.get(i)) == place) {
                Stop stop = stops.get(i);
                actions.add(new Action(state.getRide(stop.ride()), stop.kind(), schedule.serviceSeconds(i)));
                i++;
            }
            halts.add(new Halt(place, schedule.arrivalSeconds(first), schedule.departureSeconds(i - 1), actions));
        }
        present(shift, schedule, nowSeconds, halts);
        return halts;
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
                            head.place(), arrival, Math.max(arrival, head.departureSeconds()), head.actions()));
                } else {
                    int departure = halts.isEmpty() ? arrival : schedule.startDepartureSeconds();
                    halts.addFirst(new Halt(progress.place(), arrival, Math.max(arrival, departure), List.of()));
                }
            }
            case HALTED -> {
                if (there) {
                    Halt head = halts.removeFirst();
                    halts.addFirst(
                            new Halt(head.place(), progress.sinceSeconds(), head.departureSeconds(), head.actions()));
                }
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
