package org.noriai.dispatch.model;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;

/**
 * The same trip on some days of the week: to dialysis every Monday, Wednesday and Friday.
 *
 * @param id stable key
 * @param trip from where to where; the kind of its wish holds, its time says nothing. No return of another ride
 * @param time of the wish, as the clocks of the area show it
 * @param days of the week, at least one; each once and in order, however they were given
 * @param firstDay not before this day
 * @param lastDay not after it; without end if empty
 * @param skippedDays not on these; each once and in order
 */
public record StandingOrder(
        StandingOrderId id,
        RideRequest trip,
        LocalTime time,
        List<DayOfWeek> days,
        LocalDate firstDay,
        Optional<LocalDate> lastDay,
        List<LocalDate> skippedDays) {

    /** Puts the days in order and checks that it can be due at all. */
    public StandingOrder {
        days = days.stream().distinct().sorted().toList();
        skippedDays = skippedDays.stream().distinct().sorted().toList();
        if (days.isEmpty()) {
            throw new IllegalArgumentException("The standing order %s has no day of the week.".formatted(id));
        }
        if (lastDay.isPresent() && lastDay.get().isBefore(firstDay)) {
            throw new IllegalArgumentException(
                    "The standing order %s ends on %s, before it begins on %s.".formatted(id, lastDay.get(), firstDay));
        }
        if (trip.outward().isPresent()) {
            throw new IllegalArgumentException("The standing order %s must not be the return of the ride %s."
                    .formatted(id, trip.outward().get()));
        }
    }

    /** Whose. */
    public RiderId rider() {
        return trip.rider();
    }

    /** Whether it is due on the day. */
    public boolean runsOn(LocalDate day) {
        return !day.isBefore(firstDay)
                && (lastDay.isEmpty() || !day.isAfter(lastDay.get()))
                && days.contains(day.getDayOfWeek())
                && !skippedDays.contains(day);
    }

    /** What is asked for on a day. */
    public RideRequest on(LocalDate day, AreaCalendar calendar) {
        return trip.withWish(trip.wish().at(calendar.seconds(day, time)));
    }

    /** Whether both ask for the same on a day on which both run. */
    public boolean sameTripAs(StandingOrder other) {
        return time.equals(other.time)
                && trip.withWish(trip.wish().at(0))
                        .equals(other.trip.withWish(other.trip.wish().at(0)));
    }

    /** The id of its ride on a day, if that was first made under a revision of the order. */
    public RideId rideOn(LocalDate day, int revision) {
        return new RideId("%s-%s-%d".formatted(id, day.toString().replace("-", ""), revision));
    }
}
