package org.noriai.api.desk;

import io.grpc.stub.StreamObserver;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.noriai.api.account.Contacts;
import org.noriai.api.problem.FieldProblem;
import org.noriai.api.problem.ProblemException;
import org.noriai.api.rider.BookingEndpoint;
import org.noriai.api.rider.RiderRecords;
import org.noriai.api.security.Caller;
import org.noriai.api.store.people.KnownRider;
import org.noriai.api.v1.*;
import org.noriai.api.view.Answers;
import org.noriai.api.view.Messages;
import org.noriai.api.view.StopCatalog;
import org.noriai.dispatch.model.RiderId;

/**
 * {@code DeskService}: people who telephone. Bookings go through the riders' own door, as the rider's. Whatever is looked at
 * is written down first: if it can't be, nothing is shown. Thread-safe.
 */
public final class DeskEndpoint extends DeskServiceGrpc.DeskServiceImplBase {

    private static final int USUAL_TRIPS_MAX = 5;
    private static final int RIDES_MAX = 50;
    private static final int ID_LENGTH_MAX = 64;

    private final RiderRecords records;
    private final DeskNotes notes;
    private final BookingEndpoint bookings;
    private final Contacts contacts;
    private final StopCatalog stops;
    private final ZoneId zone;

    /** Serves with these. */
    public DeskEndpoint(
            RiderRecords records, BookingEndpoint bookings, Contacts contacts, StopCatalog stops, ZoneId zone) {
        this.records = records;
        this.notes = new DeskNotes(records.people());
        this.bookings = bookings;
        this.contacts = contacts;
        this.stops = stops;
        this.zone = zone;
    }

    private static String actor() {
        return Caller.current().staff().actor();
    }

    private void record(String action, RiderId rider, String detail) {
        records.people().audit().add(actor(), action, rider.value(), detail);
    }

    private KnownRider rider(String id) {
        if (id.isBlank() || id.length() > ID_LENGTH_MAX) {
            throw ProblemException.notFound("rider_id", id);
        }
        return records.people()
                .riders()
                .find(new RiderId(id))
                .orElseThrow(() -> ProblemException.notFound("rider_id", id));
    }

    @Override
    public void findCallers(FindCallersRequest request, StreamObserver<FindCallersResponse> observer) {
        Answers.one(observer, () -> {
            List<FieldProblem> problems = new ArrayList<>();
            String phone = contacts.phone("phone", request.getPhone(), problems);
            if (!problems.isEmpty()) {
                throw ProblemException.invalid(problems);
            }
            FindCallersResponse.Builder answer = FindCallersResponse.newBuilder();
            for (KnownRider known : records.people().riders().listByPhone(phone)) {
                record("CALLER_FOUND", known.id(), "");
                answer.addCallersBuilder()
                        .setRiderId(known.id().value())
                        .setName(known.profile().getName())
                        .setKana(known.profile().getKana());
            }
            return answer.build();
        });
    }

    @Override
    public void getRiderCard(GetRiderCardRequest request, StreamObserver<RiderCard> observer) {
        Answers.one(observer, () -> {
            KnownRider known = rider(request.getRiderId());
            record("CARD_SEEN", known.id(), "");
            return card(known);
        });
    }

    private RiderCard card(KnownRider known) {
        RiderCard.Builder card = RiderCard.newBuilder()
                .setRiderId(known.id().value())
                .setProfile(known.profile())
                .addAllRides(records.rideViews(known.id(), RIDES_MAX))
                .addAllNotes(records.notes(known.id()));
        for (UsualTrips.Trip trip : UsualTrips.of(records.rides(known.id()), zone, USUAL_TRIPS_MAX)) {
            card.addUsualTripsBuilder()
                    .setFrom(stops.stop(trip.pickup()))
                    .setTo(stops.stop(trip.dropoff()))
                    .setTimes(trip.times())
                    .setParty(Messages.party(trip.party()))
                    .setTimeOfDay(trip.timeOfDay().toString());
        }
        return card.build();
    }

    @Override
    public void addRider(AddRiderRequest request, StreamObserver<RiderCard> observer) {
        Answers.one(observer, () -> {
            RiderProfile profile = records.check().byDesk(request.getProfile());
            KnownRider added = records.people().riders().add(profile);
            record("RIDER_ADDED", added.id(), "");
            return card(added);
        });
    }

    @Override
    public void updateRider(UpdateRiderRequest request, StreamObserver<RiderCard> observer) {
        Answers.one(observer, () -> {
            KnownRider known = rider(request.getRiderId());
            RiderProfile profile = records.check().byDesk(request.getProfile());
            record("RIDER_CHANGED", known.id(), "");
            records.people().riders().save(known.id(), profile);
            return card(new KnownRider(known.id(), profile));
        });
    }

    @Override
    public void eraseRider(EraseRiderRequest request, StreamObserver<EraseRiderResponse> observer) {
        Answers.one(observer, () -> {
            records.erase(rider(request.getRiderId()).id(), actor());
            return EraseRiderResponse.getDefaultInstance();
        });
    }

    @Override
    public void requestOffersFor(RequestOffersForRequest request, StreamObserver<RequestOffersResponse> observer) {
        RequestOffersRequest wish = request.getRequest();
        forRider(request.getRiderId(), "OFFERS_REQUESTED", "", observer, () -> bookings.requestOffers(wish, observer));
    }

    @Override
    public void confirmOfferFor(ConfirmOfferForRequest request, StreamObserver<Ride> observer) {
        String offer = request.getOfferId();
        ConfirmOfferRequest confirm = ConfirmOfferRequest.newBuilder()
                .setOfferId(offer)
                .setIdempotencyKey(request.getIdempotencyKey())
                .build();
        forRider(request.getRiderId(), "RIDE_BOOKED", offer, observer, () -> bookings.confirmOffer(confirm, observer));
    }

    @Override
    public void cancelRideFor(CancelRideForRequest request, StreamObserver<Ride> observer) {
        String ride = request.getRideId();
        CancelRideRequest cancel =
                CancelRideRequest.newBuilder().setRideId(ride).build();
        forRider(request.getRiderId(), "RIDE_CANCELLED", ride, observer, () -> bookings.cancelRide(cancel, observer));
    }

    private void forRider(String id, String action, String detail, StreamObserver<?> observer, Runnable work) {
        RiderId rider;
        try {
            rider = rider(id).id();
            // Ids are opaque, but what is sent as one may be anything.
            record(action, rider, detail.matches("[A-Za-z0-9_-]{1,64}") ? detail : "");
        } catch (RuntimeException failed) {
            observer.onError(Answers.status(failed));
            return;
        }
        Caller.current().onBehalfOf(rider, work);
    }

    @Override
    public void addNote(AddNoteRequest request, StreamObserver<RiderNote> observer) {
        Answers.one(observer, () -> notes.add(rider(request.getRiderId()).id(), request, actor()));
    }

    @Override
    public void addCallBack(AddCallBackRequest request, StreamObserver<CallBack> observer) {
        Answers.one(observer, () -> notes.promise(rider(request.getRiderId()).id(), request, actor()));
    }

    @Override
    public void listCallBacks(ListCallBacksRequest request, StreamObserver<ListCallBacksResponse> observer) {
        Answers.one(observer, () -> notes.open(actor()));
    }

    @Override
    public void closeCallBack(CloseCallBackRequest request, StreamObserver<CloseCallBackResponse> observer) {
        Answers.one(observer, () -> {
            notes.close(request.getCallBackId(), actor());
            return CloseCallBackResponse.getDefaultInstance();
        });
    }
}
