package org.noriai.api.security;

import io.grpc.Context;
import org.noriai.dispatch.model.RiderId;
import org.noriai.dispatch.model.VehicleId;

/**
 * The caller of the call that this thread works on. {@link AccessInterceptor} puts it there, so every method that is
 * reached has one, of the kind that its audience says.
 *
 * @param principal who
 * @param holder opaque key of the address that the call comes from
 */
public record Caller(Principal principal, String holder) {

    static final Context.Key<Caller> KEY = Context.key("noriai-caller");

    /**
     * The present call's.
     *
     * @throws IllegalStateException outside a call
     */
    public static Caller current() {
        Caller caller = KEY.get();
        if (caller == null) {
            throw new IllegalStateException("This thread works on no call, so there is no caller.");
        }
        return caller;
    }

    /**
     * The rider that calls.
     *
     * @throws IllegalStateException if it is not a rider; the audience of the method should have kept it out
     */
    public RiderId rider() {
        if (principal instanceof Principal.Rider rider) {
            return rider.id();
        }
        throw new IllegalStateException("A method for riders was reached by %s."
                .formatted(principal.getClass().getSimpleName()));
    }

    /**
     * The vehicle whose tablet calls.
     *
     * @throws IllegalStateException if it is not a tablet; the audience of the method should have kept it out
     */
    public VehicleId vehicle() {
        if (principal instanceof Principal.Device device) {
            return device.vehicle();
        }
        throw new IllegalStateException("A method for tablets was reached by %s."
                .formatted(principal.getClass().getSimpleName()));
    }

    /**
     * Does something as a rider who asked this caller to: the same checks hold as if the rider had called. What is held is
     * counted for this caller.
     */
    public void onBehalfOf(RiderId rider, Runnable work) {
        if (!(principal instanceof Principal.Known known)) {
            throw new IllegalStateException("Nobody acts for others without a token.");
        }
        Caller acting = new Caller(new Principal.Rider(known.tenant(), rider), known.actor());
        Context.current().withValue(KEY, acting).run(work);
    }

    /**
     * Who of the city's staff calls.
     *
     * @throws IllegalStateException if it is none of them; the audience of the method should have kept it out
     */
    public Principal.Staff staff() {
        if (principal instanceof Principal.Staff staff) {
            return staff;
        }
        throw new IllegalStateException("A method for staff was reached by %s."
                .formatted(principal.getClass().getSimpleName()));
    }
}
