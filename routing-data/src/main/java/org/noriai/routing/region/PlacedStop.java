package org.noriai.routing.region;

import org.noriai.routing.street.Kerb;

/** A virtual stop to be: its kerb, the name it would have, and what its name could be told apart by. */
record PlacedStop(String id, String name, String crossStreet, Kerb kerb) {

    double latitude() {
        return kerb.latitude();
    }

    double longitude() {
        return kerb.longitude();
    }
}
