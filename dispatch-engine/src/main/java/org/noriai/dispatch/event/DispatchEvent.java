package org.noriai.dispatch.event;

import java.util.List;
import org.noriai.dispatch.model.Access;
import org.noriai.dispatch.model.BreachCause;
import org.noriai.dispatch.model.OfferSetId;
import org.noriai.dispatch.model.Promise;
import org.noriai.dispatch.model.Reason;
import org.noriai.dispatch.model.Ride;
import org.noriai.dispatch.model.RideId;
import org.noriai.dispatch.model.RiderId;
import org.noriai.dispatch.model.RoutePlan;
import org.noriai.dispatch.model.Shift;
import org.noriai.dispatch.model.ShiftId;
import org.noriai.dispatch.model.Stop;
import org.noriai.dispatch.model.Suspension;
import org.noriai.dispatch.model.Vehicle;
import org.noriai.dispatch.model.ZoneKey;

/** What happened. Immutable and for ever: the log keeps these, and the state is what folding them gives. */
public sealed interface DispatchEvent {

    /** When it was decided, in seconds since the area's epoch; never before that of the event before it. */
    int atSeconds();

    /** What is told by {@link BookingEvent}. */
    sealed interface OfBooking extends DispatchEvent permits BookingEvent {}

    /** What is told by {@link StaffEvent}. */
    sealed interface OfStaff extends DispatchEvent permits StaffEvent {}

    /**
     * Vehicles and shifts were added or replaced.
     *
     * @param atSeconds when
     * @param vehicles as they are now
     * @param shifts as they are now
     */
    record FleetChanged(int atSeconds, List<Vehicle> vehicles, List<Shift> shifts) implements DispatchEvent {
        /** Copies the lists. */
        public FleetChanged {
            vehicles = List.copyOf(vehicles);
            shifts = List.copyOf(shifts);
        }
    }

    /**
     * Offers are kept free; {@link PlansReplaced} beside it says where in the plans.
     *
     * @param atSeconds when
     * @param offerSet the set
     * @param rider to whom they were offered
     * @param holder opaque key of where the request came from
     * @param heldUntilSeconds until when
     * @param offers held rides, best first
     */
    record OffersHeld(
            int atSeconds, OfferSetId offerSet, RiderId rider, String holder, int heldUntilSeconds, List<Ride> offers)
            implements DispatchEvent {
        /** Copies the list. */
        public OffersHeld {
            offers = List.copyOf(offers);
        }
    }

    /**
     * Offers are no longer kept free; their stops leave the plans.
     *
     * @param atSeconds when
     * @param offers which
     * @param cause why
     */
    record OffersReleased(int atSeconds, List<RideId> offers, ReleaseCause cause) implements DispatchEvent {
        /** Copies the list. */
        public OffersReleased {
            offers = List.copyOf(offers);
        }
    }

    /** Why an offer was released. */
    enum ReleaseCause {
        /** Its time was over. */
        EXPIRED,
        /** The rider asked anew. */
        SUPERSEDED,
        /** The rider gave it back. */
        DECLINED,
        /** Another of the set was confirmed. */
        ANOTHER_CHOSEN,
        /** The world moved on so that it could not be kept. */
        NOT_KEEPABLE
    }

    /**
     * A held offer became a promise.
     *
     * @param atSeconds when
     * @param ride which
     * @param idempotencyKey the caller's key
     */
    record RideAssigned(int atSeconds, RideId ride, String idempotencyKey) implements DispatchEvent {}

    /**
     * A ride was given up; its stops leave the plan.
     *
     * @param atSeconds when
     * @param ride which
     */
    record RideCancelled(int atSeconds, RideId ride) implements DispatchEvent {}

    /**
     * A promised ride did not take place; its stops leave the plan.
     *
     * @param atSeconds when
     * @param ride which
     * @param cause at whose fault
     */
    record RideMissed(int atSeconds, RideId ride, MissedCause cause) implements DispatchEvent {}

    /** At whose fault a ride was missed. */
    enum MissedCause {
        /** The vehicle was there in time and waited; the rider did not come. */
        RIDER_ABSENT,
        /** The vehicle came after the promised window. */
        VEHICLE_LATE,
        /** A delay left no vehicle that could be there. */
        VEHICLE_DELAYED,
        /** The vehicle broke down, and no other could be there. */
        VEHICLE_LOST,
        /** The driver left early, and no other vehicle could be there. */
        SHIFT_CURTAILED,
        /** The ride's zone is not served. */
        ZONE_SUSPENDED,
        /** A closed street leaves no way. */
        STREETS_CHANGED
    }

    /**
     * A driver began the shift.
     *
     * @param atSeconds when
     * @param shift which
     */
    record ShiftStarted(int atSeconds, ShiftId shift) implements DispatchEvent {}

    /**
     * A driver ended the shift.
     *
     * @param atSeconds when
     * @param shift which
     */
    record ShiftEnded(int atSeconds, ShiftId shift) implements DispatchEvent {}

    /**
     * An idle vehicle should go and wait elsewhere. It is void once its plan is replaced or the shift ended, or if the
     * vehicle has not left in time; {@link StopDeparted} to that place follows it.
     *
     * @param atSeconds when
     * @param shift which
     * @param toPlace where to
     * @param leaveBySeconds by when it leaves if it follows
     */
    record VehicleSent(int atSeconds, ShiftId shift, int toPlace, int leaveBySeconds) implements DispatchEvent {}

    /**
     * The vehicle left for the first stop of its plan, or for where it was sent, and is committed to it.
     *
     * @param atSeconds when it was reported
     * @param shift whose
     * @param toPlace where to
     * @param departedSeconds when it left
     * @param expectedArrivalSeconds when it should be there
     */
    record StopDeparted(int atSeconds, ShiftId shift, int toPlace, int departedSeconds, int expectedArrivalSeconds)
            implements DispatchEvent {}

    /**
     * The vehicle reached the first stop of its plan, or where it was sent.
     *
     * @param atSeconds when it was reported
     * @param shift whose
     * @param place where
     * @param arrivedSeconds when it was there
     */
    record StopArrived(int atSeconds, ShiftId shift, int place, int arrivedSeconds) implements DispatchEvent {}

    /**
     * A party got on or off; the stop leaves the plan.
     *
     * @param atSeconds when it was reported
     * @param shift whose
     * @param stop which
     * @param servedSeconds when boarding or alighting had ended
     */
    record StopServed(int atSeconds, ShiftId shift, Stop stop, int servedSeconds) implements DispatchEvent {}

    /**
     * The driver began the next break of the plan; it leaves the plan.
     *
     * @param atSeconds when it was reported
     * @param shift whose
     * @param startedSeconds when it began
     */
    record BreakStarted(int atSeconds, ShiftId shift, int startedSeconds) implements DispatchEvent {}

    /**
     * The driver's break is over.
     *
     * @param atSeconds when it was reported
     * @param shift whose
     * @param endedSeconds when it ended
     */
    record BreakEnded(int atSeconds, ShiftId shift, int endedSeconds) implements DispatchEvent {}

    /**
     * A zone is not served for a time. What becomes of the rides that it touches is told by events of their own.
     *
     * @param atSeconds when it was decided
     * @param suspension which zone, when and why
     */
    record ZoneSuspended(int atSeconds, Suspension suspension) implements DispatchEvent {}

    /**
     * A zone is served again: all suspensions of it are off.
     *
     * @param atSeconds when it was decided
     * @param zone which
     */
    record ZoneResumed(int atSeconds, ZoneKey zone) implements DispatchEvent {}

    /**
     * A vehicle is later than planned.
     *
     * @param atSeconds when it was reported
     * @param shift whose
     * @param readySeconds when it is where it drives to, or before when it can't go on from where it stands
     * @param reason who says so, and why
     */
    record DelayReported(int atSeconds, ShiftId shift, int readySeconds, Reason reason) implements DispatchEvent {}

    /**
     * A vehicle under way could be turned round at a place.
     *
     * @param atSeconds when it was reported
     * @param shift whose
     * @param place which it passes, or could
     * @param passesSeconds when
     */
    record PassingReported(int atSeconds, ShiftId shift, int place, int passesSeconds) implements DispatchEvent {}

    /**
     * A vehicle broke down: the shift is over. What becomes of its rides is told by events of their own, before and after.
     *
     * @param atSeconds when it was reported
     * @param shift which
     * @param place where the vehicle stands
     * @param reason who says so, and why
     */
    record VehicleLost(int atSeconds, ShiftId shift, int place, Reason reason) implements DispatchEvent {}

    /**
     * Who was on board was set down on the way and waits to be fetched there. The ride's promise stays what it was.
     *
     * @param atSeconds when
     * @param ride whose
     * @param pickup where they wait
     * @param left what is left of the promise: to be there when it was promised, boarding any time before
     */
    record RideStranded(int atSeconds, RideId ride, Access pickup, Promise left) implements DispatchEvent {}

    /**
     * A shift ends earlier than planned.
     *
     * @param atSeconds when it was decided
     * @param shift which
     * @param endSeconds its new end
     * @param reason who says so, and why
     */
    record ShiftCurtailed(int atSeconds, ShiftId shift, int endSeconds, Reason reason) implements DispatchEvent {}

    /**
     * Drives take other times from now on: a street is closed, or open again.
     *
     * @param atSeconds when
     * @param reason who says so, and why
     */
    record StreetsChanged(int atSeconds, Reason reason) implements DispatchEvent {}

    /**
     * The world has made a promise one that can't be kept, or a broken one worse.
     *
     * @param atSeconds when it became known
     * @param ride whose
     * @param cause what broke it this time; the first one is what counts
     * @param lateSeconds by how much the bound missed most will be missed, as far as can be foreseen
     * @param bounds what the software keeps instead, as hard as a promise
     */
    record RidePromiseBroken(int atSeconds, RideId ride, BreachCause cause, int lateSeconds, Promise bounds)
            implements DispatchEvent {}

    /**
     * A promise is kept within narrower bounds, because its zone is not served during a part of it.
     *
     * @param atSeconds when
     * @param ride whose
     * @param bounds within the promise
     */
    record RideTimesNarrowed(int atSeconds, RideId ride, Promise bounds) implements DispatchEvent {}

    /**
     * Plans have other stops or another order.
     *
     * @param atSeconds when
     * @param cause why
     * @param plans as they are now; a ride that moved to another plan is in exactly one of them
     */
    record PlansReplaced(int atSeconds, PlanCause cause, List<RoutePlan> plans) implements DispatchEvent {
        /** Copies the list. */
        public PlansReplaced {
            plans = List.copyOf(plans);
        }
    }

    /** Why plans were replaced. */
    enum PlanCause {
        /** A request was inserted. */
        INSERTION,
        /** A better order was found. */
        IMPROVEMENT,
        /** The world differed from the plan. */
        REPAIR
    }
}
