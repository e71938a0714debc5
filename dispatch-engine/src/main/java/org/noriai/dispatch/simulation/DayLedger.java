package org.noriai.dispatch.simulation;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.noriai.dispatch.command.DispatchOutcome.Breach;
import org.noriai.dispatch.command.DispatchOutcome.Repaired;
import org.noriai.dispatch.model.Promise;
import org.noriai.dispatch.model.RejectionReason;
import org.noriai.dispatch.model.Ride;
import org.noriai.dispatch.model.RideId;
import org.noriai.dispatch.model.TravelWish.ArriveBy;
import org.noriai.dispatch.model.TravelWish.DepartAfter;
import org.noriai.dispatch.simulation.FiguresOfMerit.Distance;
import org.noriai.dispatch.simulation.FiguresOfMerit.Gap;
import org.noriai.dispatch.simulation.Wish.Channel;

/** Writes down what became of everybody and makes the figures of it. Confined to one thread. */
final class DayLedger {

    private final Optional<PlaceMeters> placeMeters;
    private final Group all = new Group();
    private final Group wheelchair = new Group();
    private final Map<RejectionReason, Integer> refused = new EnumMap<>(RejectionReason.class);
    private final Map<RideId, Wish> booked = new HashMap<>();
    private final Map<RideId, LatenessCause> broken = new HashMap<>();
    private final Share onTimeAtPickup = new Share();
    private final Share onTimeAtAppointment = new Share();
    private int byTelephone;
    private int afterCounterOffer;
    private int declined;
    private int lost;
    private int cancelled;
    private int absent;
    private int abandoned;
    private int completed;
    private long aboardSeconds;
    private long directSeconds;
    private final Driven seconds = new Driven();
    private final Driven meters = new Driven();

    DayLedger(Optional<PlaceMeters> placeMeters) {
        this.placeMeters = placeMeters;
    }

    void asked(Wish wish) {
        all.requests++;
        wheelchair.requests += wish.wheelchair() ? 1 : 0;
    }

    void refused(Wish wish, RejectionReason reason) {
        refused.merge(reason, 1, Integer::sum);
    }

    void declined(Wish wish) {
        declined++;
    }

    void lost(Wish wish) {
        lost++;
    }

    void accepted(Wish wish, Ride ride, boolean counterOffer) {
        booked.put(ride.id(), wish);
        all.accepted++;
        wheelchair.accepted += wish.wheelchair() ? 1 : 0;
        byTelephone += wish.channel() == Channel.TELEPHONE ? 1 : 0;
        afterCounterOffer += counterOffer ? 1 : 0;
    }

    void cancelled(RideId ride) {
        booked.remove(ride);
        cancelled++;
    }

    /** The vehicle was there at {@code arrivedSeconds}, the rider was not. */
    void missed(Ride ride, int arrivedSeconds, LatenessCause cause) {
        absent++;
        boolean inTime = arrivedSeconds <= ride.promise().pickup().endSeconds();
        onTimeAtPickup.add(inTime);
        keep(ride, inTime, cause);
    }

    /** Boarding, which has ended, began at {@code beganSeconds}. */
    void pickedUp(Ride ride, int beganSeconds, LatenessCause cause) {
        boolean inTime = ride.promise().pickup().contains(beganSeconds);
        onTimeAtPickup.add(inTime);
        keep(ride, inTime, cause);
        Wish wish = wish(ride);
        if (wish.wish() instanceof DepartAfter depart) {
            int waited = beganSeconds - depart.earliestSeconds() - ride.pickup().walkSeconds();
            all.waits.add(waited);
            if (wish.wheelchair()) {
                wheelchair.waits.add(waited);
            }
        }
    }

    /** Alighting, which has ended, began at {@code beganSeconds}. */
    void droppedOff(Ride ride, int beganSeconds, LatenessCause cause) {
        droppedOff(ride, ride.promise(), beganSeconds, cause);
    }

    /** The same against what was left of the promise when the rider was set down on the way. */
    void droppedOff(Ride ride, Promise promise, int beganSeconds, LatenessCause cause) {
        completed++;
        int aboard = beganSeconds - ride.boardedSeconds().orElseThrow();
        keep(ride, beganSeconds <= promise.latestDropoffSeconds() && aboard <= promise.rideSecondsMax(), cause);
        aboardSeconds += aboard;
        directSeconds += ride.directSeconds();
        if (wish(ride).wish() instanceof ArriveBy arrive) {
            onTimeAtAppointment.add(beganSeconds + ride.dropoff().walkSeconds() <= arrive.latestSeconds());
        }
    }

    /** Rides that no vehicle can serve any more. */
    void repaired(Repaired repair) {
        for (Breach breach : repair.breaches()) {
            switch (breach) {
                case Breach.Late ignored -> {}
                case Breach.Missed missed -> {
                    abandoned++;
                    broken.putIfAbsent(missed.ride(), LatenessCause.of(missed.cause()));
                }
            }
        }
    }

    void drive(int fromPlace, int toPlace, int drivenSeconds, int partiesAboard) {
        seconds.add(drivenSeconds, partiesAboard);
        placeMeters.ifPresent(known -> meters.add(known.meters(fromPlace, toPlace), partiesAboard));
    }

    private Wish wish(Ride ride) {
        Wish wish = booked.get(ride.id());
        if (wish == null) {
            throw new IllegalStateException("Nobody booked the ride %s.".formatted(ride.id()));
        }
        return wish;
    }

    private void keep(Ride ride, boolean kept, LatenessCause cause) {
        if (!kept) {
            broken.putIfAbsent(ride.id(), cause);
        }
    }

    FiguresOfMerit figures(double vehicleHours) {
        Map<LatenessCause, Integer> causes = new EnumMap<>(LatenessCause.class);
        broken.values().forEach(cause -> causes.merge(cause, 1, Integer::sum));
        Optional<Distance> distance = placeMeters.map(
                known -> new Distance(meters.all / 1000.0, meters.empty / 1000.0, share(meters.shared, meters.all)));
        return new FiguresOfMerit(
                completed / vehicleHours,
                vehicleHours,
                all.requests,
                all.accepted,
                share(all.accepted, all.requests),
                afterCounterOffer,
                Collections.unmodifiableMap(refused),
                declined,
                lost,
                cancelled,
                absent,
                completed,
                completed + absent + abandoned - broken.size(),
                broken.size(),
                Collections.unmodifiableMap(causes),
                all.waits.percentile(50),
                all.waits.percentile(90),
                share(aboardSeconds, directSeconds),
                seconds.all,
                share(seconds.empty, seconds.all),
                share(seconds.shared, seconds.all),
                distance,
                onTimeAtPickup.value(),
                onTimeAtAppointment.value(),
                share(byTelephone, all.accepted),
                wheelchair.against(all));
    }

    private static OptionalDouble share(long part, long whole) {
        return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part / whole);
    }

    /** Requests of a group of riders and how they fared. */
    private static final class Group {

        private int requests;
        private int accepted;
        private final Waits waits = new Waits();

        Gap against(Group other) {
            OptionalDouble mine = share(accepted, requests);
            OptionalDouble theirs = share(other.accepted, other.requests);
            OptionalDouble gap = mine.isPresent() && theirs.isPresent()
                    ? OptionalDouble.of(mine.getAsDouble() - theirs.getAsDouble())
                    : OptionalDouble.empty();
            return new Gap(requests, gap, waitGap(other, 50), waitGap(other, 90));
        }

        private OptionalInt waitGap(Group other, int percent) {
            OptionalInt mine = waits.percentile(percent);
            OptionalInt theirs = other.waits.percentile(percent);
            return mine.isPresent() && theirs.isPresent()
                    ? OptionalInt.of(mine.getAsInt() - theirs.getAsInt())
                    : OptionalInt.empty();
        }
    }

    /** Waits in seconds, and the smallest that so many percent do not exceed. */
    private static final class Waits {

        private int[] seconds = new int[256];
        private int count;

        void add(int waited) {
            if (count == seconds.length) {
                seconds = Arrays.copyOf(seconds, 2 * count);
            }
            seconds[count++] = waited;
        }

        OptionalInt percentile(int percent) {
            if (count == 0) {
                return OptionalInt.empty();
            }
            int[] sorted = Arrays.copyOf(seconds, count);
            Arrays.sort(sorted);
            return OptionalInt.of(sorted[(count * percent + 99) / 100 - 1]);
        }
    }

    /** Some of all. */
    private static final class Share {

        private int some;
        private int all;

        void add(boolean one) {
            all++;
            some += one ? 1 : 0;
        }

        OptionalDouble value() {
            return share(some, all);
        }
    }

    /** What was driven, in seconds or metres. */
    private static final class Driven {

        private long all;
        private long empty;
        private long shared;

        void add(int amount, int parties) {
            all += amount;
            empty += parties == 0 ? amount : 0;
            shared += parties >= 2 ? amount : 0;
        }
    }
}
