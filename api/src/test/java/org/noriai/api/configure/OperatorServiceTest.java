package org.noriai.api.configure;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.noriai.api.problem.FieldProblem;
import org.noriai.api.problem.ProblemKind;
import org.noriai.api.v1.AcknowledgeMessageRequest;
import org.noriai.api.v1.AnswerProposalRequest;
import org.noriai.api.v1.AskConsentRequest;
import org.noriai.api.v1.CancelForRiderRequest;
import org.noriai.api.v1.CloseStreetRequest;
import org.noriai.api.v1.DriverServiceGrpc;
import org.noriai.api.v1.DriverServiceGrpc.DriverServiceBlockingStub;
import org.noriai.api.v1.FleetVehicle;
import org.noriai.api.v1.FleetView;
import org.noriai.api.v1.GetRideRequest;
import org.noriai.api.v1.InstructionResult;
import org.noriai.api.v1.LatLng;
import org.noriai.api.v1.ListInstructionsRequest;
import org.noriai.api.v1.Manifest;
import org.noriai.api.v1.MoveRideRequest;
import org.noriai.api.v1.NewVehicle;
import org.noriai.api.v1.NoticeKind;
import org.noriai.api.v1.OperatorServiceGrpc;
import org.noriai.api.v1.OperatorServiceGrpc.OperatorServiceBlockingStub;
import org.noriai.api.v1.PutIn;
import org.noriai.api.v1.RefusalReason;
import org.noriai.api.v1.RegisterDeviceRequest;
import org.noriai.api.v1.ReopenStreetRequest;
import org.noriai.api.v1.ReportDelayRequest;
import org.noriai.api.v1.RequestOffersResponse;
import org.noriai.api.v1.ResumeServiceRequest;
import org.noriai.api.v1.Ride;
import org.noriai.api.v1.RideEffect;
import org.noriai.api.v1.RideEffectKind;
import org.noriai.api.v1.RideStatus;
import org.noriai.api.v1.SendMessageRequest;
import org.noriai.api.v1.SetVehicleServiceRequest;
import org.noriai.api.v1.StartShiftRequest;
import org.noriai.api.v1.SuspendServiceRequest;
import org.noriai.api.v1.TakeOut;
import org.noriai.api.v1.WatchFleetRequest;
import org.noriai.api.v1.WatchManifestRequest;

/** What staff tell the service to do, from outside, and what riders and drivers see of it. */
class OperatorServiceTest extends RunningService {

    private OperatorServiceBlockingStub staff() {
        return as(OPERATOR, OperatorServiceGrpc.newBlockingStub(channel));
    }

    private FleetView fleet() {
        return staff().withDeadlineAfter(30, TimeUnit.SECONDS)
                .watchFleet(WatchFleetRequest.getDefaultInstance())
                .next();
    }

    /** Every vehicle is on the road. */
    private void startAll() {
        for (FleetVehicle vehicle : fleet().getVehiclesList()) {
            if (!vehicle.getRunning()) {
                String token = staff().registerDevice(RegisterDeviceRequest.newBuilder()
                                .setVehicleId(vehicle.getVehicle().getVehicleId())
                                .build())
                        .getToken();
                as(token, DriverServiceGrpc.newBlockingStub(channel))
                        .startShift(StartShiftRequest.getDefaultInstance());
            }
        }
    }

    private String vehicleOf(Ride ride) {
        for (FleetVehicle vehicle : fleet().getVehiclesList()) {
            boolean carries = vehicle.getHaltsList().stream()
                    .flatMap(halt -> halt.getActionsList().stream())
                    .anyMatch(action -> action.getRideId().equals(ride.getRideId()));
            if (carries) {
                return vehicle.getVehicle().getVehicleId();
            }
        }
        throw new AssertionError("No vehicle carries " + ride.getRideId());
    }

    private Ride seen(String token, Ride ride) {
        return rider(token)
                .getRide(GetRideRequest.newBuilder().setRideId(ride.getRideId()).build());
    }

    private Timestamp in(long seconds) {
        return Timestamp.newBuilder()
                .setSeconds(area.getNow().getSeconds() + seconds)
                .build();
    }

    @Test
    void aRideIsMovedOnceAndWhoAndWhyIsKept() throws Exception {
        driver();
        startAll();
        String token = newRider();
        Ride ride = book(token, "k1");
        String from = vehicleOf(ride);
        String to = fleet().getVehiclesList().stream()
                .map(vehicle -> vehicle.getVehicle().getVehicleId())
                .filter(id -> !id.equals(from))
                .findFirst()
                .orElseThrow();
        MoveRideRequest move = MoveRideRequest.newBuilder()
                .setRideId(ride.getRideId())
                .setVehicleId(to)
                .setWhy("the ramp of the other one is broken")
                .setIdempotencyKey("move-1")
                .build();
        InstructionResult shown =
                staff().moveRide(move.toBuilder().setDryRun(true).build());
        assertThat(shown.getDone()).isFalse();
        assertThat(shown.getEffectsList())
                .extracting(RideEffect::getKind)
                .containsExactly(RideEffectKind.MOVED_TO_OTHER_VEHICLE);
        assertThat(vehicleOf(ride)).isEqualTo(from);

        InstructionResult done = staff().moveRide(move);
        assertThat(done.getDone()).isTrue();
        assertThat(vehicleOf(ride)).isEqualTo(to);
        assertThat(seen(token, ride).getPromisedPickup()).isEqualTo(ride.getPromisedPickup());
        channel.shutdownNow();
        service.close();
        open();
        assertThat(staff().moveRide(move)).isEqualTo(done);
        assertThat(problem(() -> staff().moveRide(
                                        move.toBuilder().setVehicleId(from).build()))
                        .kind())
                .isEqualTo(ProblemKind.KEY_REUSED);
        assertThat(staff().listInstructions(ListInstructionsRequest.getDefaultInstance())
                        .getInstructionsList())
                .singleElement()
                .satisfies(told -> {
                    assertThat(told.getKind()).isEqualTo("MoveRide");
                    assertThat(told.getWhy()).isEqualTo("the ramp of the other one is broken");
                    assertThat(told.getBy()).isNotBlank();
                });

        InstructionResult cancelled = staff().cancelForRider(CancelForRiderRequest.newBuilder()
                .setRideId(ride.getRideId())
                .setWhy("called")
                .setIdempotencyKey("cancel-1")
                .build());
        assertThat(cancelled.getEffects(0).getKind()).isEqualTo(RideEffectKind.RIDE_GIVEN_UP);
        assertThat(seen(token, ride).getStatus()).isEqualTo(RideStatus.CANCELLED);
    }

    @Test
    void everythingThatIsWrongWithAnInstructionIsNamedAtOnce() {
        assertThat(problem(() -> staff().suspendService(SuspendServiceRequest.newBuilder()
                                .setStart(in(600))
                                .setEnd(in(300))
                                .build()))
                        .problems())
                .extracting(FieldProblem::field)
                .containsExactlyInAnyOrder("why", "idempotency_key", "end");
        assertThat(problem(() -> staff().moveRide(MoveRideRequest.newBuilder()
                                .setRideId("none")
                                .setVehicleId(BUS)
                                .setWhy("w")
                                .setIdempotencyKey("k")
                                .build()))
                        .kind())
                .isEqualTo(ProblemKind.NOT_FOUND);
        assertThat(problem(() -> staff().closeStreet(CloseStreetRequest.newBuilder()
                                .setGeometry("{\"type\":\"Point\",\"coordinates\":[7.4,43.7]}")
                                .setEnd(in(300))
                                .setMaxSpeedKmh(900)
                                .setWhy("w")
                                .setIdempotencyKey("k")
                                .build()))
                        .problems())
                .extracting(FieldProblem::field)
                .containsExactlyInAnyOrder("geometry.type", "max_speed_kmh");
        assertThat(problem(() -> rider(newRider()).getRide(GetRideRequest.getDefaultInstance()))
                        .kind())
                .isEqualTo(ProblemKind.NOT_FOUND);
        assertThat(problem(() -> as(newRider(), OperatorServiceGrpc.newBlockingStub(channel))
                                .moveRide(MoveRideRequest.getDefaultInstance()))
                        .kind())
                .isEqualTo(ProblemKind.FORBIDDEN);
    }

    @Test
    void aSuspensionIsShownThenDoneAndItsRidersHearOfIt() {
        driver();
        String token = newRider();
        Ride ride = book(token, "k1");
        SuspendServiceRequest suspend = SuspendServiceRequest.newBuilder()
                .setEnd(in(6 * 3600))
                .setWhy("大雪のため運休")
                .setIdempotencyKey("snow")
                .build();
        InstructionResult shown = staff().suspendService(suspend);
        assertThat(shown.getDone()).isFalse();
        assertThat(shown.getEffectsList()).extracting(RideEffect::getRideId).contains(ride.getRideId());
        assertThat(seen(token, ride).getStatus()).isEqualTo(RideStatus.CONFIRMED);

        InstructionResult done = staff().suspendService(
                        suspend.toBuilder().setConfirm(shown.getConfirmation()).build());
        assertThat(done.getDone()).isTrue();
        Ride after = seen(token, ride);
        assertThat(after.getStatus()).isEqualTo(RideStatus.MISSED);
        assertThat(after.getCause()).isEqualTo("ZONE_SUSPENDED");
        assertThat(after.getNotices(0).getKind()).isEqualTo(NoticeKind.SUSPENDED);
        assertThat(after.getNotices(0).getText()).isEqualTo("大雪のため運休");
        assertThat(rider(token).requestOffers(acrossTown()).getRefusal().getReason())
                .isEqualTo(RefusalReason.ZONE_SUSPENDED);
        assertThat(fleet().getSuspensionsList()).isNotEmpty();

        staff().resumeService(ResumeServiceRequest.newBuilder()
                .setWhy("cleared")
                .setIdempotencyKey("thaw")
                .build());
        assertThat(rider(token).requestOffers(acrossTown()).getOffersList()).isNotEmpty();
    }

    @Test
    void aClosedStreetIsInNoAnswerAlsoAfterARestartUntilItIsOpenAgain() throws Exception {
        DriverServiceBlockingStub driver = driver();
        String token = newRider();
        Ride ride = book(token, "k1");
        staff().moveRide(MoveRideRequest.newBuilder()
                .setRideId(ride.getRideId())
                .setVehicleId(BUS)
                .setWhy("w")
                .setIdempotencyKey("m")
                .build());
        Manifest before = manifest(driver);
        assertThat(before.getWayCount()).isGreaterThan(10);
        LatLng middle = before.getWay(before.getWayCount() / 2);
        String square = square(middle);
        InstructionResult closed = staff().closeStreet(CloseStreetRequest.newBuilder()
                .setGeometry(square)
                .setEnd(in(86_400))
                .setWhy("工事")
                .setIdempotencyKey("works")
                .build());
        assertThat(closed.getDone()).isTrue();
        assertThat(closed.getNotesList()).isEmpty();
        // From the answer on, not from the next second.
        assertThat(manifest(driver).getWayList()).noneMatch(point -> isNear(point, middle));
        RequestOffersResponse offered = rider(newRider()).requestOffers(acrossTown());
        assertThat(offered.getOffersCount() + (offered.hasRefusal() ? 1 : 0)).isPositive();
        assertThat(fleet().getClosures(0).getWhy()).isEqualTo("工事");

        channel.shutdownNow();
        service.close();
        open();
        DriverServiceBlockingStub again = driver();
        assertThat(manifest(again).getWayList()).noneMatch(point -> isNear(point, middle));
        staff().reopenStreet(ReopenStreetRequest.newBuilder()
                .setClosureId(closed.getClosureId())
                .setWhy("done")
                .setIdempotencyKey("open")
                .build());
        assertThat(manifest(again).getWayList()).isEqualTo(before.getWayList());
        assertThat(fleet().getClosuresList()).isEmpty();
    }

    private static Manifest manifest(DriverServiceBlockingStub driver) {
        return driver.watchManifest(WatchManifestRequest.getDefaultInstance()).next();
    }

    private static String square(LatLng middle) {
        double half = 0.0001;
        double west = middle.getLongitude() - half;
        double east = middle.getLongitude() + half;
        double south = middle.getLatitude() - half;
        double north = middle.getLatitude() + half;
        return "{\"type\":\"Polygon\",\"coordinates\":[[[%1$s,%2$s],[%3$s,%2$s],[%3$s,%4$s],[%1$s,%4$s],[%1$s,%2$s]]]}"
                .formatted(west, south, east, north);
    }

    private static boolean isNear(LatLng point, LatLng middle) {
        return Math.abs(point.getLatitude() - middle.getLatitude()) < 0.00009
                && Math.abs(point.getLongitude() - middle.getLongitude()) < 0.00009;
    }

    @Test
    void aRiderAgreesToAnotherTime() {
        driver();
        String token = newRider();
        Ride ride = book(token, "k1");
        long later = ride.getPromisedPickup().getStart().getSeconds() + 1200;
        InstructionResult asked = staff().askConsent(AskConsentRequest.newBuilder()
                .setRideId(ride.getRideId())
                .setPickupWindowStart(Timestamp.newBuilder().setSeconds(later))
                .setWhy("20分遅らせてもよろしいですか")
                .setIdempotencyKey("ask")
                .build());
        assertThat(asked.getDone()).isTrue();
        Ride proposed = seen(token, ride);
        assertThat(proposed.getProposal().getPickup().getStart().getSeconds()).isEqualTo(later);
        assertThat(proposed.getPromisedPickup()).isEqualTo(ride.getPromisedPickup());
        assertThat(fleet().getConsents(0).getRideId()).isEqualTo(ride.getRideId());
        AnswerProposalRequest yes = AnswerProposalRequest.newBuilder()
                .setRideId(ride.getRideId())
                .setProposalId(proposed.getProposal().getProposalId())
                .setAccepted(true)
                .build();
        assertThat(problem(() -> rider(newRider()).answerProposal(yes)).kind()).isEqualTo(ProblemKind.NOT_FOUND);
        Ride agreed = rider(token).answerProposal(yes);
        assertThat(agreed.getPromisedPickup().getStart().getSeconds()).isEqualTo(later);
        assertThat(agreed.hasProposal()).isFalse();
        assertThat(rider(token).answerProposal(yes).getPromisedPickup()).isEqualTo(agreed.getPromisedPickup());
    }

    @Test
    void messagesReachTheDriverAndEveryRiderOfTheRun() {
        DriverServiceBlockingStub driver = driver();
        String token = newRider();
        Ride ride = book(token, "k1");
        String vehicle = vehicleOf(ride);
        staff().sendMessage(SendMessageRequest.newBuilder()
                .setDriverOfVehicleId(BUS)
                .setText("駅前は混雑")
                .setWhy("traffic")
                .setIdempotencyKey("m1")
                .build());
        Manifest manifest = manifest(driver);
        assertThat(manifest.getMessages(0).getText()).isEqualTo("駅前は混雑");
        assertThat(driver.acknowledgeMessage(AcknowledgeMessageRequest.newBuilder()
                                .setMessageId(manifest.getMessages(0).getMessageId())
                                .build())
                        .getMessages(0)
                        .getRead())
                .isTrue();
        InstructionResult sent = staff().sendMessage(SendMessageRequest.newBuilder()
                .setRidersOfVehicleId(vehicle)
                .setText("車両が変わります")
                .setWhy("other vehicle")
                .setIdempotencyKey("m2")
                .build());
        assertThat(sent.getEffectsList()).extracting(RideEffect::getRideId).containsExactly(ride.getRideId());
        assertThat(seen(token, ride).getNotices(0).getText()).isEqualTo("車両が変わります");
        assertThat(fleet().getMessagesList()).hasSize(2);
    }

    @Test
    void aVehicleIsTakenOutAndPutInAgainWithAnotherOne() {
        driver();
        String token = newRider();
        Ride ride = book(token, "k1");
        String vehicle = vehicleOf(ride);
        SetVehicleServiceRequest out = SetVehicleServiceRequest.newBuilder()
                .setVehicleId(vehicle)
                .setTakeOut(TakeOut.newBuilder().setUntil(in(2 * 86_400)))
                .setWhy("inspection")
                .setIdempotencyKey("out")
                .build();
        InstructionResult result = staff().setVehicleService(out);
        if (!result.getDone()) {
            result = staff().setVehicleService(
                            out.toBuilder().setConfirm(result.getConfirmation()).build());
        }
        assertThat(result.getDone()).isTrue();
        assertThat(result.getEffectsList()).extracting(RideEffect::getRideId).contains(ride.getRideId());
        InstructionResult in = staff().setVehicleService(SetVehicleServiceRequest.newBuilder()
                .setVehicleId("spare-1")
                .setPutIn(PutIn.newBuilder()
                        .setEnd(in(3600 * 6))
                        .setStopId(area.getStops(0).getStopId())
                        .setVehicle(NewVehicle.newBuilder()
                                .setLabel("予備 1")
                                .setSeats(9)
                                .setWheelchairPlaces(1)))
                .setWhy("instead")
                .setIdempotencyKey("in")
                .build());
        assertThat(in.getDone()).isTrue();
        assertThat(fleet().getVehiclesList())
                .filteredOn(one -> one.getVehicle().getVehicleId().equals("spare-1"))
                .singleElement()
                .satisfies(one -> assertThat(one.getShiftId()).isNotEmpty());
        InstructionResult delay = staff().reportDelay(ReportDelayRequest.newBuilder()
                .setVehicleId("spare-1")
                .setReady(in(1800))
                .setWhy("tyre")
                .setIdempotencyKey("late")
                .build());
        assertThat(delay.getDone()).isTrue();
        assertThat(List.of(delay.getInstructionId(), in.getInstructionId())).doesNotHaveDuplicates();
    }
}
