package org.noriai.benchmarks.crash;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.noriai.api.clock.AreaTime;
import org.noriai.api.store.PlaceNames;
import org.noriai.api.store.SqliteStore;
import org.noriai.api.v1.Ride;
import org.noriai.benchmarks.client.EngineTime;
import org.noriai.benchmarks.process.ServiceSettings;
import org.noriai.dispatch.model.Promise;
import org.noriai.dispatch.model.RideId;
import org.noriai.dispatch.state.FleetState;
import org.noriai.routing.area.VirtualStop;
import org.noriai.routing.region.RegionBundle;

/**
 * Reads a store while no service uses it: its events fold to a state whose invariants hold, capacity among them, and what
 * was acknowledged is in it with the promise that was told. Immutable.
 */
final class StoreJudge {
    private final String area;
    private final PlaceNames places;

    private StoreJudge(String area, PlaceNames places) {
        this.area = area;
        this.places = places;
    }

    static StoreJudge of(ServiceSettings settings) throws IOException {
        try (RegionBundle region = RegionBundle.open(settings.region())) {
            return new StoreJudge(
                    region.serviceArea().name(),
                    new PlaceNames(region.serviceArea().stops().stream()
                            .map(VirtualStop::id)
                            .toList()));
        }
    }

    SqliteStore open(Path data) {
        return SqliteStore.open(data, area, places);
    }

    /** What does not hold. */
    List<String> judge(Path data, List<Ride> acknowledged) {
        List<String> faults = new ArrayList<>();
        try (SqliteStore store = open(data)) {
            FleetState[] state = {FleetState.empty()};
            store.eventLog().replay(event -> state[0] = state[0].apply(event));
            state[0].checkInvariants();
            FleetState kept = store.snapshot();
            if (kept.version() > state[0].version()) {
                faults.add("A snapshot has %d events, the log %d.".formatted(kept.version(), state[0].version()));
            }
            for (Ride ride : acknowledged) {
                Optional<Promise> promise =
                        state[0].findRide(new RideId(ride.getRideId())).map(org.noriai.dispatch.model.Ride::promise);
                int latest = AreaTime.toSeconds(EngineTime.instant(ride.getPromisedLatestArrival()));
                if (promise.isEmpty() || promise.get().latestDropoffSeconds() != latest) {
                    faults.add("The store has for the acknowledged ride %s the promise %s."
                            .formatted(ride.getRideId(), promise));
                }
                if (store.rides().find(new RideId(ride.getRideId())).isEmpty()) {
                    faults.add("The store has no row of the acknowledged ride %s.".formatted(ride.getRideId()));
                }
            }
        } catch (RuntimeException broken) {
            faults.add("The store can't be read or does not hold: " + broken.getMessage());
        }
        return faults;
    }
}
