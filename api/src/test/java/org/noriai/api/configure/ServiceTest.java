package org.noriai.api.configure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.protobuf.util.Timestamps;
import com.google.transit.realtime.GtfsRealtime.FeedMessage;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.noriai.api.problem.FieldProblem;
import org.noriai.api.problem.ProblemException;
import org.noriai.api.problem.ProblemKind;
import org.noriai.api.v1.BookingServiceGrpc;
import org.noriai.api.v1.CancelRideRequest;
import org.noriai.api.v1.ConfirmOfferRequest;
import org.noriai.api.v1.DriverServiceGrpc.DriverServiceBlockingStub;
import org.noriai.api.v1.GetRideRequest;
import org.noriai.api.v1.LatLng;
import org.noriai.api.v1.Manifest;
import org.noriai.api.v1.ManifestState;
import org.noriai.api.v1.Party;
import org.noriai.api.v1.Position;
import org.noriai.api.v1.ReportPositionsRequest;
import org.noriai.api.v1.RequestOffersRequest;
import org.noriai.api.v1.Ride;
import org.noriai.api.v1.RideStatus;
import org.noriai.api.v1.StopEventKind;
import org.noriai.api.v1.WatchManifestRequest;
import org.noriai.api.v1.WatchRideRequest;

/** What the service does for riders, drivers and the world. */
class ServiceTest extends RunningService {

    @Test
    void aRideIsBookedDrivenAndSeenByTheWorld() throws Exception {
        DriverServiceBlockingStub driver = driver();
        String token = newRider();
        Ride ride = book(token, "k1");
        assertThat(ride.getStatus()).isEqualTo(RideStatus.CONFIRMED);
        assertThat(Timestamps.compare(
                        ride.getEstimatedPickup(), ride.getPromisedPickup().getEnd()))
                .isLessThanOrEqualTo(0);

        Manifest manifest =
                driver.watchManifest(WatchManifestRequest.getDefaultInstance()).next();
        assertThat(manifest.getState()).isEqualTo(ManifestState.STANDING);
        String pickup = ride.getPickup().getStop().getStopId();
        assertThat(manifest.getHalts(0).getStop().getStopId()).isEqualTo(pickup);
        Manifest underWay = driver.reportStopEvent(
                event(StopEventKind.DEPARTED).setStopId(pickup).build());
        assertThat(underWay.getState()).isEqualTo(ManifestState.UNDER_WAY);
        assertThat(underWay.getAt()).isEqualTo(manifest.getAt());
        LatLng somewhere = underWay.getWayCount() > 0
                ? underWay.getWay(0)
                : manifest.getAt().getLocation();
        driver.reportPositions(ReportPositionsRequest.newBuilder()
                .addPositions(Position.newBuilder().setLocation(somewhere).setTime(underWay.getNow()))
                .build());
        assertThat(rider(token)
                        .getRide(GetRideRequest.newBuilder()
                                .setRideId(ride.getRideId())
                                .build())
                        .getVehicle()
                        .getLocation())
                .isEqualTo(somewhere);
        feedsShowTheRun(pickup);

        driver.reportStopEvent(event(StopEventKind.ARRIVED).setStopId(pickup).build());
        driver.reportStopEvent(
                event(StopEventKind.PICKED_UP).setRideId(ride.getRideId()).build());
        String dropoff = ride.getDropoff().getStop().getStopId();
        driver.reportStopEvent(event(StopEventKind.DEPARTED).setStopId(dropoff).build());
        driver.reportStopEvent(event(StopEventKind.ARRIVED).setStopId(dropoff).build());
        Manifest done = driver.reportStopEvent(
                event(StopEventKind.DROPPED_OFF).setRideId(ride.getRideId()).build());
        assertThat(done.getHaltsList()).isEmpty();
        // The stream of a ride that has ended gives it once more and ends.
        HttpResponse<String> live = http.send(
                to("/api/v1/rides/" + ride.getRideId() + "/live?access_token=" + token)
                        .build(),
                BodyHandlers.ofString());
        assertThat(live.headers().firstValue("content-type").orElse("")).startsWith("text/event-stream");
        assertThat(live.body()).startsWith("data: {").endsWith("\n\n").contains("\"COMPLETED\"");
    }

    private void feedsShowTheRun(String stopId) throws Exception {
        HttpResponse<byte[]> feed = http.send(to("/gtfs-rt/trip-updates.pb").build(), BodyHandlers.ofByteArray());
        FeedMessage updates = FeedMessage.parseFrom(feed.body());
        assertThat(updates.getEntityList()).hasSize(1);
        assertThat(updates.getEntity(0).getTripUpdate().getStopTimeUpdate(0).getStopId())
                .isEqualTo(stopId);
        String modified = feed.headers().firstValue("last-modified").orElseThrow();
        HttpResponse<String> again = http.send(
                to("/gtfs-rt/trip-updates.pb")
                        .header("if-modified-since", modified)
                        .build(),
                BodyHandlers.ofString());
        assertThat(again.statusCode()).isIn(200, 304);
        FeedMessage positions = FeedMessage.parseFrom(
                http.send(to("/gtfs-rt/vehicle-positions.pb").build(), BodyHandlers.ofByteArray())
                        .body());
        assertThat(positions.getEntityList()).hasSize(1);
    }

    @Test
    void theSameKeyIsTheSameRideAlsoAfterARestart() throws Exception {
        driver();
        String token = newRider();
        Ride ride = book(token, "k1");
        channel.shutdownNow();
        service.close();
        open();
        Ride after = rider(token)
                .confirmOffer(ConfirmOfferRequest.newBuilder()
                        .setOfferId(ride.getRideId())
                        .setIdempotencyKey("k1")
                        .build());
        assertThat(after.getRideId()).isEqualTo(ride.getRideId());
        assertThat(after.getPromisedPickup()).isEqualTo(ride.getPromisedPickup());
        assertThat(after.getPromisedLatestArrival()).isEqualTo(ride.getPromisedLatestArrival());
        ProblemException otherKey = problem(() -> rider(token)
                .confirmOffer(ConfirmOfferRequest.newBuilder()
                        .setOfferId(ride.getRideId())
                        .setIdempotencyKey("k2")
                        .build()));
        assertThat(otherKey.kind()).isEqualTo(ProblemKind.ALREADY_CONFIRMED);
        Ride cancelled = rider(token)
                .cancelRide(CancelRideRequest.newBuilder()
                        .setRideId(ride.getRideId())
                        .build());
        assertThat(cancelled.getStatus()).isEqualTo(RideStatus.CANCELLED);
    }

    @Test
    void whoWatchesHearsOfEachChange() {
        DriverServiceBlockingStub driver = driver();
        Iterator<Manifest> manifests =
                driver.withDeadlineAfter(60, TimeUnit.SECONDS).watchManifest(WatchManifestRequest.getDefaultInstance());
        assertThat(manifests.next().getHaltsList()).isEmpty();
        String token = newRider();
        Ride ride = book(token, "k1");
        Manifest withHalts = manifests.next();
        while (withHalts.getHaltsCount() == 0) {
            // Offers were held and released meanwhile, which a driver does not see.
            withHalts = manifests.next();
        }
        assertThat(withHalts.getHalts(0).getActions(0).getRideId()).isEqualTo(ride.getRideId());

        Iterator<Ride> rides = rider(token)
                .withDeadlineAfter(60, TimeUnit.SECONDS)
                .watchRide(WatchRideRequest.newBuilder()
                        .setRideId(ride.getRideId())
                        .build());
        assertThat(rides.next().getStatus()).isEqualTo(RideStatus.CONFIRMED);
        rider(token)
                .cancelRide(CancelRideRequest.newBuilder()
                        .setRideId(ride.getRideId())
                        .build());
        Ride last = ride;
        while (rides.hasNext()) {
            last = rides.next();
        }
        assertThat(last.getStatus()).isEqualTo(RideStatus.CANCELLED);
        Manifest empty = manifests.next();
        while (empty.getHaltsCount() > 0) {
            empty = manifests.next();
        }
        assertThat(empty.getState()).isEqualTo(ManifestState.STANDING);
    }

    @Test
    void everyProblemOfARequestIsNamedAtOnce() throws Exception {
        String token = newRider();
        RequestOffersRequest wrong = RequestOffersRequest.newBuilder()
                .setOrigin(LatLng.newBuilder().setLatitude(Double.NaN).setLongitude(7.42))
                .setDestination(LatLng.newBuilder().setLatitude(35.66).setLongitude(139.7))
                .setParty(Party.newBuilder().setSeats(99))
                .setEarliestDeparture(Timestamps.fromSeconds(1_577_836_800))
                .build();
        List<FieldProblem> problems =
                problem(() -> rider(token).requestOffers(wrong)).problems();
        assertThat(problems)
                .extracting(FieldProblem::field)
                .containsExactly("origin.latitude", "destination", "party.seats", "earliest_departure");
        assertThat(problems).extracting(FieldProblem::value).contains("NaN", "99", "2020-01-01T00:00:00Z");

        JsonObject problem = json(post("/api/v1/offers", token, json(wrong)));
        assertThat(problem.get("type").getAsString()).isEqualTo("urn:noriai:problem:invalid-input");
        assertThat(problem.getAsJsonArray("errors")).hasSize(4);
        JsonObject nobody = json(post("/api/v1/offers", token, "{\"party\":{\"seats\":0}}"));
        assertThat(nobody.getAsJsonArray("errors").toString()).contains("party.seats", "origin", "destination");
        JsonObject unknown = json(post("/api/v1/offers", token, "{\"colour\":\"red\",\"party\":{\"seats\":\"x\"}}"));
        assertThat(unknown.getAsJsonArray("errors").toString())
                .contains("\"colour\"", "\"red\"", "\"party.seats\"", "\"x\"");
    }

    @Test
    void whoTravelsIsKeptAsItWasSaid() {
        driver();
        Party family = Party.newBuilder()
                .setSeats(4)
                .setCompanions(1)
                .setChildren(2)
                .setLuggage(2)
                .setRamp(true)
                .setAlone(true)
                .build();
        String token = newRider();
        String offer = rider(token)
                .requestOffers(acrossTown().toBuilder().setParty(family).build())
                .getOffers(0)
                .getOfferId();
        Ride ride = rider(token)
                .confirmOffer(ConfirmOfferRequest.newBuilder()
                        .setOfferId(offer)
                        .setIdempotencyKey("family")
                        .build());
        assertThat(ride.getParty()).isEqualTo(family);
    }

    @Test
    void everyPartOfAPartyIsChecked() {
        String token = newRider();
        List<FieldProblem> parts = partyProblems(
                token,
                Party.newBuilder()
                        .setSeats(1)
                        .setWheelchairs(9)
                        .setCompanions(2)
                        .setChildren(-1)
                        .setLuggage(40));
        assertThat(parts)
                .extracting(problem -> problem.field() + " " + problem.value())
                .containsExactly(
                        "party.wheelchairs 9", "party.companions 2", "party.children 4294967295", "party.luggage 40");
        List<FieldProblem> together = partyProblems(
                token, Party.newBuilder().setSeats(3).setCompanions(2).setChildren(2));
        assertThat(together).extracting(FieldProblem::field).containsExactly("party.children");
        assertThat(together.getFirst().message()).contains("at most 1");
    }

    private List<FieldProblem> partyProblems(String token, Party.Builder party) {
        return problem(() -> rider(token)
                        .requestOffers(acrossTown().toBuilder().setParty(party).build()))
                .problems();
    }

    @Test
    void whatIsAnothersLooksAsIfItWereNotThere() {
        driver();
        Ride ride = book(newRider(), "k1");
        String other = newRider();
        GetRideRequest request =
                GetRideRequest.newBuilder().setRideId(ride.getRideId()).build();
        assertThat(problem(() -> rider(other).getRide(request)).kind()).isEqualTo(ProblemKind.NOT_FOUND);
        assertThat(problem(() -> rider(OPERATOR).getRide(request)).kind()).isEqualTo(ProblemKind.FORBIDDEN);
        assertThat(problem(() -> rider("nobody's").getRide(request)).kind()).isEqualTo(ProblemKind.UNAUTHENTICATED);
        assertThat(problem(() -> BookingServiceGrpc.newBlockingStub(channel).getRide(request))
                        .kind())
                .isEqualTo(ProblemKind.UNAUTHENTICATED);
    }

    @Test
    void oneAddressHoldsTwoSetsOfOffersAtMost() {
        driver();
        rider(newRider()).requestOffers(acrossTown());
        String second = newRider();
        rider(second).requestOffers(acrossTown());
        // A new request by the same rider replaces the set.
        rider(second).requestOffers(acrossTown());
        assertThat(problem(() -> rider(newRider()).requestOffers(acrossTown())).kind())
                .isEqualTo(ProblemKind.TOO_MANY_HELD);
    }

    @Test
    void aSecondServiceOnTheSamePortOrFolderSaysSoInOneLine() throws Exception {
        assertThatThrownBy(() -> Service.start(arguments(service.httpPort(), 0)))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("Port " + service.httpPort())
                .message()
                .hasLineCount(1);
        assertThatThrownBy(() -> Service.start(arguments(0, 0)))
                .isInstanceOf(StartException.class)
                .hasMessageContaining(folder.resolve("data").toString())
                .message()
                .hasLineCount(1);
    }

    @Test
    void aTabletThatReportsNonsenseIsToldWhatIsWrong() {
        DriverServiceBlockingStub driver = driver();
        ReportPositionsRequest request = ReportPositionsRequest.newBuilder()
                .addPositions(Position.newBuilder()
                        .setLocation(LatLng.newBuilder().setLatitude(43.7).setLongitude(7.4))
                        .setTime(Timestamps.fromSeconds(1_900_000_000)))
                .addPositions(Position.newBuilder()
                        .setLocation(LatLng.newBuilder().setLatitude(99).setLongitude(7.4))
                        .setTime(area.getNow()))
                .addPositions(Position.newBuilder()
                        .setLocation(LatLng.newBuilder().setLatitude(43.7).setLongitude(7.4))
                        .setTime(Timestamps.fromSeconds(area.getNow().getSeconds() - 60)))
                .build();
        assertThat(problem(() -> driver.reportPositions(request)).problems())
                .extracting(FieldProblem::field)
                .containsExactly("positions[0].time", "positions[1].location.latitude", "positions[2].time");
        ReportPositionsRequest.Builder many = ReportPositionsRequest.newBuilder();
        for (int i = 0; i < 601; i++) {
            many.addPositions(Position.getDefaultInstance());
        }
        assertThat(problem(() -> driver.reportPositions(many.build())).problems())
                .singleElement()
                .extracting(FieldProblem::value)
                .isEqualTo("601");
        assertThat(problem(() -> driver.reportStopEvent(event(StopEventKind.DEPARTED)
                                .setStopId("nowhere")
                                .build()))
                        .problems())
                .singleElement()
                .isEqualTo(FieldProblem.of("stop_id", "nowhere", "is not a stop of the service area."));
    }

    @Test
    void anUnknownOfferIsNotFound() {
        String token = newRider();
        ConfirmOfferRequest request = ConfirmOfferRequest.newBuilder()
                .setOfferId("none")
                .setIdempotencyKey("k")
                .build();
        ProblemException problem = problem(() -> rider(token).confirmOffer(request));
        assertThat(problem.kind()).isEqualTo(ProblemKind.NOT_FOUND);
        assertThat(problem.problems()).extracting(FieldProblem::value).containsExactly("none");
    }
}
