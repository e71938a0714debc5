package org.noriai.dispatch.command;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.noriai.dispatch.model.BreachCause;
import org.noriai.dispatch.model.OpenReturn;
import org.noriai.dispatch.model.PromiseProposal;
import org.noriai.dispatch.model.RejectionReason;
import org.noriai.dispatch.model.Ride;
import org.noriai.dispatch.model.RideEffect;
import org.noriai.dispatch.model.RideId;
import org.noriai.dispatch.model.Shift;
import org.noriai.dispatch.model.StandingOrder;
import org.noriai.dispatch.model.StandingOrderId;

/** What became of a command. Nobody hears it before its events are durable. */
public sealed interface DispatchOutcome {

    /** What only a {@link BookingCommand}, or giving up an open return, leads to. */
    sealed interface OfBooking extends DispatchOutcome {}

    /** Done, or already so; nothing more to say. */
    record Done() implements DispatchOutcome {}

    /**
     * Offers are held.
     *
     * @param offers best first; each a held ride
     * @param estimatedArrivals the present prediction of each dropoff, in seconds since the area's epoch
     * @param heldUntilSeconds until when
     */
    record Offered(List<Ride> offers, List<Integer> estimatedArrivals, int heldUntilSeconds)
            implements DispatchOutcome {
        /** Copies the lists. */
        public Offered {
            offers = List.copyOf(offers);
            estimatedArrivals = List.copyOf(estimatedArrivals);
        }
    }

    /**
     * There is no offer, or the one asked for can't be confirmed.
     *
     * @param reason the binding one
     * @param nearestBeforeSeconds the latest wish before the one asked that would do now, of the same kind
     * @param nearestAfterSeconds the earliest after it
     */
    record Refused(RejectionReason reason, OptionalInt nearestBeforeSeconds, OptionalInt nearestAfterSeconds)
            implements DispatchOutcome {}

    /**
     * The ride is as asked: confirmed, cancelled, missed, promised otherwise, or was so already.
     *
     * @param ride as it is now
     * @param returns returns of a ride that was cancelled or missed which stand all the same, promised or open; whoever
     *     does not want them gives them up by themselves
     */
    record RideChanged(Ride ride, List<RideId> returns) implements DispatchOutcome {
        /** Copies the list. */
        public RideChanged {
            returns = List.copyOf(returns);
        }

        /** With no return to tell of. */
        public RideChanged(Ride ride) {
            this(ride, List.of());
        }
    }

    /**
     * The open return is as asked: registered, given up, or was so already.
     *
     * @param openReturn as it is now
     */
    record ReturnChanged(OpenReturn openReturn) implements OfBooking {}

    /**
     * The standing order is as asked: placed, replaced, ended, or was so already.
     *
     * @param order as it is now
     * @param ended whether it makes no more rides
     * @param cancelled its rides that were given up by that
     */
    record StandingOrderChanged(StandingOrder order, boolean ended, List<RideId> cancelled) implements OfBooking {
        /** Copies the list. */
        public StandingOrderChanged {
            cancelled = List.copyOf(cancelled);
        }
    }

    /**
     * Standing orders were extended.
     *
     * @param promised rides that were made
     * @param refused days on which there is none for now
     * @param next where to go on, if not all orders were looked at
     */
    record StandingOrdersExtended(int promised, int refused, Optional<StandingOrderId> next) implements OfBooking {}

    /**
     * The rider is asked.
     *
     * @param proposal what about
     */
    record ProposalMade(PromiseProposal proposal) implements OfBooking {}

    /**
     * The shift is as asked.
     *
     * @param shift which
     */
    record ShiftChanged(Shift shift) implements DispatchOutcome {}

    /**
     * The world is as reported, and the plans are repaired as well as can be.
     *
     * @param moved promised rides that another vehicle carries now
     * @param breaches promises that can't be kept any more, or get worse, with the least harm that was found
     * @param released offers that gave way
     */
    record Repaired(List<RideId> moved, List<Breach> breaches, List<RideId> released) implements DispatchOutcome {

        /** Nothing had to be repaired. */
        public static final Repaired NOTHING = new Repaired(List.of(), List.of(), List.of());

        /** Copies the lists. */
        public Repaired {
            moved = List.copyOf(moved);
            breaches = List.copyOf(breaches);
            released = List.copyOf(released);
        }
    }

    /**
     * An instruction was followed, or this is what it would do.
     *
     * @param followed whether it was followed; otherwise nothing was changed
     * @param effects what it does, or would do, to rides
     * @param outcomes of its commands, in order
     */
    record Instructed(boolean followed, List<RideEffect> effects, List<DispatchOutcome> outcomes)
            implements DispatchOutcome {
        /** Copies the lists. */
        public Instructed {
            effects = List.copyOf(effects);
            outcomes = List.copyOf(outcomes);
        }
    }

    /** A promise that the world has broken. */
    sealed interface Breach {

        /** Whose. */
        RideId ride();

        /** Why. */
        BreachCause cause();

        /**
         * The ride takes place, late.
         *
         * @param ride whose
         * @param cause why
         * @param lateSeconds by how much the bound missed most will be missed
         */
        record Late(RideId ride, BreachCause cause, int lateSeconds) implements Breach {}

        /**
         * No vehicle can come; the ride is over.
         *
         * @param ride whose
         * @param cause why
         */
        record Missed(RideId ride, BreachCause cause) implements Breach {}
    }

    /**
     * The command does not fit the state; nothing was changed.
     *
     * @param problem which kind
     * @param field the command's field that does not fit
     * @param value its value
     * @param message a sentence that says why
     */
    record Rejected(Problem problem, String field, String value, String message) implements DispatchOutcome {}

    /** Kinds of misfit. */
    enum Problem {
        /** There is no such thing, or it is not the caller's. */
        NOT_FOUND,
        /** The offer's time is over. */
        OFFER_EXPIRED,
        /** The offer was confirmed before, with another key. */
        ALREADY_CONFIRMED,
        /** The key was used before, for another offer. */
        KEY_REUSED,
        /** Too many offers are held from there. */
        TOO_MANY_HELD,
        /** Not possible as things stand. */
        CONFLICT,
        /** Made from a plan that has changed since. */
        STALE,
        /** Would break a promise or a rule. */
        INFEASIBLE,
        /** No better than what is there. */
        NOT_BETTER
    }
}
