package org.noriai.api.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.noriai.api.TestTown;
import org.noriai.api.security.Principal;
import org.noriai.api.security.Tenant;
import org.noriai.api.v1.Role;
import org.noriai.dispatch.event.DispatchEvent;
import org.noriai.dispatch.model.Party;
import org.noriai.dispatch.model.Ride;
import org.noriai.dispatch.model.RideId;
import org.noriai.dispatch.model.RiderId;
import org.noriai.dispatch.model.SeatConfiguration;
import org.noriai.dispatch.model.Shift;
import org.noriai.dispatch.model.Suspension;
import org.noriai.dispatch.model.VehicleId;
import org.noriai.dispatch.model.VehicleType;
import org.noriai.dispatch.model.ZoneKey;
import org.noriai.dispatch.state.FleetState;

/**
 * G: the store of every version is read by every later one. The second version's day has breaks, a sending and suspensions
 * besides.
 *
 * <p>The fingerprint that was recorded with each is that of the state in the words of the first version, which {@link RecordedText}
 * still speaks; that of {@code FleetState.stateHash()} changes with whatever the model's records gain.
 */
final class RecordedDayTest {

    private static final Path RECORDED = Path.of("src/test/resources/replay");

    @TempDir
    Path dataDir;

    private final Properties expected = new Properties();

    private void copyTheRecording(int version) throws IOException {
        Files.copy(RECORDED.resolve("v%d.db".formatted(version)), dataDir.resolve("noriai.db"));
        try (Reader in = Files.newBufferedReader(RECORDED.resolve("v%d.properties".formatted(version)))) {
            expected.load(in);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void g10_theRecordedDayLeadsToTheSameState(int version) throws IOException {
        copyTheRecording(version);
        try (SqliteStore store = SqliteStore.open(dataDir, TestTown.AREA, TestTown.NAMES)) {
            FleetState state = replay(store);
            state.checkInvariants();
            assertThat(status(state, "ann"))
                    .isEqualTo(expected.getProperty("ride.ann"))
                    .endsWith("COMPLETED");
            assertThat(status(state, "bob"))
                    .isEqualTo(expected.getProperty("ride.bob"))
                    .endsWith("MISSED");
            assertThat(status(state, "cem"))
                    .isEqualTo(expected.getProperty("ride.cem"))
                    .endsWith("CANCELLED");
            assertThat(status(state, "eva"))
                    .isEqualTo(expected.getProperty("ride.eva"))
                    .endsWith("CONFIRMED");
            assertThat(state.findHeldBy(new RiderId("fay"))).isPresent();
            assertThat(state.findHeldBy(new RiderId("dora"))).isEmpty();
            assertThat(state.listVehicles()).hasSize(2);
            assertThat(RecordedText.fingerprint(state)).isEqualTo(expected.getProperty("state.hash"));
        }
    }

    @Test
    void g11_everyKindOfEventOfItsTimeIsInIt() throws IOException {
        Set<Class<?>> ofTheFirst = Set.of(
                DispatchEvent.FleetChanged.class,
                DispatchEvent.OffersHeld.class,
                DispatchEvent.OffersReleased.class,
                DispatchEvent.RideAssigned.class,
                DispatchEvent.RideCancelled.class,
                DispatchEvent.RideMissed.class,
                DispatchEvent.ShiftStarted.class,
                DispatchEvent.ShiftEnded.class,
                DispatchEvent.StopDeparted.class,
                DispatchEvent.StopArrived.class,
                DispatchEvent.StopServed.class,
                DispatchEvent.PlansReplaced.class);
        Set<Class<?>> ofTheSecond = new HashSet<>(ofTheFirst);
        ofTheSecond.addAll(Set.of(
                DispatchEvent.VehicleSent.class,
                DispatchEvent.BreakStarted.class,
                DispatchEvent.BreakEnded.class,
                DispatchEvent.ZoneSuspended.class,
                DispatchEvent.ZoneResumed.class));
        assertThat(kinds(1)).isEqualTo(ofTheFirst);
        Files.delete(dataDir.resolve("noriai.db"));
        Files.delete(dataDir.resolve(StoreMark.FILE));
        assertThat(kinds(2)).isEqualTo(ofTheSecond);
    }

    private Set<Class<?>> kinds(int version) throws IOException {
        copyTheRecording(version);
        try (SqliteStore store = SqliteStore.open(dataDir, TestTown.AREA, TestTown.NAMES)) {
            Set<Class<?>> kinds = new HashSet<>();
            assertThat(store.eventLog().replay(event -> kinds.add(event.getClass())))
                    .isEqualTo(Long.parseLong(expected.getProperty("sequence")));
            return kinds;
        }
    }

    @Test
    void g14_theSecondDayKeepsWhatTheFirstDidNotKnow() throws IOException {
        copyTheRecording(2);
        try (SqliteStore store = SqliteStore.open(dataDir, TestTown.AREA, TestTown.NAMES)) {
            FleetState state = replay(store);
            assertThat(ride(state, "ann").party()).isEqualTo(new Party(1, 1, 1, 1, 1, true, false));
            assertThat(ride(state, "fay").party().alone()).isTrue();
            assertThat(state.listSuspensions()).extracting(Suspension::zone).containsExactly(new ZoneKey("hill"));
            assertThat(state.listShifts())
                    .extracting(shift -> shift.shift().driver().value())
                    .containsExactly("driver-of-v1", "driver-of-v2");
            assertThat(state.listShifts())
                    .as("one has had the break, one has it before it")
                    .extracting(shift -> shift.plan().breaks().size())
                    .containsExactlyInAnyOrder(0, 1);
        }
    }

    @Test
    void g15_whatTheFirstDayDidNotSayIsAsItWasMeant() throws IOException {
        copyTheRecording(1);
        try (SqliteStore store = SqliteStore.open(dataDir, TestTown.AREA, TestTown.NAMES)) {
            FleetState state = replay(store);
            assertThat(ride(state, "ann").party()).isEqualTo(new Party(3, 1));
            assertThat(state.listVehicles().getFirst().type())
                    .isEqualTo(new VehicleType(
                            "bus", "Small bus", List.of(new SeatConfiguration(8, 0), new SeatConfiguration(6, 1))));
            Shift shift = state.listShifts().getFirst().shift();
            assertThat(shift)
                    .isEqualTo(new Shift(
                            shift.id(), shift.vehicle(), shift.window(), shift.startPlace(), shift.endPlace()));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void g12_keysAndTokensStillCount(int version) throws IOException {
        copyTheRecording(version);
        try (SqliteStore store = SqliteStore.open(dataDir, TestTown.AREA, TestTown.NAMES)) {
            assertThat(replay(store).findBooking(new RiderId("eva"), "key-eva"))
                    .contains(new RideId(expected.getProperty("ride.eva").replace(" CONFIRMED", "")));
            assertThat(store.people().tokens().find(expected.getProperty("rider.token")))
                    .contains(new Principal.Rider(
                            new Tenant(TestTown.AREA), new RiderId(expected.getProperty("rider.id"))));
            assertThat(store.people().tokens().find(expected.getProperty("device.token")))
                    .contains(new Principal.Device(new Tenant(TestTown.AREA), new VehicleId("v1"), Role.DRIVER));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void g15_itsRidesAreKeptFromNowOn(int version) throws IOException {
        copyTheRecording(version);
        try (SqliteStore store = SqliteStore.open(dataDir, TestTown.AREA, TestTown.NAMES)) {
            FleetState state = replay(store);
            store.keepRidesIfNone(state);
            store.keepRidesIfNone(state);
            assertThat(store.rides().count()).isEqualTo(4);
            Ride eva = ride(state, "eva");
            assertThat(store.rides().listOf(new RiderId("eva"), 10)).containsExactly(eva);
            assertThat(store.rides().find(eva.id())).contains(eva);
            assertThat(store.rides().listOf(new RiderId("fay"), 10))
                    .as("an offer is no ride")
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void g16_aStateThatWasKeptIsTheOneThatIsFolded(int version) throws IOException {
        copyTheRecording(version);
        String folded;
        try (SqliteStore store = SqliteStore.open(dataDir, TestTown.AREA, TestTown.NAMES)) {
            assertThat(store.snapshot().version()).isZero();
            FleetState state = replay(store);
            folded = state.stateHash();
            store.keep(state);
        }
        try (SqliteStore store = SqliteStore.open(dataDir, TestTown.AREA, TestTown.NAMES)) {
            FleetState kept = store.snapshot();
            assertThat(kept.stateHash()).isEqualTo(folded);
            assertThat(store.eventLog().replayAfter(kept.version(), event -> {
                        throw new AssertionError("There is nothing after the state: " + event);
                    }))
                    .isEqualTo(kept.version());
        }
        try (SqliteStore store =
                SqliteStore.open(dataDir, TestTown.AREA, new PlaceNames(TestTown.STOP_IDS.reversed()))) {
            assertThat(store.snapshot().version())
                    .as("of other stops it is of no use")
                    .isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void g13_theDayGoesOnAfterAnImportThatNumbersItsStopsAnew(int version) throws IOException {
        copyTheRecording(version);
        List<String> reversed = TestTown.STOP_IDS.reversed();
        try (SqliteStore store = SqliteStore.open(dataDir, TestTown.AREA, new PlaceNames(reversed))) {
            FleetState state = replay(store);
            state.checkInvariants();
            Ride eva = ride(state, "eva");
            assertThat(reversed.get(eva.pickup().place())).isEqualTo("stop-5");
            assertThat(reversed.get(eva.dropoff().place())).isEqualTo("stop-9");
        }
    }

    private static FleetState replay(SqliteStore store) {
        FleetState[] state = {FleetState.empty()};
        store.eventLog().replay(event -> state[0] = state[0].apply(event));
        return state[0];
    }

    private static String status(FleetState state, String rider) {
        Ride ride = ride(state, rider);
        return ride.id() + " " + ride.status();
    }

    private static Ride ride(FleetState state, String rider) {
        return state.listRides().stream()
                .filter(ride -> ride.rider().value().equals(rider))
                .findFirst()
                .orElseThrow();
    }
}
