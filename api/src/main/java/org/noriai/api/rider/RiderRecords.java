package org.noriai.api.rider;

import java.util.List;
import java.util.function.Function;
import org.noriai.api.account.ProfileCheck;
import org.noriai.api.booking.RideBookings;
import org.noriai.api.dispatch.Dispatch;
import org.noriai.api.problem.ProblemException;
import org.noriai.api.problem.ProblemKind;
import org.noriai.api.store.people.DeskBook;
import org.noriai.api.store.people.KnownRider;
import org.noriai.api.store.people.PeopleStore;
import org.noriai.api.v1.CallBack;
import org.noriai.api.v1.Ride;
import org.noriai.api.v1.RiderData;
import org.noriai.api.v1.RiderNote;
import org.noriai.api.v1.RiderProfile;
import org.noriai.api.view.Messages;
import org.noriai.dispatch.model.RideStatus;
import org.noriai.dispatch.model.RiderId;
import org.noriai.dispatch.state.FleetState;

/** All that the service keeps of a rider, in one place: to show, to hand out, to erase. Thread-safe. */
public final class RiderRecords {

    private final PeopleStore people;
    private final Dispatch dispatch;
    private final RideBookings bookings;
    private final RideViews views;
    private final Function<RiderId, List<org.noriai.dispatch.model.Ride>> history;
    private final ProfileCheck check;

    /**
     * Of a city's riders.
     *
     * @param history a rider's rides, the latest first
     */
    public RiderRecords(
            PeopleStore people,
            Dispatch dispatch,
            RideBookings bookings,
            RideViews views,
            Function<RiderId, List<org.noriai.dispatch.model.Ride>> history,
            ProfileCheck check) {
        this.people = people;
        this.dispatch = dispatch;
        this.bookings = bookings;
        this.views = views;
        this.history = history;
        this.check = check;
    }

    /** What is known of riders is kept here. */
    public PeopleStore people() {
        return people;
    }

    /** What a profile has to be. */
    public ProfileCheck check() {
        return check;
    }

    /** A rider's profile; empty if nothing is known. */
    public RiderProfile profile(RiderId rider) {
        return people.riders().find(rider).map(KnownRider::profile).orElseGet(RiderProfile::getDefaultInstance);
    }

    /** A rider's rides as the engine keeps them, the latest first. */
    public List<org.noriai.dispatch.model.Ride> rides(RiderId rider) {
        return history.apply(rider);
    }

    /** The same as messages. */
    public List<Ride> rideViews(RiderId rider, int countMax) {
        FleetState state = dispatch.state();
        return rides(rider).stream()
                .limit(countMax)
                .map(ride -> views.view(state, state.findRide(ride.id()).orElse(ride)))
                .toList();
    }

    /** Everything. */
    public RiderData everything(RiderId rider) {
        return RiderData.newBuilder()
                .setRiderId(rider.value())
                .setProfile(profile(rider))
                .addAllRides(rideViews(rider, Integer.MAX_VALUE))
                .addAllNotes(notes(rider))
                .addAllCallBacks(people.desk().listCallBacks(rider).stream()
                        .map(RiderRecords::view)
                        .toList())
                .build();
    }

    /** What the desk noted, the latest first. */
    public List<RiderNote> notes(RiderId rider) {
        return people.desk().listNotes(rider).stream().map(RiderRecords::view).toList();
    }

    /** A note as a message. */
    public static RiderNote view(DeskBook.Note note) {
        return RiderNote.newBuilder()
                .setNoteId(note.id())
                .setAuthor(note.author())
                .setTime(Messages.timestamp(note.at()))
                .setText(note.text())
                .build();
    }

    /** A promise to telephone as a message. */
    public static CallBack view(DeskBook.CallBack callBack) {
        return CallBack.newBuilder()
                .setCallBackId(callBack.id())
                .setRiderId(callBack.rider().value())
                .setDue(Messages.timestamp(callBack.due()))
                .setText(callBack.text())
                .build();
    }

    /**
     * Forgets who a rider is: profile, notes, account and sign-ins go at once. Rides stay and name an id that leads nowhere.
     *
     * @param actor who does it
     * @throws ProblemException while a ride is booked or under way
     */
    public void erase(RiderId rider, String actor) {
        boolean rides = dispatch.state().listRides().stream()
                .anyMatch(ride -> ride.rider().equals(rider)
                        && (ride.status() == RideStatus.CONFIRMED || ride.status() == RideStatus.ABOARD));
        if (rides) {
            throw new ProblemException(
                    ProblemKind.CONFLICT, "A ride is booked or under way. Cancel it, or let it end, and ask again.");
        }
        bookings.release(rider);
        people.audit().add(actor, "RIDER_ERASED", rider.value(), "");
        people.riders().erase(rider);
        people.tokens().eraseRider(rider);
    }
}
