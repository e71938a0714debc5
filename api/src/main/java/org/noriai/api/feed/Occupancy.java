package org.noriai.api.feed;

import com.google.transit.realtime.GtfsRealtime.VehiclePosition.OccupancyStatus;
import org.noriai.dispatch.model.Load;
import org.noriai.dispatch.model.SeatConfiguration;
import org.noriai.dispatch.model.VehicleType;

/**
 * How full a vehicle is.
 *
 * @param status in words
 * @param percentage people on board of all that its room, arranged for them, can carry
 */
record Occupancy(OccupancyStatus status, int percentage) {

    private static final Load ONE_MORE = new Load(1, 0, 0);
    private static final Load ONE_MORE_IN_A_WHEELCHAIR = new Load(0, 1, 0);
    private static final int MANY_SEATS_PERCENTAGE_MAX = 50;

    static Occupancy of(VehicleType type, Load aboard) {
        int capacity = 0;
        for (SeatConfiguration configuration : type.configurations()) {
            if (configuration.carries(aboard)) {
                capacity = Math.max(capacity, configuration.seats() + configuration.wheelchairs());
            }
        }
        int percentage = capacity == 0 ? 100 : 100 * aboard.people() / capacity;
        return new Occupancy(status(type, aboard, percentage), percentage);
    }

    private static OccupancyStatus status(VehicleType type, Load aboard, int percentage) {
        if (aboard.people() == 0) {
            return OccupancyStatus.EMPTY;
        }
        if (!type.carries(aboard.plus(ONE_MORE)) && !type.carries(aboard.plus(ONE_MORE_IN_A_WHEELCHAIR))) {
            return OccupancyStatus.FULL;
        }
        return percentage <= MANY_SEATS_PERCENTAGE_MAX
                ? OccupancyStatus.MANY_SEATS_AVAILABLE
                : OccupancyStatus.FEW_SEATS_AVAILABLE;
    }
}
