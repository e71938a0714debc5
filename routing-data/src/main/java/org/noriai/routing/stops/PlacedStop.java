package org.noriai.routing.stops;

import org.noriai.routing.kerb.Kerb;

/** A virtual stop to be: its kerb, the name it would have, and what its name could be told apart by. */
public record PlacedStop(String id, String name, String crossStreet, Kerb kerb) {

    /** Of its kerb, in degrees. */
    public double latitude() {
        return kerb.latitude();
    }

    /** Of its kerb, in degrees. */
    public double longitude() {
        return kerb.longitude();
    }
}
