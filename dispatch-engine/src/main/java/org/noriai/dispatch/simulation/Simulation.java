package org.noriai.dispatch.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.BiConsumer;
import java.util.function.IntConsumer;
import org.noriai.dispatch.command.DispatchCommand;
import org.noriai.dispatch.command.DispatchCommand.ChangeFleet;
import org.noriai.dispatch.command.DispatchOutcome;
import org.noriai.dispatch.model.DriverBreak;
import org.noriai.dispatch.model.DriverId;
import org.noriai.dispatch.model.DutyRules;
import org.noriai.dispatch.model.Shift;
import org.noriai.dispatch.model.ShiftId;
import org.noriai.dispatch.model.TimeWindow;
import org.noriai.dispatch.model.Vehicle;
import org.noriai.dispatch.model.VehicleId;
import org.noriai.dispatch.simulation.Happening.DriverActs;
import org.noriai.dispatch.simulation.Happening.OffersExpire;
import org.noriai.dispatch.simulation.Happening.RiderAsks;
import org.noriai.dispatch.simulation.Happening.RiderCancels;
import org.noriai.dispatch.simulation.Happening.RiderConfirms;
import org.noriai.dispatch.simulation.Happening.ShiftIsOver;
import org.noriai.dispatch.simulation.SimulatedArea.BasedVehicle;
import org.noriai.dispatch.state.FleetState;

/**
 * A service day on a virtual clock: the engine that serves real riders serves drawn ones, from the first booking days
 * ahead until the last vehicle is home. Used once, by one thread.
 */
public final class Simulation {

    /** A day that is longer has several drivers for each vehicle. */
    private static final int SHIFT_SECONDS_MAX = 12 * 3_600;

    /** Who works so long takes a meal, of so long, that begins within so long around the middle. */
    private static final int MEAL_FROM_SECONDS = 6 * 3_600;

    private static final int MEAL_SECONDS = 45 * 60;
    private static final int MEAL_WINDOW_SECONDS = 2 * 3_600;

    private final Scenario scenario;
    private final long seed;
    private final SimulatedService service;
    private final SimulatedRiders riders;
    private final DayLedger ledger;
    private final Agenda agenda = new Agenda();
    private final List<SimulatedDriver> drivers = new ArrayList<>();
    private final Map<ShiftId, Integer> driverOf = new HashMap<>();
    private final int fleetSize;
    private int[] turns = new int[0];

    private Simulation(
            SimulatedArea area, Scenario scenario, long seed, BiConsumer<FleetState, DispatchCommand> watch) {
        this.scenario = scenario;
        this.seed = seed;
        this.service = new SimulatedService(area, watch);
        this.ledger = new DayLedger(area.meters());
        this.riders = new SimulatedRiders(area, scenario, service, ledger, agenda);
        this.fleetSize = area.fleet().size();
        Streams streams = new Streams(seed);
        hire(area, streams);
        for (Wish wish : new Demand(area, scenario, streams).list()) {
            agenda.add(wish.askSeconds(), new RiderAsks(wish, 0, false));
        }
    }

    /** Simulates a day. The same area, scenario and seed give the same day, to the byte. */
    public static SimulatedDay run(SimulatedArea area, Scenario scenario, long seed) {
        return run(area, scenario, seed, ignored -> {});
    }

    /**
     * Simulates a day.
     *
     * @param clock hears the time, in seconds since the area's epoch, each time that something happens
     */
    public static SimulatedDay run(SimulatedArea area, Scenario scenario, long seed, IntConsumer clock) {
        return new Simulation(area, scenario, seed, (state, command) -> {}).run(clock);
    }

    /** The same; {@code watch} sees each command before it is decided, and the state that it meets. */
    static SimulatedDay watched(
            SimulatedArea area, Scenario scenario, long seed, BiConsumer<FleetState, DispatchCommand> watch) {
        return new Simulation(area, scenario, seed, watch).run(ignored -> {});
    }

    private SimulatedDay run(IntConsumer clock) {
        while (!agenda.isEmpty()) {
            Happening happening = agenda.next();
            clock.accept(agenda.nowSeconds());
            happen(happening, agenda.nowSeconds());
            wakeDrivers(agenda.nowSeconds());
        }
        service.state().checkInvariants();
        double vehicleHours = fleetSize * scenario.serviceSeconds() / 3600.0;
        return new SimulatedDay(
                seed,
                ledger.figures(vehicleHours),
                service.state().stateHash(),
                service.state().version(),
                service.commands());
    }

    /** The one place that makes shifts: as many drivers a vehicle as the day is long for, each with a meal. */
    private void hire(SimulatedArea area, Streams streams) {
        List<Vehicle> vehicles = new ArrayList<>();
        List<Shift> shifts = new ArrayList<>();
        int parts = Math.ceilDiv(scenario.serviceSeconds(), SHIFT_SECONDS_MAX);
        for (BasedVehicle member : area.fleet()) {
            vehicles.add(member.vehicle());
            for (int part = 0; part < parts; part++) {
                shifts.add(shift(member, part, parts));
            }
        }
        DispatchOutcome outcome = service.say(new ChangeFleet(0, vehicles, shifts));
        if (!(outcome instanceof DispatchOutcome.Done)) {
            throw new IllegalStateException("The fleet can't be used: %s".formatted(outcome));
        }
        for (Shift shift : shifts) {
            int driver = drivers.size();
            World world = new World(scenario, streams, driver);
            drivers.add(new SimulatedDriver(area, service, riders, ledger, world, shift));
            driverOf.put(shift.id(), driver);
            agenda.add(shift.window().startSeconds(), new DriverActs(driver, 0));
            agenda.add(shift.window().endSeconds(), new ShiftIsOver(driver));
        }
        turns = new int[drivers.size()];
        service.takeChanged();
    }

    private Shift shift(BasedVehicle member, int part, int parts) {
        VehicleId vehicle = member.vehicle().id();
        int length = scenario.serviceSeconds() / parts;
        int start = scenario.startSeconds() + part * length;
        int end = part == parts - 1 ? scenario.endSeconds() : start + length;
        int middle = (start + end) / 2;
        List<DriverBreak> meal = length < MEAL_FROM_SECONDS
                ? List.of()
                : List.of(new DriverBreak(
                        new TimeWindow(middle - MEAL_WINDOW_SECONDS / 2, middle + MEAL_WINDOW_SECONDS / 2),
                        MEAL_SECONDS,
                        member.basePlace()));
        String name = "%s-%d".formatted(vehicle, part + 1);
        return new Shift(
                new ShiftId(name),
                vehicle,
                new DriverId(name),
                new TimeWindow(start, end),
                member.basePlace(),
                member.basePlace(),
                meal,
                List.of(),
                DutyRules.DEFAULT);
    }

    private void happen(Happening happening, int now) {
        switch (happening) {
            case RiderAsks asks -> riders.ask(asks, now);
            case RiderConfirms confirms -> riders.confirm(confirms, now);
            case RiderCancels cancels -> riders.cancel(cancels, now);
            case OffersExpire ignored -> riders.expire(now);
            case DriverActs acts -> {
                if (acts.turn() == turns[acts.driver()]) {
                    act(acts.driver(), now);
                }
            }
            case ShiftIsOver over -> {
                drivers.get(over.driver()).endDay();
                act(over.driver(), now);
            }
        }
    }

    private void act(int driver, int now) {
        OptionalInt next = drivers.get(driver).act(now);
        turns[driver]++;
        if (next.isPresent()) {
            agenda.add(next.getAsInt(), new DriverActs(driver, turns[driver]));
        }
    }

    /** Drivers whose plan changed look at it again. */
    private void wakeDrivers(int now) {
        for (ShiftId shift : service.takeChanged()) {
            Integer driver = driverOf.get(shift);
            if (driver != null) {
                act(driver, now);
            }
        }
        // What they did was their own doing.
        service.takeChanged();
    }
}
