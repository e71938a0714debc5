package org.noriai.api.configure;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.AbstractStub;
import io.grpc.stub.MetadataUtils;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.noriai.api.TestRegion;
import org.noriai.api.problem.ProblemException;
import org.noriai.api.problem.Statuses;
import org.noriai.api.v1.AccountServiceGrpc;
import org.noriai.api.v1.BookingServiceGrpc;
import org.noriai.api.v1.BookingServiceGrpc.BookingServiceBlockingStub;
import org.noriai.api.v1.ConfirmOfferRequest;
import org.noriai.api.v1.DriverServiceGrpc;
import org.noriai.api.v1.DriverServiceGrpc.DriverServiceBlockingStub;
import org.noriai.api.v1.GetServiceAreaRequest;
import org.noriai.api.v1.InformationServiceGrpc;
import org.noriai.api.v1.OperatorServiceGrpc;
import org.noriai.api.v1.Party;
import org.noriai.api.v1.RegisterDeviceRequest;
import org.noriai.api.v1.RegisterRiderRequest;
import org.noriai.api.v1.ReportStopEventRequest;
import org.noriai.api.v1.RequestOffersRequest;
import org.noriai.api.v1.RequestOffersResponse;
import org.noriai.api.v1.Ride;
import org.noriai.api.v1.ServiceArea;
import org.noriai.api.v1.StartShiftRequest;
import org.noriai.api.v1.StopEventKind;
import org.noriai.api.v1.VirtualStop;

/** The whole service on real streets for each test, and the people who ask it from outside over both of its doors. */
abstract class RunningService {

    static final String OPERATOR = "operator-token-of-the-test";
    static final String BUS = "bus-1";

    @TempDir
    Path folder;

    final HttpClient http = HttpClient.newHttpClient();
    Service service;
    ManagedChannel channel;
    ServiceArea area;

    @BeforeEach
    void start() throws Exception {
        Files.writeString(folder.resolve("operator"), OPERATOR + "\n");
        open();
        area = InformationServiceGrpc.newBlockingStub(channel)
                .getServiceArea(GetServiceAreaRequest.getDefaultInstance());
    }

    final void open() throws Exception {
        service = Service.start(arguments(0, 0));
        channel = ManagedChannelBuilder.forAddress("127.0.0.1", service.grpcPort())
                .usePlaintext()
                .build();
    }

    ServerArguments arguments(int port, int grpcPort) throws Exception {
        List<String> arguments = new ArrayList<>(List.of(
                "--region",
                TestRegion.monaco().toString(),
                "--data",
                folder.resolve("data").toString(),
                "--port",
                String.valueOf(port),
                "--grpc-port",
                String.valueOf(grpcPort),
                "--operator-token-file",
                folder.resolve("operator").toString(),
                "--speed",
                String.valueOf(speed()),
                "--clock-start",
                clockStart().toString()));
        arguments.addAll(more());
        return ServerArguments.parse(arguments.toArray(String[]::new));
    }

    /** More arguments. */
    List<String> more() {
        return List.of();
    }

    /** How fast the clock runs. */
    double speed() {
        return 1;
    }

    /** A Monday at 10 o'clock in Monaco: shifts run for hours yet, and meals are not due. */
    Instant clockStart() {
        return Instant.parse("2026-11-23T09:00:00Z");
    }

    @AfterEach
    void stop() {
        channel.shutdownNow();
        service.close();
        http.close();
    }

    // ------------------------------------------------------------------ the people

    static <S extends AbstractStub<S>> S as(String token, S stub) {
        Metadata headers = new Metadata();
        headers.put(Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER), "Bearer " + token);
        return stub.withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers));
    }

    String newRider() {
        return AccountServiceGrpc.newBlockingStub(channel)
                .registerRider(RegisterRiderRequest.getDefaultInstance())
                .getToken();
    }

    BookingServiceBlockingStub rider(String token) {
        return as(token, BookingServiceGrpc.newBlockingStub(channel));
    }

    String newTablet() {
        return as(OPERATOR, OperatorServiceGrpc.newBlockingStub(channel))
                .registerDevice(
                        RegisterDeviceRequest.newBuilder().setVehicleId(BUS).build())
                .getToken();
    }

    DriverServiceBlockingStub driver() {
        DriverServiceBlockingStub driver = as(newTablet(), DriverServiceGrpc.newBlockingStub(channel));
        driver.startShift(StartShiftRequest.getDefaultInstance());
        return driver;
    }

    RequestOffersRequest acrossTown() {
        return RequestOffersRequest.newBuilder()
                .setOrigin(farthest(Comparison.WEST).getLocation())
                .setDestination(farthest(Comparison.EAST).getLocation())
                .setParty(Party.newBuilder().setSeats(1))
                .build();
    }

    enum Comparison {
        WEST,
        EAST
    }

    VirtualStop farthest(Comparison side) {
        return area.getStopsList().stream()
                .reduce((a, b) -> (side == Comparison.WEST)
                                == (a.getLocation().getLongitude()
                                        < b.getLocation().getLongitude())
                        ? a
                        : b)
                .orElseThrow();
    }

    Ride book(String token, String key) {
        RequestOffersResponse offered = rider(token).requestOffers(acrossTown());
        assertThat(offered.getOffersList()).as(offered.toString()).isNotEmpty().hasSizeLessThanOrEqualTo(3);
        return rider(token)
                .confirmOffer(ConfirmOfferRequest.newBuilder()
                        .setOfferId(offered.getOffers(0).getOfferId())
                        .setIdempotencyKey(key)
                        .build());
    }

    static ReportStopEventRequest.Builder event(StopEventKind kind) {
        return ReportStopEventRequest.newBuilder().setKind(kind);
    }

    static ProblemException problem(Runnable call) {
        try {
            call.run();
        } catch (StatusRuntimeException failed) {
            return Statuses.toProblem(failed);
        }
        throw new AssertionError("The call must fail.");
    }

    // ------------------------------------------------------------------ HTTP

    HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + service.httpPort() + path));
    }

    HttpResponse<String> get(String path) throws Exception {
        return http.send(to(path).build(), BodyHandlers.ofString());
    }

    HttpResponse<String> post(String path, String token, String body) throws Exception {
        return http.send(
                to(path).header("authorization", "Bearer " + token)
                        .header("content-type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    static JsonObject json(HttpResponse<String> response) {
        return JsonParser.parseString(response.body()).getAsJsonObject();
    }

    static String json(RequestOffersRequest request) throws InvalidProtocolBufferException {
        return JsonFormat.printer().print(request);
    }
}
