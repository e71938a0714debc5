package org.noriai.dispatch.command;

import java.util.List;
import java.util.Optional;
import org.noriai.dispatch.model.OfferSetId;
import org.noriai.dispatch.model.PlannedBreak;
import org.noriai.dispatch.model.Reason;
import org.noriai.dispatch.model.RideId;
import org.noriai.dispatch.model.RideRequest;
import org.noriai.dispatch.model.RiderId;
import org.noriai.dispatch.model.RoutePlan;
import org.noriai.dispatch.model.Shift;
import org.noriai.dispatch.model.ShiftId;
import org.noriai.dispatch.model.Stop;
import org.noriai.dispatch.model.Suspension;
import org.noriai.dispatch.model.Vehicle;
import org.noriai.dispatch.model.VehicleId;
import org.noriai.dispatch.model.ZoneKey;
import org.noriai.dispatch.spi.TravelTimes;

/** What can be asked of the engine. Each carries the time at which it was asked: the engine has no clock. */
public sealed interface DispatchCommand {

    /** When, in seconds since the area's epoch. */
    int atSeconds();

    /** What is asked by {@link BookingCommand}. */
    sealed interface OfBooking extends DispatchCommand permits BookingCommand {}

    /** What is asked by {@link StaffCommand}. */
    sealed interface OfStaff extends DispatchCommand permits StaffCommand {}

    /**
     * Adds or replaces vehicles and shifts, by id. A shift that has begun is not moved.
     *
     * @param atSeconds now
     * @param vehicles to add or replace
     * @param shifts to add or replace
     */
    record ChangeFleet(int atSeconds, List<Vehicle> vehicles, List<Shift> shifts) implements DispatchCommand {
        /** Copies the lists. */
        public ChangeFleet {
            vehicles = List.copyOf(vehicles);
            shifts = List.copyOf(shifts);
        }
    }

    /**
     * Asks for offers and holds them. A set that the rider already holds is released.
     *
     * @param atSeconds now
     * @param offerSet a new id; the offers' ids follow from it
     * @param request what is wanted
     * @param holder from where the request came, as an opaque key that bounds how much one place can hold
     * @param heldUntilSeconds until when the offers are held
     */
    record RequestOffers(int atSeconds, OfferSetId offerSet, RideRequest request, String holder, int heldUntilSeconds)
            implements DispatchCommand {}

    /**
     * Makes a held offer a promise.
     *
     * @param atSeconds now
     * @param offer which
     * @param rider who asks; must be the one it was offered to
     * @param idempotencyKey the caller's key; the same again gives the same answer
     */
    record ConfirmOffer(int atSeconds, RideId offer, RiderId rider, String idempotencyKey) implements DispatchCommand {}

    /**
     * Gives up a confirmed ride before boarding, or a return that was not called for yet.
     *
     * @param atSeconds now
     * @param ride which
     * @param rider who asks; must be the one it was promised to
     * @param withReturns whether its returns, promised or open, are given up too; otherwise they stand, and the outcome
     *     names them
     */
    record CancelRide(int atSeconds, RideId ride, RiderId rider, boolean withReturns) implements DispatchCommand {
        /** This ride only. */
        public CancelRide(int atSeconds, RideId ride, RiderId rider) {
            this(atSeconds, ride, rider, false);
        }
    }

    /**
     * Gives back the offers that a rider holds, if any.
     *
     * @param atSeconds now
     * @param rider whose
     */
    record ReleaseOffers(int atSeconds, RiderId rider) implements DispatchCommand {}

    /**
     * Lets lapse what is over: offers, proposals that nobody answered, open returns whose day has ended.
     *
     * @param atSeconds now
     */
    record ExpireOffers(int atSeconds) implements DispatchCommand {}

    /**
     * Begins the shift of a vehicle whose window contains now.
     *
     * @param atSeconds now
     * @param vehicle whose
     */
    record StartShift(int atSeconds, VehicleId vehicle) implements DispatchCommand {}

    /**
     * Ends the vehicle's running shift.
     *
     * @param atSeconds now
     * @param vehicle whose
     */
    record EndShift(int atSeconds, VehicleId vehicle) implements DispatchCommand {}

    /**
     * What happened to a vehicle at or on its way to a stop.
     *
     * @param atSeconds now
     * @param vehicle whose
     * @param kind what
     * @param ride for whom, where it concerns one ride
     * @param place where to or where, for departures and arrivals
     * @param happenedSeconds when it happened, not after {@code atSeconds}
     */
    record ReportStopEvent(
            int atSeconds,
            VehicleId vehicle,
            StopEventKind kind,
            Optional<RideId> ride,
            Optional<Integer> place,
            int happenedSeconds)
            implements DispatchCommand {}

    /** What can happen at a stop. */
    enum StopEventKind {
        /** Left for the next halt. */
        DEPARTED,
        /** Reached it. */
        ARRIVED,
        /** The party is on board. */
        PICKED_UP,
        /** The party is off. */
        DROPPED_OFF,
        /** The rider did not come. A return of the ride stands all the same, and the outcome names it. */
        NO_SHOW,
        /** The driver begins the next break of the plan. */
        BREAK_STARTED,
        /** The break is over. */
        BREAK_ENDED
    }

    /**
     * Proposes where idle vehicles should go and wait. Each proposal is checked by itself; one that no longer fits what
     * its vehicle has promised is passed over.
     *
     * @param atSeconds now
     * @param sendings the proposals
     */
    record SendIdleVehicles(int atSeconds, List<Sending> sendings) implements DispatchCommand {
        /** Copies the list. */
        public SendIdleVehicles {
            sendings = List.copyOf(sendings);
        }
    }

    /**
     * One idle vehicle to go and wait elsewhere.
     *
     * @param shift which
     * @param toPlace where to
     */
    record Sending(ShiftId shift, int toPlace) {}

    /**
     * Says that a vehicle is later, or less late, than planned.
     *
     * @param atSeconds now
     * @param vehicle whose
     * @param readySeconds under way: when it will be where it drives to; otherwise before when it can't go on
     * @param reason who says so, and why
     */
    record ReportDelay(int atSeconds, VehicleId vehicle, int readySeconds, Reason reason) implements DispatchCommand {}

    /**
     * Says where a vehicle under way could be turned round; without effect where the operating rules let none.
     *
     * @param atSeconds now
     * @param vehicle whose
     * @param place which it passes, or could
     * @param passesSeconds when
     */
    record ReportPassing(int atSeconds, VehicleId vehicle, int place, int passesSeconds) implements DispatchCommand {}

    /**
     * Takes a vehicle that has broken down out of service; who is on board is set down where it stands.
     *
     * @param atSeconds now
     * @param vehicle which
     * @param place where it stands
     * @param outUntilSeconds its shifts that begin before this are over too; now, if only the present one is
     * @param reason who says so, and why
     */
    record LoseVehicle(int atSeconds, VehicleId vehicle, int place, int outUntilSeconds, Reason reason)
            implements DispatchCommand {}

    /**
     * Ends a shift earlier than planned.
     *
     * @param atSeconds now
     * @param shift which
     * @param endSeconds its new end
     * @param reason who says so, and why
     */
    record CurtailShift(int atSeconds, ShiftId shift, int endSeconds, Reason reason) implements DispatchCommand {}

    /**
     * Stops service in a zone for a time. Who is on board is still brought there.
     *
     * @param atSeconds now
     * @param suspension which zone, when and why
     */
    record SuspendZone(int atSeconds, Suspension suspension) implements DispatchCommand {}

    /**
     * Serves a zone again.
     *
     * @param atSeconds now
     * @param zone which
     */
    record ResumeZone(int atSeconds, ZoneKey zone) implements DispatchCommand {}

    /**
     * Drives by other times from now on, because a street is closed or open again.
     *
     * @param atSeconds now
     * @param times between the same places
     * @param reason who says so, and why
     */
    record ChangeStreets(int atSeconds, TravelTimes times, Reason reason) implements DispatchCommand {}

    /**
     * Proposes other stop orders for some plans, all or none.
     *
     * @param atSeconds now
     * @param improver who found them, for the counting
     * @param plans the proposals
     */
    record AdoptPlans(int atSeconds, String improver, List<Proposal> plans) implements DispatchCommand {
        /** Copies the list. */
        public AdoptPlans {
            plans = List.copyOf(plans);
        }
    }

    /**
     * Another stop order for one plan.
     *
     * @param basis the plan that it was made from; refused if the shift has another version by now
     * @param stops the proposed order
     * @param breaks where between these stops the breaks of the basis are taken
     */
    record Proposal(RoutePlan basis, List<Stop> stops, List<PlannedBreak> breaks) {
        /** Copies the lists. */
        public Proposal {
            stops = List.copyOf(stops);
            breaks = List.copyOf(breaks);
        }

        /** With each break before the first of its stops that is still there. */
        public Proposal(RoutePlan basis, List<Stop> stops) {
            this(basis, stops, basis.next(stops).breaks());
        }
    }
}
