package org.noriai.api.store.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.noriai.api.security.Principal;
import org.noriai.api.v1.RiderProfile;
import org.noriai.api.v1.Role;
import org.noriai.dispatch.model.RiderId;
import org.noriai.dispatch.model.VehicleId;

/** Sign-ins: short, renewed by a token that works once, ended everywhere at once; and nothing of another city's. */
class SessionsTest {

    @TempDir
    Path dataDir;

    private PeopleFixture fixture;
    private PeopleStore people;
    private Principal.Known rider;

    @BeforeEach
    void open() throws SQLException {
        fixture = new PeopleFixture(dataDir);
        people = fixture.of("odawara");
        rider = new Principal.Rider(people.tenant(), new RiderId("r-1"));
    }

    @AfterEach
    void close() throws SQLException {
        fixture.close();
    }

    private Sessions sessions() {
        return people.tokens().sessions();
    }

    private Optional<Principal.Known> caller(String token) {
        return people.tokens().find(token);
    }

    @Test
    void anAccessTokenIsValidForAQuarterOfAnHour() {
        OpenedSession session = sessions().open(rider);
        assertThat(caller(session.accessToken())).contains(rider);
        assertThat(caller(session.refreshToken()))
                .as("to renew with, not to call with")
                .isEmpty();
        fixture.pass(Sessions.ACCESS_SECONDS - 1);
        assertThat(caller(session.accessToken())).contains(rider);
        fixture.pass(1);
        assertThat(caller(session.accessToken())).isEmpty();
    }

    @Test
    void aRefreshTokenGivesTheNextPairOnceAndASecondUseEndsTheSignIn() {
        OpenedSession first = sessions().open(rider);
        OpenedSession elsewhere = sessions().open(rider);
        OpenedSession second = sessions().refresh(first.refreshToken()).orElseThrow();
        assertThat(caller(second.accessToken())).contains(rider);
        assertThat(sessions().refresh(first.refreshToken())).as("stolen").isEmpty();
        assertThat(caller(second.accessToken())).isEmpty();
        assertThat(caller(first.accessToken())).isEmpty();
        assertThat(sessions().refresh(second.refreshToken())).isEmpty();
        assertThat(caller(elsewhere.accessToken())).as("another sign-in").contains(rider);
    }

    @Test
    void aRefreshTokenIsOverWhenNobodyCameBack() {
        OpenedSession session = sessions().open(rider);
        fixture.pass(Sessions.RIDER_REFRESH_SECONDS);
        assertThat(sessions().refresh(session.refreshToken())).isEmpty();
    }

    @Test
    void whoSignsOutEverywhereIsOutEverywhereAtOnce() {
        OpenedSession one = sessions().open(rider);
        OpenedSession two = sessions().open(rider);
        OpenedSession others = sessions().open(new Principal.Rider(people.tenant(), new RiderId("r-2")));
        assertThat(caller(one.accessToken())).contains(rider);
        sessions().endAll(rider);
        assertThat(caller(one.accessToken())).as("not from memory either").isEmpty();
        assertThat(caller(two.accessToken())).isEmpty();
        assertThat(sessions().refresh(two.refreshToken())).isEmpty();
        assertThat(caller(others.accessToken())).isPresent();
    }

    @Test
    void rolesThatWereTakenAwayAreGoneWithTheNextToken() {
        people.staff().invite("hanako", Set.of(Role.DESK, Role.ADMINISTRATOR));
        StaffAccount account = people.staff().findByLogin("hanako").orElseThrow();
        OpenedSession session = sessions().open(account.principal());
        assertThat(caller(session.accessToken()).orElseThrow().roles())
                .containsExactlyInAnyOrder(Role.DESK, Role.ADMINISTRATOR);
        people.staff().change(account.id(), Set.of(Role.DESK), true);
        OpenedSession next = sessions().refresh(session.refreshToken()).orElseThrow();
        assertThat(caller(next.accessToken()).orElseThrow().roles()).containsExactly(Role.DESK);
        people.staff().change(account.id(), Set.of(Role.DESK), false);
        assertThat(sessions().refresh(next.refreshToken())).isEmpty();
    }

    @Test
    void twoCitiesInOneStoreKnowNothingOfEachOther() {
        PeopleStore other = fixture.of("hakone");
        RegisteredRider registered = people.tokens().registerRider();
        String device = people.tokens().registerDevice(new VehicleId("bus-1"), Role.DRIVER);
        String partner = people.tokens().registerPartner("an application").token();
        OpenedSession session = sessions().open(rider);
        String invitation = people.staff().invite("hanako", Set.of(Role.DESK));
        String code = people.codes().draw("+81465123456");
        KnownRider known = people.riders()
                .add(RiderProfile.newBuilder().setPhone("+81465123456").build());
        people.desk().addNote(known.id(), "staff:1", "text");
        DeskBook.CallBack callBack =
                people.desk().addCallBack(known.id(), "staff:1", Instant.parse("2026-11-23T10:00:00Z"), "text");
        people.audit().add("staff:1", "CARD_SEEN", "r-1", "");

        for (String token :
                new String[] {registered.token(), device, partner, session.accessToken(), session.refreshToken()}) {
            assertThat(other.tokens().find(token)).isEmpty();
        }
        assertThat(other.tokens().sessions().refresh(session.refreshToken())).isEmpty();
        assertThat(other.tokens().revokeDevice(new VehicleId("bus-1"))).isFalse();
        assertThat(other.tokens().listDevices()).isEmpty();
        assertThat(other.staff().findInvited(invitation)).isEmpty();
        assertThat(other.staff().findByLogin("hanako")).isEmpty();
        assertThat(other.staff().list()).isEmpty();
        assertThat(other.codes().use("+81465123456", code)).isFalse();
        assertThat(other.riders().find(known.id())).isEmpty();
        assertThat(other.riders().listByPhone("+81465123456")).isEmpty();
        other.riders().erase(known.id());
        other.tokens().eraseRider(known.id());
        assertThat(other.desk().listNotes(known.id())).isEmpty();
        assertThat(other.desk().listCallBacks()).isEmpty();
        other.desk().done(callBack.id(), "staff:2");
        assertThat(other.audit().list(0, 10)).isEmpty();

        assertThat(people.tokens().find(device)).isPresent();
        assertThat(sessions().refresh(session.refreshToken())).isPresent();
        assertThat(people.codes().use("+81465123456", code)).isTrue();
        assertThat(people.riders().find(known.id())).contains(known);
        assertThat(people.desk().listNotes(known.id())).hasSize(1);
        assertThat(people.desk().listCallBacks()).containsExactly(callBack);
    }

    @Test
    void aCodeIsUsedOnceAndGuessedFiveTimes() {
        String code = people.codes().draw("a@example.jp");
        String wrong = code.equals("000000") ? "000001" : "000000";
        assertThat(code).matches("[0-9]{6}");
        assertThat(people.codes().use("b@example.jp", code)).isFalse();
        assertThat(people.codes().use("a@example.jp", code)).isTrue();
        assertThat(people.codes().use("a@example.jp", code)).as("used").isFalse();
        String second = people.codes().draw("a@example.jp");
        String wrongSecond = second.equals("000000") ? "000001" : wrong.equals(second) ? "000002" : wrong;
        for (int i = 0; i < 5; i++) {
            assertThat(people.codes().use("a@example.jp", wrongSecond)).isFalse();
        }
        assertThat(people.codes().use("a@example.jp", second))
                .as("guessed too often")
                .isFalse();
        String third = people.codes().draw("a@example.jp");
        fixture.pass(SignInCodes.SECONDS);
        assertThat(people.codes().use("a@example.jp", third)).as("too late").isFalse();
    }
}
