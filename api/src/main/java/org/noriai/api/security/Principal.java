package org.noriai.api.security;

import java.util.EnumSet;
import java.util.Set;
import org.noriai.api.v1.Role;
import org.noriai.dispatch.model.RiderId;
import org.noriai.dispatch.model.VehicleId;

/** Who calls, as far as the token tells. */
public sealed interface Principal {

    /** The roles that people who work for a city can have. */
    Set<Role> STAFF_ROLES = Set.copyOf(EnumSet.of(Role.DESK, Role.DISPATCHER, Role.CITY_PLANNER, Role.ADMINISTRATOR));

    /** What this caller is to the service. */
    Set<Role> roles();

    /** Opaque, stable, and of one caller of a tenant only; what logs of who did what name. */
    String actor();

    /** Somebody with a token, which says whose city it is. */
    sealed interface Known extends Principal {

        /** The city. */
        Tenant tenant();
    }

    /** Somebody without a token. */
    record Anybody() implements Principal {

        @Override
        public Set<Role> roles() {
            return Set.of(Role.PUBLIC);
        }

        @Override
        public String actor() {
            return "anybody";
        }
    }

    /**
     * A rider.
     *
     * @param tenant whose
     * @param id the account
     */
    record Rider(Tenant tenant, RiderId id) implements Known {

        @Override
        public Set<Role> roles() {
            return Set.of(Role.RIDER);
        }

        @Override
        public String actor() {
            return "rider:" + id.value();
        }
    }

    /**
     * A vehicle's tablet.
     *
     * @param tenant whose
     * @param vehicle which vehicle's
     * @param role {@code DRIVER} or {@code BUS_DRIVER}
     */
    record Device(Tenant tenant, VehicleId vehicle, Role role) implements Known {

        /** Checks the role. */
        public Device {
            if (role != Role.DRIVER && role != Role.BUS_DRIVER) {
                throw new IllegalArgumentException(
                        "The role %s of a tablet must be DRIVER or BUS_DRIVER.".formatted(role));
            }
        }

        @Override
        public Set<Role> roles() {
            return Set.of(role);
        }

        @Override
        public String actor() {
            return "vehicle:" + vehicle.value();
        }
    }

    /**
     * Somebody who works for the city.
     *
     * @param tenant whose
     * @param id opaque; {@link #OPERATOR} for whoever holds the operator's token file
     * @param roles of {@link #STAFF_ROLES}, at least one
     */
    record Staff(Tenant tenant, String id, Set<Role> roles) implements Known {

        /** The id of whoever holds the operator's token file. */
        public static final String OPERATOR = "operator";

        /** Checks the roles. */
        public Staff {
            if (roles.isEmpty() || !STAFF_ROLES.containsAll(roles)) {
                throw new IllegalArgumentException(
                        "The roles %s of staff must be one or more of %s.".formatted(roles, STAFF_ROLES));
            }
            roles = Set.copyOf(roles);
        }

        @Override
        public String actor() {
            return "staff:" + id;
        }
    }

    /**
     * Another application.
     *
     * @param tenant whose
     * @param id opaque
     */
    record Partner(Tenant tenant, String id) implements Known {

        @Override
        public Set<Role> roles() {
            return Set.of(Role.PARTNER);
        }

        @Override
        public String actor() {
            return "partner:" + id;
        }
    }
}
