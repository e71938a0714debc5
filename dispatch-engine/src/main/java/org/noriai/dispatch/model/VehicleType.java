package org.noriai.dispatch.model;

import java.util.List;

/**
 * A kind of vehicle and what it can carry.
 *
 * @param id stable key
 * @param name for people
 * @param configurations every arrangement of its room; a load fits if one of them carries it
 */
public record VehicleType(String id, String name, List<SeatConfiguration> configurations) {

    /** Checks that there is at least one arrangement. */
    public VehicleType {
        configurations = List.copyOf(configurations);
        if (configurations.isEmpty()) {
            throw new IllegalArgumentException("The vehicle type '%s' has no seat configuration.".formatted(id));
        }
    }

    /** Whether these people fit at once. */
    public boolean carries(Party load) {
        return carries(load.seats(), load.wheelchairs());
    }

    /** Whether so many seats and wheelchairs fit at once. Allocates nothing. */
    public boolean carries(int seats, int wheelchairs) {
        for (int i = 0; i < configurations.size(); i++) {
            SeatConfiguration configuration = configurations.get(i);
            if (seats <= configuration.seats() && wheelchairs <= configuration.wheelchairs()) {
                return true;
            }
        }
        return false;
    }

    /** Most ordinary seats of any arrangement. */
    public int seatsMax() {
        return configurations.stream().mapToInt(SeatConfiguration::seats).max().orElse(0);
    }

    /** Most wheelchair places of any arrangement. */
    public int wheelchairsMax() {
        return configurations.stream()
                .mapToInt(SeatConfiguration::wheelchairs)
                .max()
                .orElse(0);
    }
}
