package org.noriai.api.configure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import com.google.protobuf.util.Timestamps;
import com.google.transit.realtime.GtfsRealtime.FeedMessage;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.stub.AbstractStub;
import io.grpc.stub.MetadataUtils;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.noriai.api.TestRegion;
import org.noriai.api.problem.FieldProblem;
import org.noriai.api.problem.ProblemException;
import org.noriai.api.problem.ProblemKind;
import org.noriai.api.problem.Statuses;
import org.noriai.api.v1.AccountServiceGrpc;
import org.noriai.api.v1.BookingServiceGrpc;
import org.noriai.api.v1.BookingServiceGrpc.BookingServiceBlockingStub;
import org.noriai.api.v1.CancelRideRequest;
import org.noriai.api.v1.ConfirmOfferRequest;
import org.noriai.api.v1.DriverServiceGrpc;
import org.noriai.api.v1.DriverServiceGrpc.DriverServiceBlockingStub;
import org.noriai.api.v1.GetRideRequest;
import org.noriai.api.v1.GetServiceAreaRequest;
import org.noriai.api.v1.InformationServiceGrpc;
import org.noriai.api.v1.LatLng;
import org.noriai.api.v1.Manifest;
import org.noriai.api.v1.ManifestState;
import org.noriai.api.v1.OperatorServiceGrpc;
import org.noriai.api.v1.Party;
import org.noriai.api.v1.Position;
import org.noriai.api.v1.RegisterDeviceRequest;
import org.noriai.api.v1.RegisterRiderRequest;
import org.noriai.api.v1.ReportPositionsRequest;
import org.noriai.api.v1.ReportStopEventRequest;
import org.noriai.api.v1.RequestOffersRequest;
import org.noriai.api.v1.RequestOffersResponse;
import org.noriai.api.v1.Ride;
import org.noriai.api.v1.RideStatus;
import org.noriai.api.v1.ServiceArea;
import org.noriai.api.v1.StartShiftRequest;
import org.noriai.api.v1.StopEventKind;
import org.noriai.api.v1.VirtualStop;
import org.noriai.api.v1.WatchManifestRequest;

/** The whole service on real streets, asked from outside over both of its doors. */
class ServiceTest {

    private static final String OPERATOR = "operator-token-of-the-test";
    private static final String BUS = "bus-1";

    @TempDir
    Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private Service service;
    private ManagedChannel channel;
    private ServiceArea area;

    @BeforeEach
    void start() throws Exception {
        Files.writeString(folder.resolve("operator"), OPERATOR + "\n");
        open();
        area = InformationServiceGrpc.newBlockingStub(channel)
                .getServiceArea(GetServiceAreaRequest.getDefaultInstance());
    }

    private void open() throws Exception {
        service = Service.start(arguments(0, 0));
        channel = ManagedChannelBuilder.forAddress("127.0.0.1", service.grpcPort())
                .usePlaintext()
                .build();
    }

    private ServerArguments arguments(int port, int grpcPort) throws Exception {
        return ServerArguments.parse(
                "--region",
                TestRegion.monaco().toString(),
                "--data",
                folder.resolve("data").toString(),
                "--port",
                String.valueOf(port),
                "--grpc-port",
                String.valueOf(grpcPort),
                "--operator-token-file",
                folder.resolve("operator").toString());
    }

    @AfterEach
    void stop() {
        channel.shutdownNow();
        service.close();
        http.close();
    }

    // ------------------------------------------------------------------ the people

    private static <S extends AbstractStub<S>> S as(String token, S stub) {
        Metadata headers = new Metadata();
        headers.put(Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER), "Bearer " + token);
        return stub.withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers));
    }

    private String newRider() {
        return AccountServiceGrpc.newBlockingStub(channel)
                .registerRider(RegisterRiderRequest.getDefaultInstance())
                .getToken();
    }

    private BookingServiceBlockingStub rider(String token) {
        return as(token, BookingServiceGrpc.newBlockingStub(channel));
    }

    private DriverServiceBlockingStub driver() {
        String token = as(OPERATOR, OperatorServiceGrpc.newBlockingStub(channel))
                .registerDevice(
                        RegisterDeviceRequest.newBuilder().setVehicleId(BUS).build())
                .getToken();
        DriverServiceBlockingStub driver = as(token, DriverServiceGrpc.newBlockingStub(channel));
        driver.startShift(StartShiftRequest.getDefaultInstance());
        return driver;
    }

    private RequestOffersRequest acrossTown() {
        return RequestOffersRequest.newBuilder()
                .setOrigin(farthest(Comparison.WEST).getLocation())
                .setDestination(farthest(Comparison.EAST).getLocation())
                .setParty(Party.newBuilder().setSeats(1))
                .build();
    }

    private enum Comparison {
        WEST,
        EAST
    }

    private VirtualStop farthest(Comparison side) {
        return area.getStopsList().stream()
                .reduce((a, b) -> (side == Comparison.WEST)
                                == (a.getLocation().getLongitude()
                                        < b.getLocation().getLongitude())
                        ? a
                        : b)
                .orElseThrow();
    }

    private Ride book(String token, String key) {
        RequestOffersResponse offered = rider(token).requestOffers(acrossTown());
        assertThat(offered.getOffersList()).as(offered.toString()).isNotEmpty().hasSizeLessThanOrEqualTo(3);
        return rider(token)
                .confirmOffer(ConfirmOfferRequest.newBuilder()
                        .setOfferId(offered.getOffers(0).getOfferId())
                        .setIdempotencyKey(key)
                        .build());
    }

    private static ReportStopEventRequest.Builder event(StopEventKind kind) {
        return ReportStopEventRequest.newBuilder().setKind(kind);
    }

    private static ProblemException problem(Runnable call) {
        try {
            call.run();
        } catch (StatusRuntimeException failed) {
            return Statuses.toProblem(failed);
        }
        throw new AssertionError("The call must fail.");
    }

    // ------------------------------------------------------------------ HTTP

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + service.httpPort() + path));
    }

    private HttpResponse<String> get(String path) throws Exception {
        return http.send(to(path).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String token, String body) throws Exception {
        return http.send(
                to(path).header("authorization", "Bearer " + token)
                        .header("content-type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private static JsonObject json(HttpResponse<String> response) {
        return JsonParser.parseString(response.body()).getAsJsonObject();
    }

    private static String json(RequestOffersRequest request) throws InvalidProtocolBufferException {
        return JsonFormat.printer().print(request);
    }

    // ------------------------------------------------------------------ the main job

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

    // ------------------------------------------------------------------ what is refused

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
    void httpRefusesWhatItCanNotRead() throws Exception {
        String token = newRider();
        assertThat(get("/api/v1/nothing").statusCode()).isEqualTo(404);
        assertThat(get("/nothing.js").statusCode()).isEqualTo(404);
        HttpResponse<String> wrongMethod = http.send(
                to("/api/v1/offers").PUT(HttpRequest.BodyPublishers.noBody()).build(), BodyHandlers.ofString());
        assertThat(wrongMethod.statusCode()).isEqualTo(405);
        assertThat(wrongMethod.headers().firstValue("allow").orElse(""))
                .contains("POST")
                .doesNotContain("PUT");
        HttpResponse<String> form = http.send(
                to("/api/v1/offers")
                        .header("content-type", "text/plain")
                        .POST(HttpRequest.BodyPublishers.ofString("a=b"))
                        .build(),
                BodyHandlers.ofString());
        assertThat(form.statusCode()).isEqualTo(415);
        assertThat(post("/api/v1/offers", token, "[1,2").statusCode()).isEqualTo(400);
        HttpResponse<String> large = post("/api/v1/offers", token, " ".repeat(2 << 20));
        assertThat(large.statusCode()).isEqualTo(413);
        for (HttpResponse<String> response : List.of(wrongMethod, form, large, get("/api/v1/nothing"))) {
            assertThat(response.headers().firstValue("content-type").orElse("")).startsWith("application/problem+json");
            assertThat(json(response).get("type").getAsString()).startsWith("urn:noriai:problem:");
            assertThat(response.headers().firstValue("x-content-type-options")).contains("nosniff");
        }
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

    // ------------------------------------------------------------------ what anybody may see

    @Test
    void streamsAreServerSentEvents() throws IOException, InterruptedException {
        HttpResponse<InputStream> live = http.send(to("/api/v1/vehicles/live").build(), BodyHandlers.ofInputStream());
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(live.body(), StandardCharsets.UTF_8))) {
            String first = lines.readLine();
            assertThat(first).startsWith("data: {");
            assertThat(JsonParser.parseString(first.substring(6))
                            .getAsJsonObject()
                            .getAsJsonArray("vehicles"))
                    .hasSize(3);
            assertThat(lines.readLine()).isEmpty();
        }
    }

    @Test
    void aStreamThatIsRefusedIsAProblemAndNoStream() throws Exception {
        HttpResponse<String> response = get("/api/v1/rides/none/live?access_token=" + newRider());
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(json(response).get("status").getAsInt()).isEqualTo(404);
        assertThat(get("/api/v1/rides/none/live").statusCode()).isEqualTo(401);
    }

    @Test
    void healthMetricsDocumentsAndTilesAreThere() throws Exception {
        assertThat(get("/health").statusCode()).isEqualTo(200);
        assertThat(get("/health/readiness").statusCode()).isEqualTo(200);
        assertThat(get("/metrics").body())
                .contains("noriai_calls_seconds_count{method=\"noriai.v1.InformationService/GetServiceArea\"")
                .contains("noriai_vehicles_working")
                .contains("jvm_memory_used_bytes");
        assertThat(get("/api/v1/openapi.yml").body())
                .contains("/api/v1/rides/{rideId}/live:", "Idempotency-Key", "text/event-stream", "bearer")
                .contains("Turns a held offer into a promise.");
        String template = area.getTiles();
        LatLng stop = area.getStops(0).getLocation();
        int zoom = area.getTilesZoomMax();
        double north = Math.log(Math.tan(Math.PI / 4 + Math.toRadians(stop.getLatitude()) / 2));
        String there = template.replace("{z}", String.valueOf(zoom))
                .replace("{x}", String.valueOf((int) ((stop.getLongitude() + 180) / 360 * (1 << zoom))))
                .replace("{y}", String.valueOf((int) ((1 - north / Math.PI) / 2 * (1 << zoom))));
        HttpResponse<byte[]> tile = http.send(to(there).build(), BodyHandlers.ofByteArray());
        assertThat(tile.statusCode()).isEqualTo(200);
        assertThat(tile.headers().firstValue("cache-control").orElse("")).contains("immutable");
        assertThat(get("/tiles/other/0/0/0").statusCode()).isEqualTo(404);
        assertThat(get(template.replace("{z}", "x").replace("{x}", "0").replace("{y}", "0"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(get("/gtfs/gtfs.zip").statusCode()).isEqualTo(200);
        assertThat(get("/gtfs-rt/other.pb").statusCode()).isEqualTo(404);
        assertThat(HealthGrpc.newBlockingStub(channel)
                        .check(HealthCheckRequest.getDefaultInstance())
                        .getStatus())
                .isEqualTo(ServingStatus.SERVING);
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
