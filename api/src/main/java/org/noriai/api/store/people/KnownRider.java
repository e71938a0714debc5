package org.noriai.api.store.people;

import org.noriai.api.v1.RiderProfile;
import org.noriai.dispatch.model.RiderId;

/**
 * A rider and what is known of them.
 *
 * @param id opaque
 * @param profile personal
 */
public record KnownRider(RiderId id, RiderProfile profile) {

    /** Without the profile, which belongs in no log. */
    @Override
    public String toString() {
        return "KnownRider[id=%s]".formatted(id);
    }
}
