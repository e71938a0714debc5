package org.noriai.api.configure;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.google.gson.JsonObject;
import com.google.protobuf.util.JsonFormat;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.noriai.api.account.Totp;
import org.noriai.api.problem.ProblemException;
import org.noriai.api.problem.ProblemKind;
import org.noriai.api.v1.*;
import org.noriai.api.v1.DeskServiceGrpc.DeskServiceBlockingStub;
import org.slf4j.LoggerFactory;

/** People at the running service: they sign in, the desk serves them, and what is personal stays where it can be erased. */
class PeopleServiceTest extends RunningService {

    private static final String PASSWORD = "a password of this test";

    /** What nobody writes by chance. */
    private static final RiderProfile PERSON = RiderProfile.newBuilder()
            .setName("Zqxname Hanako")
            .setKana("zqxkana はなこ")
            .setPhone("0465-98-7654")
            .setMail("zqxmail@example.jp")
            .setNeeds(RiderNeeds.newBuilder()
                    .setWheelchair(false)
                    .setWalksSlowly(true)
                    .setOther("zqxneeds cane"))
            .addCertificates(Certificate.newBuilder()
                    .setKind(CertificateKind.SENIOR_CERTIFICATE)
                    .setValidUntil("2031-07-13"))
            .build();

    private static final List<String> MARKERS = List.of(
            "Zqxname", "zqxkana", "465987654", "98-7654", "zqxmail", "zqxneeds", "2031-07-13", "zqxnote", "zqxcall");

    @Override
    List<String> more() {
        return List.of("--messages-file", folder.resolve("messages.txt").toString());
    }

    private SignInServiceGrpc.SignInServiceBlockingStub signIn() {
        return SignInServiceGrpc.newBlockingStub(channel);
    }

    private StaffServiceGrpc.StaffServiceBlockingStub staff(String token) {
        return as(token, StaffServiceGrpc.newBlockingStub(channel));
    }

    private DeskServiceBlockingStub desk() {
        return as(OPERATOR, DeskServiceGrpc.newBlockingStub(channel));
    }

    private ProfileServiceGrpc.ProfileServiceBlockingStub profile(String token) {
        return as(token, ProfileServiceGrpc.newBlockingStub(channel));
    }

    private Tokens accepted(String invitation, String login) {
        String uri = signIn().acceptInvitation(AcceptInvitationRequest.newBuilder()
                        .setInvitation(invitation)
                        .setPassword(PASSWORD)
                        .build())
                .getAuthenticatorUri();
        String secret = uri.replaceAll(".*secret=([A-Z2-7]+)&.*", "$1");
        return signIn().signInStaff(SignInStaffRequest.newBuilder()
                .setLogin(login)
                .setPassword(PASSWORD)
                .setOneTimeCode(Totp.code(secret, Instant.now()))
                .build());
    }

    /** The code that was sent there last. */
    private String sentTo(String contact) throws Exception {
        Path file = folder.resolve("messages.txt");
        for (int i = 0; i < 500; i++) {
            String text = Files.exists(file) ? Files.readString(file) : "";
            int last = text.lastIndexOf("To: " + contact);
            if (last >= 0 && text.substring(last).matches("(?s).*\\b[0-9]{6}\\b.*")) {
                return text.substring(last).replaceAll("(?s).*?\\b([0-9]{6})\\b.*", "$1");
            }
            Thread.sleep(10);
        }
        throw new AssertionError("No code was sent to " + contact);
    }

    @Test
    void theFirstAdministratorComesFromTheCommandLineAndInvitesTheOthers() {
        String printed =
                AdministratorCommand.run("--data", folder.resolve("data").toString(), "--login", "taro");
        String invitation = printed.replaceAll("(?s).*?\\n  ([A-Za-z0-9_-]{43})\\n.*", "$1");
        Tokens admin = accepted(invitation, "taro");
        assertThat(admin.getRolesList()).containsExactly(Role.ADMINISTRATOR);
        String second = staff(admin.getAccessToken())
                .inviteStaff(InviteStaffRequest.newBuilder()
                        .setLogin("hanako")
                        .addRoles(Role.DESK)
                        .build())
                .getInvitation();
        Tokens desk = accepted(second, "hanako");
        assertThat(problem(() -> staff(desk.getAccessToken()).listStaff(ListStaffRequest.getDefaultInstance()))
                        .kind())
                .isEqualTo(ProblemKind.FORBIDDEN);
        Tokens next = signIn().refreshTokens(RefreshTokensRequest.newBuilder()
                .setRefreshToken(desk.getRefreshToken())
                .build());
        String id =
                staff(admin.getAccessToken()).listStaff(ListStaffRequest.getDefaultInstance()).getMembersList().stream()
                        .filter(member -> member.getLogin().equals("hanako"))
                        .findFirst()
                        .orElseThrow()
                        .getStaffId();
        staff(admin.getAccessToken())
                .changeStaff(ChangeStaffRequest.newBuilder()
                        .setStaffId(id)
                        .addRoles(Role.DESK)
                        .setActive(false)
                        .build());
        assertThat(problem(() -> as(next.getAccessToken(), SignInServiceGrpc.newBlockingStub(channel))
                                .getCaller(GetCallerRequest.getDefaultInstance()))
                        .kind())
                .as("closed at once")
                .isEqualTo(ProblemKind.UNAUTHENTICATED);
        assertThat(staff(admin.getAccessToken())
                        .verifyAudit(VerifyAuditRequest.getDefaultInstance())
                        .getWhole())
                .isTrue();
        assertThat(problem(() -> DemoServiceGrpc.newBlockingStub(channel)
                                .signInAsDemoPerson(SignInAsDemoPersonRequest.newBuilder()
                                        .setRole(Role.ADMINISTRATOR)
                                        .build()))
                        .kind())
                .as("outside the demonstration there is no such method")
                .isEqualTo(ProblemKind.NOT_FOUND);
    }

    @Test
    void aRiderSignsInWithACodeAndOutEverywhere() throws Exception {
        driver();
        HttpResponse<String> started = http.send(
                to("/api/v1/sign-in/code")
                        .header("content-type", "application/json")
                        .POST(java.net.http.HttpRequest.BodyPublishers.ofString("{\"mail\": \"taro@example.jp\"}"))
                        .build(),
                BodyHandlers.ofString());
        assertThat(started.statusCode()).as(started.body()).isEqualTo(200);
        CompleteSignInRequest.Builder complete =
                CompleteSignInRequest.newBuilder().setMail("taro@example.jp");
        assertThat(problem(() -> signIn().completeSignIn(
                                        complete.setCode("12345x").build()))
                        .kind())
                .isEqualTo(ProblemKind.UNAUTHENTICATED);
        Tokens tokens = signIn().completeSignIn(
                        complete.setCode(sentTo("taro@example.jp")).build());
        assertThat(tokens.getRolesList()).containsExactly(Role.RIDER);
        RiderProfile named = RiderProfile.newBuilder().setName("Taro").build();
        profile(tokens.getAccessToken())
                .updateProfile(
                        UpdateProfileRequest.newBuilder().setProfile(named).build());
        assertThat(profile(tokens.getAccessToken()).getProfile(GetProfileRequest.getDefaultInstance()))
                .isEqualTo(named.toBuilder().setMail("taro@example.jp").build());
        assertThat(problem(() -> profile(tokens.getAccessToken())
                                .updateProfile(UpdateProfileRequest.newBuilder()
                                        .setProfile(named.toBuilder().setMail("another@example.jp"))
                                        .build()))
                        .problems())
                .extracting(field -> field.field() + field.value())
                .containsExactly("profile.mail");
        Ride ride = book(tokens.getAccessToken(), "k1");
        signIn().startSignIn(StartSignInRequest.newBuilder()
                .setMail("TARO@example.jp")
                .build());
        Tokens again = null;
        for (int i = 0; i < 200 && again == null; i++) {
            try {
                again = signIn().completeSignIn(
                                complete.setCode(sentTo("taro@example.jp")).build());
            } catch (io.grpc.StatusRuntimeException theOldCode) {
                Thread.sleep(10);
            }
        }
        Objects.requireNonNull(again, "The second code must have been taken.");
        assertThat(again.getRiderId()).as("the same account").isEqualTo(tokens.getRiderId());
        assertThat(rider(again.getAccessToken())
                        .getRide(GetRideRequest.newBuilder()
                                .setRideId(ride.getRideId())
                                .build())
                        .getRideId())
                .isEqualTo(ride.getRideId());
        as(tokens.getAccessToken(), SignInServiceGrpc.newBlockingStub(channel))
                .signOutEverywhere(SignOutEverywhereRequest.getDefaultInstance());
        String out = again.getAccessToken();
        assertThat(problem(() -> profile(out).getProfile(GetProfileRequest.getDefaultInstance()))
                        .kind())
                .isEqualTo(ProblemKind.UNAUTHENTICATED);
        ProblemException tooMany = null;
        for (int i = 0; i < 5 && tooMany == null; i++) {
            try {
                signIn().startSignIn(StartSignInRequest.newBuilder()
                        .setMail("taro@example.jp")
                        .build());
            } catch (io.grpc.StatusRuntimeException refused) {
                tooMany = org.noriai.api.problem.Statuses.toProblem(refused);
            }
        }
        Objects.requireNonNull(tooMany, "There must be a limit.");
        assertThat(tooMany.kind()).isEqualTo(ProblemKind.TOO_MANY_REQUESTS);
        assertThat(tooMany.retryAfter()).isPresent();
        HttpResponse<String> refused = http.send(
                to("/api/v1/sign-in/code")
                        .header("content-type", "application/json")
                        .POST(java.net.http.HttpRequest.BodyPublishers.ofString("{\"mail\": \"taro@example.jp\"}"))
                        .build(),
                BodyHandlers.ofString());
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(Integer.parseInt(refused.headers().firstValue("retry-after").orElse("0")))
                .isBetween(1, 300);
    }

    @Test
    void aRevokedTabletIsOutAtOnce() {
        String token = newTablet();
        DriverServiceGrpc.DriverServiceBlockingStub tablet = as(token, DriverServiceGrpc.newBlockingStub(channel));
        tablet.startShift(StartShiftRequest.getDefaultInstance());
        staff(OPERATOR)
                .revokeDevice(RevokeDeviceRequest.newBuilder().setVehicleId(BUS).build());
        assertThat(problem(() -> tablet.startShift(StartShiftRequest.getDefaultInstance()))
                        .kind())
                .isEqualTo(ProblemKind.UNAUTHENTICATED);
    }

    @Test
    void theDeskKnowsWhoCallsBooksForThemAndEveryLookIsWrittenDown() {
        driver();
        String id = desk().addRider(
                        AddRiderRequest.newBuilder().setProfile(PERSON).build())
                .getRiderId();
        assertThat(desk().findCallers(FindCallersRequest.newBuilder()
                                .setPhone("+81 465 98 7654")
                                .build())
                        .getCallersList())
                .as("Monaco's numbers begin otherwise")
                .isEmpty();
        String found = desk().findCallers(
                        FindCallersRequest.newBuilder().setPhone("0465 98 7654").build())
                .getCallers(0)
                .getRiderId();
        assertThat(found).isEqualTo(id);
        for (String key : List.of("k1", "k2")) {
            RequestOffersResponse offers = desk().requestOffersFor(RequestOffersForRequest.newBuilder()
                    .setRiderId(id)
                    .setRequest(acrossTown())
                    .build());
            ConfirmOfferForRequest confirm = ConfirmOfferForRequest.newBuilder()
                    .setRiderId(id)
                    .setOfferId(offers.getOffers(0).getOfferId())
                    .setIdempotencyKey(key)
                    .build();
            Ride ride = desk().confirmOfferFor(confirm);
            assertThat(desk().confirmOfferFor(confirm).getRideId()).isEqualTo(ride.getRideId());
            if (key.equals("k2")) {
                assertThat(desk().cancelRideFor(CancelRideForRequest.newBuilder()
                                        .setRiderId(id)
                                        .setRideId(ride.getRideId())
                                        .build())
                                .getStatus())
                        .isEqualTo(RideStatus.CANCELLED);
            }
        }
        desk().addNote(AddNoteRequest.newBuilder()
                .setRiderId(id)
                .setText("zqxnote")
                .build());
        CallBack callBack = desk().addCallBack(AddCallBackRequest.newBuilder()
                .setRiderId(id)
                .setDue(com.google.protobuf.util.Timestamps.fromMillis(System.currentTimeMillis()))
                .setText("zqxcall")
                .build());
        RiderCard card = desk().getRiderCard(
                        GetRiderCardRequest.newBuilder().setRiderId(id).build());
        assertThat(card.getProfile().getNeeds()).isEqualTo(PERSON.getNeeds());
        assertThat(card.getProfile().getCertificatesList()).isEqualTo(PERSON.getCertificatesList());
        assertThat(card.getRidesCount()).isEqualTo(2);
        assertThat(card.getUsualTripsList())
                .singleElement()
                .satisfies(trip -> assertThat(trip.getTimes()).isEqualTo(1))
                .satisfies(trip -> assertThat(trip.getFrom().getStopId())
                        .isEqualTo(card.getRides(0).getPickup().getStop().getStopId()));
        assertThat(card.getNotes(0).getText()).isEqualTo("zqxnote");
        assertThat(desk().listCallBacks(ListCallBacksRequest.getDefaultInstance())
                        .getCallBacksList())
                .containsExactly(callBack);
        desk().closeCallBack(CloseCallBackRequest.newBuilder()
                .setCallBackId(callBack.getCallBackId())
                .build());
        assertThat(desk().listCallBacks(ListCallBacksRequest.getDefaultInstance())
                        .getCallBacksList())
                .isEmpty();
        assertThat(staff(OPERATOR).listAudit(ListAuditRequest.getDefaultInstance()).getEntriesList().stream()
                        .filter(entry -> entry.getSubject().equals(id))
                        .map(AuditEntryView::getAction))
                .containsExactly(
                        "RIDER_ADDED",
                        "CALLER_FOUND",
                        "OFFERS_REQUESTED",
                        "RIDE_BOOKED",
                        "RIDE_BOOKED",
                        "OFFERS_REQUESTED",
                        "RIDE_BOOKED",
                        "RIDE_BOOKED",
                        "RIDE_CANCELLED",
                        "NOTE_ADDED",
                        "CALL_BACK_PROMISED",
                        "CARD_SEEN",
                        "CALLED_BACK");
        assertThat(staff(OPERATOR)
                        .verifyAudit(VerifyAuditRequest.getDefaultInstance())
                        .getWhole())
                .isTrue();
        assertThat(problem(() -> desk().addRider(AddRiderRequest.newBuilder()
                                .setProfile(RiderProfile.newBuilder()
                                        .setPhone("zqxphone")
                                        .setMail("zqxmail")
                                        .addCertificates(
                                                Certificate.newBuilder().setValidUntil("soon")))
                                .build()))
                        .problems())
                .extracting(problem -> problem.field() + "=" + problem.value())
                .containsExactly(
                        "profile.phone=",
                        "profile.mail=",
                        "profile.certificates[0].kind=0",
                        "profile.certificates[0].valid_until=soon");
    }

    @Test
    void whatIsPersonalIsInTheTablesThatAreErasedAndNowhereElse() throws Exception {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        log.start();
        root.addAppender(log);
        String id = desk().addRider(
                        AddRiderRequest.newBuilder().setProfile(PERSON).build())
                .getRiderId();
        desk().addNote(AddNoteRequest.newBuilder()
                .setRiderId(id)
                .setText("zqxnote")
                .build());
        desk().addCallBack(AddCallBackRequest.newBuilder()
                .setRiderId(id)
                .setDue(com.google.protobuf.util.Timestamps.fromMillis(System.currentTimeMillis()))
                .setText("zqxcall")
                .build());
        signIn().startSignIn(StartSignInRequest.newBuilder()
                .setMail(PERSON.getMail())
                .build());
        Tokens tokens = signIn().completeSignIn(CompleteSignInRequest.newBuilder()
                .setMail(PERSON.getMail())
                .setCode(sentTo("zqxmail@example.jp"))
                .build());
        assertThat(tokens.getRiderId()).as("whom the desk knew by this address").isEqualTo(id);
        DriverServiceGrpc.DriverServiceBlockingStub driver = driver();
        Ride ride = book(tokens.getAccessToken(), "k1");
        problem(() -> desk().findCallers(
                        FindCallersRequest.newBuilder().setPhone("zqxname").build()));
        problem(() -> profile(tokens.getAccessToken()).eraseMe(EraseMeRequest.getDefaultInstance()));
        Manifest manifest =
                driver.watchManifest(WatchManifestRequest.getDefaultInstance()).next();

        RiderData data = profile(tokens.getAccessToken()).exportMyData(ExportMyDataRequest.getDefaultInstance());
        String exported = JsonFormat.printer().print(data);
        for (String marker :
                List.of("Zqxname", "zqxkana", "465987654", "zqxmail", "zqxneeds", "2031-07-13", "zqxnote", "zqxcall")) {
            assertThat(exported).contains(marker);
        }
        assertThat(data.getRides(0).getRideId()).isEqualTo(ride.getRideId());
        JsonObject asJson = json(http.send(
                to("/api/v1/profile/export")
                        .header("authorization", "Bearer " + tokens.getAccessToken())
                        .build(),
                BodyHandlers.ofString()));
        assertThat(asJson.get("riderId").getAsString()).isEqualTo(id);

        List<String> written = new ArrayList<>(List.of(manifest.toString()));
        for (String path : List.of(
                "/metrics",
                "/gtfs-rt/vehicle-positions.json",
                "/gtfs-rt/trip-updates.json",
                "/gtfs-rt/alerts.json",
                "/api/v1/service-area",
                "/api/v1/openapi.yml",
                "/health")) {
            written.add(path + " " + get(path).body());
        }
        byte[] gtfs = http.send(to("/gtfs/gtfs.zip").build(), BodyHandlers.ofByteArray())
                .body();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(gtfs))) {
            while (zip.getNextEntry() != null) {
                written.add(new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        written.add(InformationServiceGrpc.newBlockingStub(channel)
                .watchVehicles(WatchVehiclesRequest.getDefaultInstance())
                .next()
                .toString());
        written.add(
                staff(OPERATOR).listAudit(ListAuditRequest.getDefaultInstance()).toString());
        LoggerFactory.getLogger("end").info("This is heard.");
        root.detachAppender(log);
        assertThat(log.list).extracting(ILoggingEvent::getFormattedMessage).contains("This is heard.");
        log.list.forEach(event -> written.add(event.getFormattedMessage() + " "
                + (event.getThrowableProxy() == null
                        ? ""
                        : event.getThrowableProxy().getMessage())));
        Set<String> personal = Set.of("rider_profile", "rider_note", "call_back");
        assertThat(rows(personal, true)).as("the markers are findable").contains("Zqxname", "zqxnote", "zqxcall");
        written.add(rows(personal, false));
        assertThat(written)
                .allSatisfy(text -> assertThat(text).doesNotContainIgnoringCase(MARKERS.toArray(String[]::new)));

        rider(tokens.getAccessToken())
                .cancelRide(CancelRideRequest.newBuilder()
                        .setRideId(ride.getRideId())
                        .build());
        profile(tokens.getAccessToken()).eraseMe(EraseMeRequest.getDefaultInstance());
        assertThat(problem(() -> profile(tokens.getAccessToken()).getProfile(GetProfileRequest.getDefaultInstance()))
                        .kind())
                .isEqualTo(ProblemKind.UNAUTHENTICATED);
        assertThat(desk().findCallers(FindCallersRequest.newBuilder()
                                .setPhone(PERSON.getPhone())
                                .build())
                        .getCallersCount())
                .isZero();
        assertThat(rows(Set.of("event"), true)).as("the ride stays, nobody's").contains(ride.getRideId());
        try (Stream<Path> files = Files.walk(folder.resolve("data"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
                assertThat(MARKERS.stream().filter(bytes::contains))
                        .as("in " + file)
                        .isEmpty();
            }
        }
    }

    /** Everything in the tables of the store, of these or of all others, as text. */
    private String rows(Set<String> tables, boolean these) throws Exception {
        StringBuilder text = new StringBuilder();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("data/noriai.db"))) {
            List<String> names = new ArrayList<>();
            try (ResultSet found =
                    connection.createStatement().executeQuery("select name from sqlite_master where type = 'table'")) {
                while (found.next()) {
                    names.add(found.getString(1));
                }
            }
            assertThat(names).containsAll(tables).hasSizeGreaterThan(10);
            for (String name : names) {
                if (tables.contains(name) == these) {
                    try (ResultSet row = connection.createStatement().executeQuery("select * from \"" + name + "\"")) {
                        while (row.next()) {
                            for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                                Object value = row.getObject(i);
                                text.append(
                                                value instanceof byte[] bytes
                                                        ? new String(bytes, StandardCharsets.UTF_8)
                                                        : String.valueOf(value))
                                        .append('\n');
                            }
                        }
                    }
                }
            }
        }
        return text.toString();
    }
}
