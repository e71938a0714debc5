package org.noriai.dispatch.improve.jsprit;

import com.graphhopper.jsprit.core.problem.Location;
import com.graphhopper.jsprit.core.problem.cost.AbstractForwardVehicleRoutingTransportCosts;
import com.graphhopper.jsprit.core.problem.driver.Driver;
import com.graphhopper.jsprit.core.problem.vehicle.Vehicle;
import org.noriai.dispatch.spi.TravelTimes;

/** Our travel times for jsprit: seconds are its time, its cost and its distance; a location's index is the place. */
final class StopMatrixCosts extends AbstractForwardVehicleRoutingTransportCosts {

    private final TravelTimes times;
    private final int baseSeconds;

    /** Counts jsprit's time from {@code baseSeconds}. */
    StopMatrixCosts(TravelTimes times, int baseSeconds) {
        this.times = times;
        this.baseSeconds = baseSeconds;
    }

    double seconds(Location from, Location to, double departure) {
        return times.seconds(from.getIndex(), to.getIndex(), baseSeconds + (int) departure);
    }

    @Override
    public double getDistance(Location from, Location to, double departureTime, Vehicle vehicle) {
        return seconds(from, to, departureTime);
    }

    @Override
    public double getTransportTime(Location from, Location to, double departureTime, Driver driver, Vehicle vehicle) {
        return seconds(from, to, departureTime);
    }

    @Override
    public double getTransportCost(Location from, Location to, double departureTime, Driver driver, Vehicle vehicle) {
        return seconds(from, to, departureTime);
    }
}
