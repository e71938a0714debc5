package org.noriai.dispatch.drawn;

import java.util.OptionalInt;
import org.noriai.dispatch.model.Access;
import org.noriai.dispatch.model.OfferSetId;
import org.noriai.dispatch.model.Party;
import org.noriai.dispatch.model.Promise;
import org.noriai.dispatch.model.Ride;
import org.noriai.dispatch.model.RideId;
import org.noriai.dispatch.model.RideRequest;
import org.noriai.dispatch.model.RiderId;
import org.noriai.dispatch.model.ShiftId;
import org.noriai.dispatch.model.TravelWish;

/**
 * A ride to build a fleet with.
 *
 * @param boardedSeconds when it got on, if it is on board
 */
public record RideSpec(
        String name,
        Party party,
        int pickupPlace,
        int dropoffPlace,
        int pickupDwellSeconds,
        int dropoffDwellSeconds,
        int directSeconds,
        Promise promise,
        boolean held,
        OptionalInt boardedSeconds) {

    public RideId id() {
        return new RideId(name);
    }

    Ride heldRide(ShiftId shift) {
        RideRequest request = new RideRequest(
                new RiderId("rider-" + name),
                party,
                java.util.List.of(new Access(pickupPlace, 0, 0)),
                java.util.List.of(new Access(dropoffPlace, 0, 0)),
                new TravelWish.DepartAfter(promise.pickup().startSeconds()),
                pickupDwellSeconds,
                dropoffDwellSeconds);
        return Ride.held(
                id(),
                new OfferSetId("set-" + name),
                request,
                request.pickups().getFirst(),
                request.dropoffs().getFirst(),
                directSeconds,
                promise,
                shift);
    }
}
