package org.noriai.dispatch.model;

import java.util.List;

/**
 * A kind of vehicle and what it can carry.
 *
 * @param id stable key
 * @param name for people
 * @param configurations every arrangement of its room; a load fits if one of them carries it
 * @param ramp whether who can't climb a step can board
 * @param dwell what it adds to the time of boarding and alighting
 */
public record VehicleType(
        String id, String name, List<SeatConfiguration> configurations, boolean ramp, VehicleDwell dwell) {

    /** Checks that there is at least one arrangement. */
    public VehicleType {
        configurations = List.copyOf(configurations);
        if (configurations.isEmpty()) {
            throw new IllegalArgumentException("The vehicle type '%s' has no seat configuration.".formatted(id));
        }
    }

    /** With a ramp where it takes wheelchairs, and no dwell of its own. */
    public VehicleType(String id, String name, List<SeatConfiguration> configurations) {
        this(
                id,
                name,
                configurations,
                configurations.stream().anyMatch(room -> room.wheelchairs() > 0),
                VehicleDwell.NONE);
    }

    /** Whether this party can board and fits, with nobody else on board. */
    public boolean admits(Party party) {
        return (ramp || !party.ramp()) && carries(party.seats(), party.wheelchairs(), party.luggage());
    }

    /** Whether these people and things fit at once. */
    public boolean carries(Load load) {
        return carries(load.seats(), load.wheelchairs(), load.luggage());
    }

    /** Whether so many seats, wheelchairs and large pieces fit at once. Allocates nothing. */
    public boolean carries(int seats, int wheelchairs, int luggage) {
        for (int i = 0; i < configurations.size(); i++) {
            SeatConfiguration room = configurations.get(i);
            if (seats <= room.seats() && wheelchairs <= room.wheelchairs() && luggage <= room.luggage()) {
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
