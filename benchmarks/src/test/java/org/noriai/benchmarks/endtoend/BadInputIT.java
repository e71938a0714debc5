package org.noriai.benchmarks.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.BadRequest;
import com.google.rpc.BadRequest.FieldViolation;
import com.google.rpc.ErrorInfo;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.noriai.api.v1.ConfirmOfferRequest;
import org.noriai.api.v1.GetRideRequest;
import org.noriai.api.v1.LatLng;
import org.noriai.api.v1.ListVehiclesRequest;
import org.noriai.api.v1.Offer;
import org.noriai.api.v1.Party;
import org.noriai.api.v1.RequestOffersRequest;
import org.noriai.api.v1.Ride;
import org.noriai.api.v1.StartShiftRequest;
import org.noriai.benchmarks.client.EngineTime;
import org.noriai.benchmarks.client.ServiceConnection;
import org.noriai.benchmarks.process.ServiceProcess;
import org.noriai.benchmarks.process.ServiceSettings;

/** What can't be done is answered with field and value, and nothing that was there is lost. */
class BadInputIT {
    @TempDir
    static Path folder;

    private static ServiceProcess service;
    private static ServiceConnection connection;

    @BeforeAll
    static void start() throws Exception {
        service = MonacoRegion.start(folder, 1);
        connection = ServiceConnection.open(service.grpcTarget());
        String operator =
                Files.readString(service.settings().operatorTokenFile()).strip();
        for (var view : connection
                .operators(operator)
                .listVehicles(ListVehiclesRequest.getDefaultInstance())
                .getVehiclesList()) {
            HandDrivenVehicle.startShift(service, connection, view.getVehicleId());
        }
    }

    @AfterAll
    static void end() {
        connection.close();
        service.close();
    }

    @Test
    void placesOutsideTheAreaAreNamedWithTheirValues() {
        refused(farTrip().setOrigin(place(35.66, 139.70)), "origin", "35.66");
        refused(farTrip().setDestination(place(0, 0)), "destination", "0");
    }

    @Test
    void coordinatesThatAreNoNumbersAreNamed() {
        refused(farTrip().setOrigin(place(Double.NaN, 7.42)), "origin.latitude", "NaN");
        refused(farTrip().setDestination(place(43.73, Double.POSITIVE_INFINITY)), "destination.longitude", "Infinity");
    }

    @Test
    void partyOfNobodyAndOfTooManyAreNamed() {
        refused(farTrip().setParty(Party.getDefaultInstance()), "party", "0");
        refused(farTrip().setParty(Party.newBuilder().setSeats(99)), "party", "99");
        refused(farTrip().setParty(Party.newBuilder().setSeats(1).setLuggage(99)), "party.luggage", "99");
        refused(farTrip().setParty(Party.newBuilder().setSeats(1).setChildren(2)), "party.children", "2");
    }

    @Test
    void timeInThePastIsNamed() {
        refused(
                farTrip().setEarliestDeparture(EngineTime.timestamp(MonacoRegion.MORNING.minusSeconds(3_600))),
                "earliest_departure",
                "2026-11-23");
    }

    @Test
    void allProblemsAreToldAtOnce() {
        StatusRuntimeException refusal = refusal(() -> Rider.register(connection)
                .booking(connection)
                .requestOffers(farTrip()
                        .setOrigin(place(Double.NaN, 7.42))
                        .setParty(Party.newBuilder().setSeats(99))
                        .build()));
        assertThat(fields(refusal)).anyMatch(f -> f.startsWith("origin")).anyMatch(f -> f.startsWith("party"));
    }

    @Test
    void unknownOfferAndRideAreNamed() {
        Rider rider = Rider.register(connection);
        StatusRuntimeException offer = refusal(() -> rider.confirm(
                connection, Offer.newBuilder().setOfferId("no-such-offer").build(), "key"));
        assertThat(offer.getStatus().getCode()).isIn(Status.Code.NOT_FOUND, Status.Code.INVALID_ARGUMENT);
        assertThat(text(offer)).contains("no-such-offer");
        StatusRuntimeException ride = refusal(() -> rider.ride(connection, "no-such-ride"));
        assertThat(text(ride)).contains("no-such-ride");
    }

    @Test
    void offerConfirmedTwiceIsOneBookingForOneKeyAndRefusedForAnother() {
        Rider rider = Rider.register(connection);
        Offer offer = rider.ask(connection).getOffers(0);
        Ride first = rider.confirm(connection, offer, "one-key");
        Ride again = rider.confirm(connection, offer, "one-key");
        assertThat(again.getRideId()).isEqualTo(first.getRideId());
        assertThat(again.getPromisedPickup()).isEqualTo(first.getPromisedPickup());
        StatusRuntimeException other = refusal(() -> rider.confirm(connection, offer, "another-key"));
        assertThat(other.getStatus().getCode())
                .isIn(Status.Code.FAILED_PRECONDITION, Status.Code.ALREADY_EXISTS, Status.Code.ABORTED);
        assertThat(text(other)).contains(offer.getOfferId());
        assertThat(rider.ride(connection, first.getRideId()).getPromisedPickup())
                .isEqualTo(first.getPromisedPickup());
    }

    @Test
    void keyThatCantBeOneIsNamed() {
        Rider rider = Rider.register(connection);
        Offer offer = rider.ask(connection).getOffers(0);
        for (String key : List.of("", "a".repeat(65), "sp ace", "ß")) {
            StatusRuntimeException refusal = refusal(() -> rider.booking(connection)
                    .confirmOffer(ConfirmOfferRequest.newBuilder()
                            .setOfferId(offer.getOfferId())
                            .setIdempotencyKey(key)
                            .build()));
            assertThat(fields(refusal)).contains("idempotency_key");
        }
    }

    @Test
    void rideOfAnotherRiderIsNotThere() {
        Rider owner = Rider.register(connection);
        Ride ride = owner.confirm(connection, owner.ask(connection).getOffers(0), "key");
        Rider stranger = Rider.register(connection);
        StatusRuntimeException refusal = refusal(() -> stranger.ride(connection, ride.getRideId()));
        assertThat(refusal.getStatus().getCode()).isIn(Status.Code.NOT_FOUND, Status.Code.PERMISSION_DENIED);
        assertThat(owner.ride(connection, ride.getRideId()).getRideId()).isEqualTo(ride.getRideId());
    }

    @Test
    void callsWithoutTheRightTokenAreDenied() {
        StatusRuntimeException nobody = refusal(() -> connection
                .bookings("not-a-token")
                .getRide(GetRideRequest.newBuilder().setRideId("x").build()));
        assertThat(nobody.getStatus().getCode()).isEqualTo(Status.Code.UNAUTHENTICATED);
        Rider rider = Rider.register(connection);
        StatusRuntimeException driver =
                refusal(() -> connection.drivers(rider.token()).startShift(StartShiftRequest.getDefaultInstance()));
        assertThat(driver.getStatus().getCode()).isEqualTo(Status.Code.PERMISSION_DENIED);
    }

    @Test
    void secondProcessOnTheSameDataFolderEndsAndTheFirstGoesOn() throws Exception {
        var same = service.settings();
        var second = new ServiceSettings(
                same.region(), same.data(), 1, same.clockStart(), ServiceProcess.freePort(), ServiceProcess.freePort());
        try (ServiceProcess process = ServiceProcess.launch(MonacoRegion.PROJECT, second)) {
            assertThat(process.awaitEnd()).isEqualTo(1);
            assertThat(process.log()).contains(same.data().toString());
        }
        assertThat(service.get("/health/readiness").statusCode()).isEqualTo(200);
    }

    @Test
    void portInUseIsNamed() throws Exception {
        Path other = Files.createDirectories(folder.resolve("other"));
        var free = MonacoRegion.settings(other, 1);
        var taken = new ServiceSettings(
                free.region(),
                free.data(),
                1,
                free.clockStart(),
                service.settings().port(),
                free.grpcPort());
        try (ServiceProcess process = ServiceProcess.launch(MonacoRegion.PROJECT, taken)) {
            assertThat(process.awaitEnd()).isEqualTo(1);
            assertThat(process.log()).contains(Integer.toString(taken.port()));
        }
    }

    private static RequestOffersRequest.Builder farTrip() {
        return Rider.farTrip(connection);
    }

    private static LatLng place(double latitude, double longitude) {
        return LatLng.newBuilder().setLatitude(latitude).setLongitude(longitude).build();
    }

    private static void refused(RequestOffersRequest.Builder request, String field, String value) {
        Rider rider = Rider.register(connection);
        StatusRuntimeException refusal = refusal(() -> rider.booking(connection).requestOffers(request.build()));
        assertThat(refusal.getStatus().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(violations(refusal)).anySatisfy(violation -> {
            assertThat(violation.getField()).startsWith(field);
            assertThat(violation.getDescription()).contains(value);
        });
    }

    private static StatusRuntimeException refusal(ThrowingCallable call) {
        StatusRuntimeException refusal = catchThrowableOfType(StatusRuntimeException.class, call);
        assertThat(refusal).as("the call must be refused").isNotNull();
        return refusal;
    }

    private static List<FieldViolation> violations(StatusRuntimeException refusal) {
        List<FieldViolation> violations = new ArrayList<>();
        var status = StatusProto.fromThrowable(refusal);
        assertThat(status).isNotNull();
        for (var detail : status.getDetailsList()) {
            if (detail.is(BadRequest.class)) {
                try {
                    violations.addAll(detail.unpack(BadRequest.class).getFieldViolationsList());
                } catch (InvalidProtocolBufferException e) {
                    throw new AssertionError("The details must be readable: " + detail, e);
                }
            }
        }
        return violations;
    }

    private static List<String> fields(StatusRuntimeException refusal) {
        return violations(refusal).stream().map(FieldViolation::getField).toList();
    }

    /** The message with each field and its value, as {@code ErrorInfo} carries them. */
    private static String text(StatusRuntimeException refusal) {
        var status = StatusProto.fromThrowable(refusal);
        assertThat(status).isNotNull();
        StringBuilder text = new StringBuilder(status.getMessage());
        for (var detail : status.getDetailsList()) {
            if (detail.is(ErrorInfo.class)) {
                try {
                    text.append(detail.unpack(ErrorInfo.class).getMetadataMap());
                } catch (InvalidProtocolBufferException e) {
                    throw new AssertionError("The details must be readable: " + detail, e);
                }
            }
        }
        return text.toString();
    }
}
