package org.noriai.api.store.people;

import org.noriai.dispatch.model.RiderId;

/**
 * A new account and its token, which is told once and not kept.
 *
 * @param id opaque
 * @param token secret
 */
public record RegisteredRider(RiderId id, String token) {

    /** Without the token, which belongs in no log. */
    @Override
    public String toString() {
        return "RegisteredRider[id=%s]".formatted(id);
    }
}
