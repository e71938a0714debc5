package org.noriai.dispatch.simulation;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.noriai.dispatch.model.RejectionReason;

/**
 * The figures by which a service day is judged. Defined here once, and shown everywhere alike. Empty where nothing
 * happened that they could be taken of. A ride is a party's trip, however many people it is; a share is from 0 to 1.
 *
 * @param ridesPerVehicleHour rides completed in an hour of a vehicle's shift: the one that matters most
 * @param vehicleHours the shifts' length in all
 * @param requests people who asked for a ride, each counted once
 * @param accepted those who booked one
 * @param acceptedShare of the requests
 * @param acceptedAfterCounterOffer booked at a time that the service named when it refused the first
 * @param refused by reason, of those who did not book in the end
 * @param declined no offer suited the rider
 * @param offersLost the offer could not be kept any more when the rider took it, again and again
 * @param cancelled booked, and cancelled by the rider
 * @param ridersAbsent booked, the vehicle came, the rider did not
 * @param completed rides that reached their destination
 * @param promisesKept of rides completed or missed, at whose fault ever: pickup window, latest dropoff and longest ride
 * @param promisesBroken of them, those of which one was not kept
 * @param promisesBrokenByCause why
 * @param waitSecondsP50 from when the rider could be at the pickup, as the wish that was booked says, until boarding
 *     begins; median, without those who named an arrival
 * @param waitSecondsP90 the same, which 90 % do not exceed
 * @param detourFactor time on board over time of the direct drive, of all completed rides together
 * @param drivenSeconds driving time in all, the way home included
 * @param emptyShareOfDrivenSeconds with nobody on board
 * @param sharedShareOfDrivenSeconds with two or more parties on board
 * @param distance the same in kilometres, where distances are known
 * @param onTimeAtPickupShare boarding began within the promised window, of rides picked up or missed
 * @param onTimeAtAppointmentShare at the destination, the last walk included, by the time that the rider named
 * @param telephoneShare booked by telephone, of the accepted
 * @param wheelchair riders in wheelchairs against all
 */
public record FiguresOfMerit(
        double ridesPerVehicleHour,
        double vehicleHours,
        int requests,
        int accepted,
        OptionalDouble acceptedShare,
        int acceptedAfterCounterOffer,
        Map<RejectionReason, Integer> refused,
        int declined,
        int offersLost,
        int cancelled,
        int ridersAbsent,
        int completed,
        int promisesKept,
        int promisesBroken,
        Map<LatenessCause, Integer> promisesBrokenByCause,
        OptionalInt waitSecondsP50,
        OptionalInt waitSecondsP90,
        OptionalDouble detourFactor,
        long drivenSeconds,
        OptionalDouble emptyShareOfDrivenSeconds,
        OptionalDouble sharedShareOfDrivenSeconds,
        Optional<Distance> distance,
        OptionalDouble onTimeAtPickupShare,
        OptionalDouble onTimeAtAppointmentShare,
        OptionalDouble telephoneShare,
        Gap wheelchair) {

    /**
     * How far was driven, the way home included.
     *
     * @param drivenKilometers in all
     * @param emptyKilometers with nobody on board
     * @param sharedShareOfKilometers with two or more parties on board
     */
    public record Distance(double drivenKilometers, double emptyKilometers, OptionalDouble sharedShareOfKilometers) {}

    /**
     * How a group of riders fares against all riders. A gap is the group's figure less that of all.
     *
     * @param requests of the group
     * @param acceptedShareGap in the share accepted; below 0 the group is served worse
     * @param waitSecondsP50Gap in the median wait; above 0 the group waits longer
     * @param waitSecondsP90Gap in the wait that 90 % do not exceed
     */
    public record Gap(
            int requests,
            OptionalDouble acceptedShareGap,
            OptionalInt waitSecondsP50Gap,
            OptionalInt waitSecondsP90Gap) {}

    /** Promises that the software broke. Must be 0. */
    public int promisesBrokenBySoftware() {
        return promisesBrokenByCause.getOrDefault(LatenessCause.SOFTWARE, 0);
    }
}
