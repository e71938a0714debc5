package org.noriai.dispatch.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.noriai.dispatch.command.DispatchCommand;
import org.noriai.dispatch.command.DispatchCommand.AdoptPlans;
import org.noriai.dispatch.command.DispatchCommand.CancelRide;
import org.noriai.dispatch.command.DispatchCommand.ConfirmOffer;
import org.noriai.dispatch.command.DispatchCommand.ExpireOffers;
import org.noriai.dispatch.command.DispatchCommand.ReportStopEvent;
import org.noriai.dispatch.command.DispatchCommand.SendIdleVehicles;
import org.noriai.dispatch.command.DispatchCommand.StartShift;
import org.noriai.dispatch.command.DispatchCommand.StopEventKind;
import org.noriai.dispatch.command.DispatchOutcome;
import org.noriai.dispatch.command.DispatchOutcome.Offered;
import org.noriai.dispatch.command.DispatchOutcome.RideChanged;
import org.noriai.dispatch.improve.Neighbourhood;
import org.noriai.dispatch.improve.PlanImprover;
import org.noriai.dispatch.improve.jsprit.JspritPlanImprover;
import org.noriai.dispatch.model.OperatingRules;
import org.noriai.dispatch.model.Party;
import org.noriai.dispatch.model.Ride;
import org.noriai.dispatch.model.RideId;
import org.noriai.dispatch.model.RideStatus;
import org.noriai.dispatch.model.RiderId;
import org.noriai.dispatch.model.ServiceRules;
import org.noriai.dispatch.model.Stop;
import org.noriai.dispatch.model.TravelWish;
import org.noriai.dispatch.model.VehicleId;
import org.noriai.dispatch.reposition.DemandCells;
import org.noriai.dispatch.reposition.DemandSurface;
import org.noriai.dispatch.reposition.IdleVehiclePlanner;
import org.noriai.dispatch.reposition.RepositioningRules;
import org.noriai.dispatch.state.FleetState;
import org.noriai.dispatch.state.PlanSchedule;
import org.noriai.dispatch.state.PlanScheduler;
import org.noriai.dispatch.state.ShiftState;

/**
 * E: hours of service on the small town, second by second, with drivers who keep to the plan: seeded riders ask, hold,
 * confirm, let offers lapse and cancel, and plans are improved meanwhile. No promise may ever be broken.
 */
class MiniDayTest {

    private static final int T8 = 8 * 3600;
    private static final int HOURS_SECONDS = 5400;

    private final Map<VehicleId, Integer> servedAt = new HashMap<>();
    private Random random = new Random(0);
    private Dispatcher dispatcher = newDispatcher();
    private PlanImprover improver = new JspritPlanImprover(SmallTown.TIMES, OperatingRules.DEFAULT, 20, 1);
    private final IdleVehiclePlanner idleVehicles = new IdleVehiclePlanner(
            SmallTown.TIMES,
            OperatingRules.DEFAULT,
            DemandCells.of(SmallTown.TIMES, 120, 0),
            RepositioningRules.DEFAULT);
    private final PlanScheduler scheduler = new PlanScheduler(SmallTown.TIMES, OperatingRules.DEFAULT);
    private FleetState state = FleetState.empty();
    private int asked;
    private int confirmed;
    private int adopted;
    private int idleDrives;

    private static Dispatcher newDispatcher() {
        return new Dispatcher(SmallTown.TIMES, ServiceRules.DEFAULT, EngineLimits.DEFAULT);
    }

    @Test
    void e01_everyPromiseIsKeptThroughFortySeededMornings() {
        int rides = 0;
        for (int seed = 1; seed <= 40; seed++) {
            rides += morning(seed);
        }
        assertThat(rides).isGreaterThan(400);
        assertThat(adopted).isPositive();
        assertThat(idleDrives).isGreaterThan(100);
    }

    private int morning(int seed) {
        random = new Random(seed);
        dispatcher = newDispatcher();
        improver = new JspritPlanImprover(SmallTown.TIMES, OperatingRules.DEFAULT, 20, 1);
        state = FleetState.empty();
        servedAt.clear();
        asked = 0;
        confirmed = 0;
        int vehicles = 1 + random.nextInt(3);
        say(SmallTown.fleet(vehicles));
        for (int v = 1; v <= vehicles; v++) {
            say(new StartShift(T8, new VehicleId("v" + v)));
        }
        for (int now = T8; now < T8 + HOURS_SECONDS + 7200; now++) {
            if (now < T8 + HOURS_SECONDS && random.nextInt(90) == 0) {
                ask(now);
            }
            if (random.nextInt(60) == 0) {
                say(new ExpireOffers(now));
            }
            if (now % 180 == 0) {
                sendIdle(now);
            }
            driveAll(now);
        }
        state.checkInvariants();
        for (Ride ride : state.listRides()) {
            assertThat(ride.status()).as("seed %d: %s", seed, ride).isIn(RideStatus.COMPLETED, RideStatus.CANCELLED);
        }
        return confirmed;
    }

    private DispatchOutcome say(DispatchCommand command) {
        Decision decision = dispatcher.decide(state, command);
        state = state.applyAll(decision.events());
        state.checkInvariants();
        return decision.outcome();
    }

    private void ask(int now) {
        int from = random.nextInt(SmallTown.PLACES);
        int to = (from + 1 + random.nextInt(SmallTown.PLACES - 1)) % SmallTown.PLACES;
        String rider = "r" + random.nextInt(12);
        Party party = random.nextInt(6) == 0 ? new Party(random.nextInt(2), 1) : new Party(1 + random.nextInt(3), 0);
        TravelWish wish = random.nextInt(4) == 0
                ? new TravelWish.ArriveBy(now + 1800 + random.nextInt(3600))
                : new TravelWish.DepartAfter(now + (random.nextBoolean() ? 0 : random.nextInt(3600)));
        DispatchOutcome outcome = say(SmallTown.wish(now, "s" + asked++, rider, from, to, party, wish));
        if (outcome instanceof Offered offered && random.nextInt(5) > 0) {
            Ride chosen = offered.offers().get(random.nextInt(offered.offers().size()));
            DispatchOutcome answer = say(new ConfirmOffer(now, chosen.id(), new RiderId(rider), "k" + asked));
            assertThat(answer).isInstanceOf(RideChanged.class);
            confirmed++;
            if (random.nextInt(10) == 0) {
                say(new CancelRide(now, chosen.id(), new RiderId(rider)));
            }
            if (random.nextInt(3) == 0) {
                improve(chosen, now);
            }
        }
    }

    /** As if people were expected now here, now there. */
    private void sendIdle(int now) {
        double[][] rates = new double[1][SmallTown.PLACES];
        rates[0][random.nextInt(SmallTown.PLACES)] = random.nextInt(20);
        say(new SendIdleVehicles(now, idleVehicles.plan(state, DemandSurface.given(rates), now)));
    }

    private void improve(Ride chosen, int now) {
        Ride ride = state.getRide(chosen.id());
        Neighbourhood around = Neighbourhood.around(
                state, ride.shift(), SmallTown.TIMES, now, EngineLimits.DEFAULT.neighbourhoodRidesMax());
        improver.improve(around).ifPresent(found -> {
            assertThat(say(new AdoptPlans(now, found.improver(), found.plans())))
                    .isInstanceOf(DispatchOutcome.Done.class);
            adopted++;
        });
    }

    /** Whatever is due now is done now, one thing after the other. */
    private void driveAll(int now) {
        long before;
        do {
            before = state.version();
            for (ShiftState shift : state.listShifts()) {
                drive(state.getShift(shift.shift().id()), now);
            }
        } while (state.version() != before);
    }

    /** Does what the plan says is due now for this vehicle. */
    private void drive(ShiftState shift, int now) {
        VehicleId vehicle = shift.shift().vehicle();
        switch (shift.progress().phase()) {
            case STANDING -> setOut(shift, now);
            case DRIVING -> {
                if (now >= shift.progress().expectedArrivalSeconds()) {
                    report(now, vehicle, StopEventKind.ARRIVED, shift.progress().place());
                    servedAt.put(vehicle, now);
                }
            }
            case HALTED -> serve(shift, now);
            case NOT_STARTED, ENDED -> {}
        }
    }

    private void setOut(ShiftState shift, int now) {
        if (shift.progress().sentTo(now).isPresent()) {
            // Drivers take their time, up to the last second.
            if (random.nextInt(60) == 0 || shift.progress().sent().orElseThrow().leaveBySeconds() == now) {
                report(
                        now,
                        shift.shift().vehicle(),
                        StopEventKind.DEPARTED,
                        shift.progress().sentTo(now).getAsInt());
                idleDrives++;
            }
            return;
        }
        List<Stop> stops = shift.plan().stops();
        PlanSchedule schedule = scheduler.schedule(state, shift, now);
        for (int i = 0; i < stops.size(); i++) {
            Ride ride = state.getRide(stops.get(i).ride());
            if (ride.status() == RideStatus.HELD) {
                continue;
            }
            int place = placeOf(ride, stops.get(i));
            int leg = SmallTown.TIMES.seconds(shift.progress().place(), place, now);
            boolean empty = state.planStart(shift, now).aboard().people() == 0;
            int leave = empty ? schedule.serviceSeconds(i) - leg - PlanScheduler.BUFFER_SECONDS : now;
            VehicleId vehicle = shift.shift().vehicle();
            if (place == shift.progress().place()) {
                report(now, vehicle, StopEventKind.ARRIVED, place);
                servedAt.put(vehicle, now);
            } else if (now >= leave) {
                report(now, vehicle, StopEventKind.DEPARTED, place);
            }
            return;
        }
    }

    private void serve(ShiftState shift, int now) {
        VehicleId vehicle = shift.shift().vehicle();
        Stop stop = shift.plan().stops().stream()
                .filter(next -> state.getRide(next.ride()).status() != RideStatus.HELD)
                .findFirst()
                .orElseThrow();
        Ride ride = state.getRide(stop.ride());
        boolean pickup = stop.kind() == Stop.Kind.PICKUP;
        int free = servedAt.getOrDefault(vehicle, now);
        PlanSchedule schedule = scheduler.schedule(state, shift, now);
        int begin = Math.max(free, schedule.serviceSeconds(shift.plan().stops().indexOf(stop)));
        int end = begin + (pickup ? ride.pickupDwellSeconds() : ride.dropoffDwellSeconds());
        if (now < end) {
            return;
        }
        if (pickup) {
            assertThat(shift.progress().sinceSeconds())
                    .as("arrival for %s", ride)
                    .isLessThanOrEqualTo(ride.promise().pickup().endSeconds());
        } else {
            assertThat(begin)
                    .as("dropoff of %s", ride)
                    .isLessThanOrEqualTo(ride.promise().latestDropoffSeconds());
            assertThat(begin - ride.boardedSeconds().orElseThrow())
                    .as("ride of %s", ride)
                    .isLessThanOrEqualTo(ride.promise().rideSecondsMax());
        }
        servedAt.put(vehicle, now);
        DispatchOutcome outcome = say(new ReportStopEvent(
                now,
                vehicle,
                pickup ? StopEventKind.PICKED_UP : StopEventKind.DROPPED_OFF,
                Optional.of(ride.id()),
                Optional.empty(),
                now));
        assertThat(outcome).isInstanceOf(DispatchOutcome.Done.class);
    }

    private void report(int now, VehicleId vehicle, StopEventKind kind, int place) {
        DispatchOutcome outcome =
                say(new ReportStopEvent(now, vehicle, kind, Optional.<RideId>empty(), Optional.of(place), now));
        assertThat(outcome).isInstanceOf(DispatchOutcome.Done.class);
    }

    private static int placeOf(Ride ride, Stop stop) {
        return stop.kind() == Stop.Kind.PICKUP
                ? ride.pickup().place()
                : ride.dropoff().place();
    }
}
