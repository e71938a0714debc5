package org.noriai.dispatch.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.IntConsumer;
import org.noriai.dispatch.command.DispatchCommand.ChangeFleet;
import org.noriai.dispatch.command.DispatchOutcome;
import org.noriai.dispatch.model.Shift;
import org.noriai.dispatch.model.ShiftId;
import org.noriai.dispatch.model.TimeWindow;
import org.noriai.dispatch.model.Vehicle;
import org.noriai.dispatch.simulation.Happening.DriverActs;
import org.noriai.dispatch.simulation.Happening.OffersExpire;
import org.noriai.dispatch.simulation.Happening.RiderAsks;
import org.noriai.dispatch.simulation.Happening.RiderCancels;
import org.noriai.dispatch.simulation.Happening.RiderConfirms;
import org.noriai.dispatch.simulation.Happening.ShiftIsOver;
import org.noriai.dispatch.simulation.SimulatedArea.BasedVehicle;

/**
 * A service day on a virtual clock: the engine that serves real riders serves drawn ones, from the first booking days
 * ahead until the last vehicle is home. Used once, by one thread.
 */
public final class Simulation {

    private final Scenario scenario;
    private final long seed;
    private final SimulatedService service;
    private final SimulatedRiders riders;
    private final DayLedger ledger;
    private final Agenda agenda = new Agenda();
    private final List<SimulatedDriver> drivers = new ArrayList<>();
    private final Map<ShiftId, Integer> driverOf = new HashMap<>();
    private final int[] turns;

    private Simulation(SimulatedArea area, Scenario scenario, long seed) {
        this.scenario = scenario;
        this.seed = seed;
        this.service = new SimulatedService(area);
        this.ledger = new DayLedger(area.meters());
        this.riders = new SimulatedRiders(area, scenario, service, ledger, agenda);
        this.turns = new int[area.fleet().size()];
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
        return new Simulation(area, scenario, seed).run(clock);
    }

    private SimulatedDay run(IntConsumer clock) {
        while (!agenda.isEmpty()) {
            Happening happening = agenda.next();
            clock.accept(agenda.nowSeconds());
            happen(happening, agenda.nowSeconds());
            wakeDrivers(agenda.nowSeconds());
        }
        service.state().checkInvariants();
        double vehicleHours = drivers.size() * scenario.serviceSeconds() / 3600.0;
        return new SimulatedDay(
                seed,
                ledger.figures(vehicleHours),
                service.state().stateHash(),
                service.state().version(),
                service.commands());
    }

    /** The one place that makes shifts. */
    private void hire(SimulatedArea area, Streams streams) {
        List<Vehicle> vehicles = new ArrayList<>();
        List<Shift> shifts = new ArrayList<>();
        TimeWindow day = new TimeWindow(scenario.startSeconds(), scenario.endSeconds());
        for (BasedVehicle member : area.fleet()) {
            Vehicle vehicle = member.vehicle();
            vehicles.add(vehicle);
            ShiftId id = new ShiftId(vehicle.id() + "-day");
            shifts.add(new Shift(id, vehicle.id(), day, member.basePlace(), member.basePlace()));
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
            agenda.add(day.startSeconds(), new DriverActs(driver, 0));
            agenda.add(day.endSeconds(), new ShiftIsOver(driver));
        }
        service.takeChanged();
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
