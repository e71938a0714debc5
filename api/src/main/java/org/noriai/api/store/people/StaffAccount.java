package org.noriai.api.store.people;

import java.util.Optional;
import java.util.Set;
import org.noriai.api.security.Principal;
import org.noriai.api.security.Tenant;
import org.noriai.api.v1.Role;

/**
 * Somebody who works for the city.
 *
 * @param tenant the city
 * @param id opaque
 * @param login the name to sign in with
 * @param roles what they may do
 * @param active whether they may sign in
 * @param password its hash; empty as long as the invitation stands
 * @param totpSecret in Base32; empty as long as the invitation stands
 * @param totpStep the last step whose code was used
 * @param failures how often in a row signing in has failed
 * @param lockedUntilSeconds until when nobody may sign in with this name, in seconds since 1970
 */
public record StaffAccount(
        Tenant tenant,
        String id,
        String login,
        Set<Role> roles,
        boolean active,
        Optional<String> password,
        Optional<String> totpSecret,
        long totpStep,
        long failures,
        long lockedUntilSeconds) {

    /** Copies the roles. */
    public StaffAccount {
        roles = Set.copyOf(roles);
    }

    /** Who that is to the service. */
    public Principal.Staff principal() {
        return new Principal.Staff(tenant, id, roles);
    }

    /** Without secrets, which belong in no log. */
    @Override
    public String toString() {
        return "StaffAccount[id=%s, roles=%s]".formatted(id, roles);
    }
}
