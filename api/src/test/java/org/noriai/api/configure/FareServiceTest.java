package org.noriai.api.configure;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.noriai.api.problem.FieldProblem;
import org.noriai.api.problem.ProblemKind;
import org.noriai.api.v1.CallReturnRequest;
import org.noriai.api.v1.CallReturnResponse;
import org.noriai.api.v1.ConfirmOfferRequest;
import org.noriai.api.v1.DayTakings;
import org.noriai.api.v1.DriverServiceGrpc.DriverServiceBlockingStub;
import org.noriai.api.v1.Fare;
import org.noriai.api.v1.FareProduct;
import org.noriai.api.v1.FareServiceGrpc;
import org.noriai.api.v1.GetReceiptRequest;
import org.noriai.api.v1.GetRideRequest;
import org.noriai.api.v1.ListTakingsRequest;
import org.noriai.api.v1.MoveRideRequest;
import org.noriai.api.v1.OpenReturnRequest;
import org.noriai.api.v1.OpenReturnView;
import org.noriai.api.v1.OperatorServiceGrpc;
import org.noriai.api.v1.Party;
import org.noriai.api.v1.Payment;
import org.noriai.api.v1.Receipt;
import org.noriai.api.v1.RequestOffersRequest;
import org.noriai.api.v1.RequestOffersResponse;
import org.noriai.api.v1.ReturnStatus;
import org.noriai.api.v1.Ride;
import org.noriai.api.v1.StopEventKind;

/** What rides cost and what riders may ask for, from outside. */
class FareServiceTest extends RunningService {

    @Override
    ServerArguments arguments(int port, int grpcPort) throws Exception {
        Files.writeString(folder.resolve("fares.yml"), """
                currency: EUR
                rounding: 10
                base: {flat: 300}
                children: half
                dayPass: 800
                payment: [cash, account]
                """);
        return super.arguments(port, grpcPort).withFares(folder.resolve("fares.yml"));
    }

    private Ride confirm(String token, RequestOffersRequest request, String key) {
        RequestOffersResponse offered = rider(token).requestOffers(request);
        assertThat(offered.getOffersList()).as(offered.toString()).isNotEmpty();
        return rider(token)
                .confirmOffer(ConfirmOfferRequest.newBuilder()
                        .setOfferId(offered.getOffers(0).getOfferId())
                        .setIdempotencyKey(key)
                        .build());
    }

    @Test
    void thePriceOfTheOfferIsThatOfTheRideItsReceiptAndTheTakings() throws Exception {
        DriverServiceBlockingStub driver = driver();
        String token = newRider();
        RequestOffersRequest family = acrossTown().toBuilder()
                .setParty(Party.newBuilder().setSeats(3).setChildren(1))
                .setPayment(Payment.ACCOUNT)
                .build();
        RequestOffersResponse offered = rider(token).requestOffers(family);
        Fare shown = offered.getOffers(0).getFare();
        assertThat(shown.getAmount()).isEqualTo(300 + 300 + 150);
        assertThat(shown.getCurrency()).isEqualTo("EUR");
        assertThat(shown.getFractionDigits()).isEqualTo(2);
        Ride ride = rider(token)
                .confirmOffer(ConfirmOfferRequest.newBuilder()
                        .setOfferId(offered.getOffers(0).getOfferId())
                        .setIdempotencyKey("k")
                        .build());
        assertThat(ride.getFare()).isEqualTo(shown);
        GetReceiptRequest receiptOf =
                GetReceiptRequest.newBuilder().setRideId(ride.getRideId()).build();
        assertThat(problem(() -> rider(token).getReceipt(receiptOf)).kind()).isEqualTo(ProblemKind.CONFLICT);

        // Prices change; what was told does not.
        channel.shutdownNow();
        service.close();
        open();
        assertThat(rider(token)
                        .getRide(GetRideRequest.newBuilder()
                                .setRideId(ride.getRideId())
                                .build())
                        .getFare())
                .isEqualTo(shown);
        as(OPERATOR, OperatorServiceGrpc.newBlockingStub(channel))
                .moveRide(MoveRideRequest.newBuilder()
                        .setRideId(ride.getRideId())
                        .setVehicleId(BUS)
                        .setWhy("w")
                        .setIdempotencyKey("m")
                        .build());
        driver = driver();
        String pickup = ride.getPickup().getStop().getStopId();
        String dropoff = ride.getDropoff().getStop().getStopId();
        driver.reportStopEvent(event(StopEventKind.DEPARTED).setStopId(pickup).build());
        driver.reportStopEvent(event(StopEventKind.ARRIVED).setStopId(pickup).build());
        driver.reportStopEvent(
                event(StopEventKind.PICKED_UP).setRideId(ride.getRideId()).build());
        driver.reportStopEvent(event(StopEventKind.DEPARTED).setStopId(dropoff).build());
        driver.reportStopEvent(event(StopEventKind.ARRIVED).setStopId(dropoff).build());
        driver.reportStopEvent(
                event(StopEventKind.DROPPED_OFF).setRideId(ride.getRideId()).build());

        Receipt receipt = rider(token).getReceipt(receiptOf);
        assertThat(receipt.getFare().getDue()).isEqualTo(750);
        assertThat(receipt.getIssuer()).isEqualTo(area.getName());
        DayTakings day = as(OPERATOR, FareServiceGrpc.newBlockingStub(channel))
                .listTakings(ListTakingsRequest.getDefaultInstance())
                .getDays(0);
        assertThat(day.getRides()).isEqualTo(1);
        assertThat(day.getAccount()).isEqualTo(750);
        assertThat(day.getCash()).isZero();
        assertThat(problem(() -> as(OPERATOR, FareServiceGrpc.newBlockingStub(channel))
                                .listTakings(ListTakingsRequest.newBuilder()
                                        .setFrom("yesterday")
                                        .build()))
                        .problems())
                .extracting(FieldProblem::value)
                .containsExactly("yesterday");
    }

    @Test
    void aDayPassPaysForTheOtherRidesOfTheDay() {
        driver();
        String token = newRider();
        Ride first = confirm(token, acrossTown().toBuilder().setDayPass(true).build(), "k1");
        assertThat(first.getFare().getAmount()).isEqualTo(800);
        assertThat(first.getFare().getProduct()).isEqualTo(FareProduct.DAY_PASS);
        RequestOffersRequest back = RequestOffersRequest.newBuilder()
                .setOrigin(acrossTown().getDestination())
                .setDestination(acrossTown().getOrigin())
                .setParty(Party.newBuilder().setSeats(1))
                .setEarliestDeparture(Timestamp.newBuilder()
                        .setSeconds(first.getPromisedLatestArrival().getSeconds() + 3600))
                .setReturnOfRideId(first.getRideId())
                .build();
        Ride second = confirm(token, back, "k2");
        assertThat(second.getFare().getAmount()).isZero();
        assertThat(second.getFare().getProduct()).isEqualTo(FareProduct.DAY_PASS_HELD);
        assertThat(second.getReturnOfRideId()).isEqualTo(first.getRideId());
    }

    @Test
    void aReturnIsCalledForWhenItIsTime() {
        driver();
        String token = newRider();
        OpenReturnRequest home = OpenReturnRequest.newBuilder()
                .setOrigin(acrossTown().getDestination())
                .setDestination(acrossTown().getOrigin())
                .setParty(Party.newBuilder().setSeats(1))
                .setDay("2026-11-23")
                .setIdempotencyKey("home")
                .build();
        OpenReturnView open = rider(token).openReturn(home);
        assertThat(open.getStatus()).isEqualTo(ReturnStatus.OPEN);
        assertThat(rider(token).openReturn(home)).isEqualTo(open);
        CallReturnRequest call =
                CallReturnRequest.newBuilder().setReturnId(open.getReturnId()).build();
        assertThat(problem(() -> rider(newRider()).callReturn(call)).kind()).isEqualTo(ProblemKind.NOT_FOUND);
        CallReturnResponse called = rider(token).callReturn(call);
        assertThat(called.getRide().getRideId()).isEqualTo(open.getReturnId());
        assertThat(called.getRide().getFare().getAmount()).isEqualTo(300);
        assertThat(rider(token).callReturn(call).getRide().getRideId()).isEqualTo(open.getReturnId());
    }

    @Test
    void whatARiderMayNotAskForIsNamedAtOnce() {
        String token = newRider();
        List<FieldProblem> problems = new ArrayList<>(problem(() -> rider(token)
                        .requestOffers(acrossTown().toBuilder()
                                .setRiderClass("senior")
                                .setReturnOfRideId("another's")
                                .build()))
                .problems());
        problems.addAll(problem(() -> rider(token)
                        .openReturn(OpenReturnRequest.newBuilder()
                                .setDay("tomorrow")
                                .build()))
                .problems());
        assertThat(problems)
                .extracting(FieldProblem::field)
                .containsExactly(
                        "rider_class",
                        "return_of_ride_id",
                        "origin",
                        "destination",
                        "party.seats",
                        "day",
                        "idempotency_key");
    }
}
