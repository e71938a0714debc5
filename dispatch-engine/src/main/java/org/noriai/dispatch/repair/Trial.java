package org.noriai.dispatch.repair;

import java.util.List;
import java.util.Map;
import org.noriai.dispatch.model.Promise;
import org.noriai.dispatch.model.RideId;
import org.noriai.dispatch.state.FleetState;

/**
 * One way to repair plans.
 *
 * @param state as it would be; rides that are missed or released are in no plan
 * @param placed by which bounds each ride was placed
 * @param missed promised rides that found no place
 * @param released offers that found no place
 * @param late by how much each ride misses what stood of its promise, and when it takes place then
 * @param harm what that does to people
 */
record Trial(
        FleetState state,
        Map<RideId, Promise> placed,
        List<RideId> missed,
        List<RideId> released,
        Map<RideId, RideTimes> late,
        Harm harm) {}
