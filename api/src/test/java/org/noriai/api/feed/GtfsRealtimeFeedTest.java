package org.noriai.api.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.noriai.api.TestTown.DAY;
import static org.noriai.api.TestTown.LEG_SECONDS;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.transit.realtime.GtfsRealtime.FeedHeader.Incrementality;
import com.google.transit.realtime.GtfsRealtime.FeedMessage;
import com.google.transit.realtime.GtfsRealtime.TripDescriptor;
import com.google.transit.realtime.GtfsRealtime.TripDescriptor.ScheduleRelationship;
import com.google.transit.realtime.GtfsRealtime.TripUpdate;
import com.google.transit.realtime.GtfsRealtime.TripUpdate.StopTimeUpdate;
import com.google.transit.realtime.GtfsRealtime.VehiclePosition.OccupancyStatus;
import com.google.transit.realtime.GtfsRealtime.VehiclePosition.VehicleStopStatus;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.noriai.api.TestTown;
import org.noriai.api.clock.AreaTime;
import org.noriai.dispatch.command.DispatchCommand.StopEventKind;
import org.noriai.dispatch.model.Load;
import org.noriai.dispatch.model.Party;
import org.noriai.dispatch.model.Ride;
import org.noriai.dispatch.model.VehicleId;

/** What the Java bindings read from the feeds of a town that the real dispatcher runs. */
final class GtfsRealtimeFeedTest {

    private static final Party ONE = new Party(1, 0);

    private final GtfsRealtimeFeed feed = new GtfsRealtimeFeed(TestTown.FEED_AREA);
    private final TestTown town = TestTown.running(1);

    @Test
    void everyFeedHasAFullHeaderInEngineTime() {
        FeedSnapshot snapshot = town.snapshot(60, Map.of());
        for (FeedBytes bytes : List.of(
                feed.tripUpdates(snapshot, TripKind.NEW),
                feed.vehiclePositions(snapshot, TripKind.NEW),
                feed.alerts(snapshot, List.of()))) {
            FeedMessage message = read(bytes);
            assertThat(message.getHeader().getGtfsRealtimeVersion()).isEqualTo("2.0");
            assertThat(message.getHeader().getIncrementality()).isEqualTo(Incrementality.FULL_DATASET);
            assertThat(message.getHeader().getTimestamp()).isEqualTo(posix(60));
            assertThat(message.getEntityList()).isEmpty();
            assertThat(bytes.lastModified()).isEqualTo(Instant.ofEpochSecond(posix(60)));
        }
    }

    @Test
    void aBookedRideIsATripWithItsTwoStops() {
        Ride ride = town.booked(0, "ann", 3, 7, ONE);
        TripUpdate update = onlyTrip(0, TripKind.NEW);
        TripDescriptor trip = update.getTrip();
        assertThat(trip.getTripId()).isEqualTo("v1-day-1");
        assertThat(trip.getRouteId()).isEqualTo("on-demand");
        assertThat(trip.getStartDate()).isEqualTo("20261122");
        assertThat(relationshipOnTheWire(trip)).isEqualTo(8);
        assertThat(update.getVehicle().getId()).isEqualTo("v1");
        assertThat(update.getVehicle().getLabel()).isEqualTo("Bus 1");
        assertThat(stops(update)).containsExactly("1 stop-3", "2 stop-7");
        StopTimeUpdate pickup = update.getStopTimeUpdate(0);
        assertThat(pickup.getArrival().getTime())
                .isLessThanOrEqualTo(posixOf(ride.promise().pickup().endSeconds()));
        assertThat(pickup.getDeparture().getTime())
                .isGreaterThanOrEqualTo(posixOf(ride.promise().pickup().startSeconds()));
        assertThat(pickup.getArrival().hasDelay()).isFalse();
        assertThat(update.getStopTimeUpdate(1).getArrival().getTime())
                .isEqualTo(pickup.getDeparture().getTime() + 4 * LEG_SECONDS);
    }

    @Test
    void forOldBindingsTheSameTripIsAdded() {
        town.booked(0, "ann", 3, 7, ONE);
        TripUpdate added = onlyTrip(0, TripKind.ADDED);
        assertThat(added.getTrip().getScheduleRelationship()).isEqualTo(ScheduleRelationship.ADDED);
        assertThat(stops(added)).isEqualTo(stops(onlyTrip(0, TripKind.NEW)));
    }

    @Test
    void offersThatAreOnlyHeldAppearNowhere() {
        town.held(0, "ann", 3, 7, ONE);
        assertThat(trips(0, TripKind.NEW)).isEmpty();
        town.booked(10, "bob", 2, 5, ONE);
        TripUpdate withOffersHeld = onlyTrip(10, TripKind.NEW);
        assertThat(stops(withOffersHeld)).containsExactly("1 stop-2", "2 stop-5");
        town.held(11, "cem", 4, 1, ONE);
        assertThat(onlyTrip(10, TripKind.NEW).getStopTimeUpdateList())
                .as("nor the time they would take")
                .isEqualTo(withOffersHeld.getStopTimeUpdateList());
    }

    @Test
    void stopsOfSeveralAtOnePlaceAreOneHalt() {
        town.booked(0, "ann", 3, 7, ONE);
        town.booked(1, "bob", 3, 7, ONE);
        TripUpdate update = onlyTrip(1, TripKind.NEW);
        assertThat(stops(update)).containsExactly("1 stop-3", "2 stop-7");
    }

    @Test
    void servedHaltsStayInFrontUnderTheirNumber() {
        Ride ann = town.booked(0, "ann", 3, 7, ONE);
        int start = ann.promise().pickup().startSeconds() - DAY;
        town.departed(10, 1, 3);
        assertThat(onlyTrip(10, TripKind.NEW).getTrip().getTripId())
                .as("the run that was announced is the one that begins")
                .isEqualTo("v1-day-1");
        town.arrived(370, 1, 3);
        town.report(start + 15, 1, StopEventKind.PICKED_UP, ann.id());
        town.booked(start + 16, "bob", 5, 7, ONE);
        town.departed(start + 20, 1, 5);
        TripUpdate update = onlyTrip(start + 30, TripKind.NEW);
        assertThat(update.getTrip().getTripId()).isEqualTo("v1-day-1");
        assertThat(stops(update)).containsExactly("1 stop-3", "2 stop-5", "3 stop-7");
        assertThat(update.getStopTimeUpdate(0).getArrival().getTime()).isEqualTo(posix(370));
        assertThat(update.getStopTimeUpdate(0).getDeparture().getTime()).isEqualTo(posix(start + 15));
        timesNeverGoBack(update);
    }

    @Test
    void whenEverybodyIsSetDownTheTripEndsAndTheNextHasAnotherName() {
        Ride ann = town.booked(0, "ann", 1, 2, ONE);
        int at = drive(ann, 0);
        assertThat(trips(at, TripKind.NEW)).isEmpty();
        town.booked(at, "bob", 3, 4, ONE);
        TripUpdate next = onlyTrip(at, TripKind.NEW);
        assertThat(next.getTrip().getTripId()).isEqualTo("v1-day-2");
        assertThat(stops(next)).containsExactly("1 stop-3", "2 stop-4");
    }

    @Test
    void aVehicleThatWillBreakAPromiseSaysByHowMuch() {
        Ride ride = town.booked(0, "ann", 3, 7, ONE);
        int windowEnd = ride.promise().pickup().endSeconds() - DAY;
        int late = windowEnd + 200;
        StopTimeUpdate pickup = onlyTrip(late, TripKind.NEW).getStopTimeUpdate(0);
        assertThat(pickup.getArrival().getTime()).isEqualTo(posix(late + 3 * LEG_SECONDS));
        assertThat(pickup.getArrival().getDelay()).isEqualTo(late + 3 * LEG_SECONDS - windowEnd);
    }

    @Test
    void aRiderWhoLetsTheVehicleWaitDoesNotMakeItLate() {
        Ride ride = town.booked(0, "ann", 3, 7, ONE);
        int windowEnd = ride.promise().pickup().endSeconds() - DAY;
        town.departed(0, 1, 3);
        town.arrived(windowEnd - 60, 1, 3);
        TripUpdate update = onlyTrip(windowEnd + 100, TripKind.NEW);
        assertThat(update.getStopTimeUpdate(0).getArrival().hasDelay()).isFalse();
        assertThat(update.getStopTimeUpdate(0).getDeparture().getTime()).isGreaterThanOrEqualTo(posix(windowEnd + 100));
    }

    @Test
    void aShiftThatBeginsInTheEveningKeepsItsDayAfterMidnight() {
        town.booked(86_000 - 3_600, "ann", 3, 7, ONE);
        assertThat(onlyTrip(86_000 - 3_600, TripKind.NEW).getTrip().getStartDate())
                .as("03:00 of the 23rd belongs to the shift of the 22nd")
                .isEqualTo("20261122");
    }

    @Test
    void aVehicleUnderWayHasItsTripNextStopAndOccupancy() {
        Ride ann = town.booked(0, "ann", 3, 7, new Party(2, 1));
        var standing = onlyVehicle(5, position(5));
        assertThat(standing.hasTrip()).as("it has not left for the run yet").isFalse();
        assertThat(standing.getOccupancyStatus()).isEqualTo(OccupancyStatus.EMPTY);

        town.departed(10, 1, 3);
        var driving = onlyVehicle(20, position(20));
        assertThat(driving.getTrip().getTripId()).isEqualTo("v1-day-1");
        assertThat(relationshipOnTheWire(driving.getTrip())).isEqualTo(8);
        assertThat(driving.getCurrentStopSequence()).isEqualTo(1);
        assertThat(driving.getStopId()).isEqualTo("stop-3");
        assertThat(driving.getCurrentStatus()).isEqualTo(VehicleStopStatus.IN_TRANSIT_TO);

        int start = ann.promise().pickup().startSeconds() - DAY;
        town.arrived(start, 1, 3);
        assertThat(onlyVehicle(start, position(start)).getCurrentStatus()).isEqualTo(VehicleStopStatus.STOPPED_AT);

        town.report(start + 140, 1, StopEventKind.PICKED_UP, ann.id());
        town.departed(start + 150, 1, 7);
        var loaded = onlyVehicle(start + 160, position(start + 160));
        assertThat(loaded.getCurrentStopSequence()).isEqualTo(2);
        assertThat(loaded.getStopId()).isEqualTo("stop-7");
        assertThat(loaded.getOccupancyPercentage()).isEqualTo(100 * 3 / 7);
        assertThat(loaded.getOccupancyStatus()).isEqualTo(OccupancyStatus.MANY_SEATS_AVAILABLE);
    }

    @Test
    void occupancyFollowsTheArrangementOfTheRoom() {
        var type = town.state().listVehicles().getFirst().type();
        assertThat(Occupancy.of(type, Load.NONE)).isEqualTo(new Occupancy(OccupancyStatus.EMPTY, 0));
        assertThat(Occupancy.of(type, new Load(4, 0, 0)))
                .isEqualTo(new Occupancy(OccupancyStatus.MANY_SEATS_AVAILABLE, 50));
        assertThat(Occupancy.of(type, new Load(7, 0, 0)))
                .isEqualTo(new Occupancy(OccupancyStatus.FEW_SEATS_AVAILABLE, 87));
        assertThat(Occupancy.of(type, new Load(8, 0, 0))).isEqualTo(new Occupancy(OccupancyStatus.FULL, 100));
        assertThat(Occupancy.of(type, new Load(6, 1, 0))).isEqualTo(new Occupancy(OccupancyStatus.FULL, 100));
    }

    @Test
    void aPositionIsPublishedUntilItIs90SecondsOld() {
        var published = onlyVehicle(190, position(100));
        assertThat(published.getTimestamp()).isEqualTo(posix(100));
        assertThat(published.getPosition().getLatitude()).isEqualTo(43.74f);
        assertThat(published.getPosition().getBearing()).isEqualTo(270f);
        assertThat(published.getPosition().hasSpeed()).as("unknown").isFalse();
        assertThat(read(feed.vehiclePositions(town.snapshot(191, position(100)), TripKind.NEW))
                        .getEntityList())
                .isEmpty();
    }

    @Test
    void aPositionFromAClockThatIsAheadIsFromNow() {
        assertThat(onlyVehicle(100, position(130)).getTimestamp()).isEqualTo(posix(100));
    }

    @Test
    void nothingInAFeedSaysWhoRides() {
        Ride ann = town.booked(0, "ann-who-rides", 3, 7, new Party(2, 1));
        town.departed(10, 1, 3);
        FeedSnapshot snapshot = town.snapshot(20, position(20));
        for (FeedBytes bytes : List.of(
                feed.tripUpdates(snapshot, TripKind.NEW),
                feed.vehiclePositions(snapshot, TripKind.NEW),
                GtfsRealtimeFeed.json(feed.tripUpdates(snapshot, TripKind.NEW)),
                GtfsRealtimeFeed.json(feed.vehiclePositions(snapshot, TripKind.NEW)))) {
            assertThat(new String(bytes.toByteArray(), StandardCharsets.ISO_8859_1))
                    .doesNotContain("ann-who-rides")
                    .doesNotContain(ann.id().value())
                    .doesNotContain(ann.offerSet().value());
        }
    }

    @Test
    void jsonNamesWhatTheBindingsDoNotKnow() {
        town.booked(0, "ann", 3, 7, ONE);
        String json = new String(
                GtfsRealtimeFeed.json(feed.tripUpdates(town.snapshot(0, Map.of()), TripKind.NEW))
                        .toByteArray(),
                StandardCharsets.UTF_8);
        assertThat(json)
                .contains("\"schedule_relationship\":\"NEW\"")
                .contains("\"wheelchair_accessible\":\"WHEELCHAIR_ACCESSIBLE\"")
                .contains("\"stop_id\":\"stop-3\"");
    }

    @Test
    void theSameSnapshotGivesTheSameBytesAndTag() {
        town.booked(0, "ann", 3, 7, ONE);
        FeedBytes one = feed.tripUpdates(town.snapshot(0, Map.of()), TripKind.NEW);
        FeedBytes two = feed.tripUpdates(town.snapshot(0, Map.of()), TripKind.NEW);
        FeedBytes later = feed.tripUpdates(town.snapshot(1, Map.of()), TripKind.NEW);
        assertThat(one.toByteArray()).isEqualTo(two.toByteArray());
        assertThat(one.etag()).isEqualTo(two.etag()).matches("\"[0-9a-f]{24}\"").isNotEqualTo(later.etag());
    }

    @Test
    void impossiblePositionsAreRefused() {
        Instant now = Instant.EPOCH;
        assertThatThrownBy(() -> new VehiclePosition(Double.NaN, 0, 0, 0, now)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> new VehiclePosition(0, 180.1, 0, 0, now)).hasMessageContaining("180.1");
        assertThatThrownBy(() -> new VehiclePosition(0, 0, 360, 0, now)).hasMessageContaining("360");
        assertThatThrownBy(() -> new VehiclePosition(0, 0, 0, -1, now)).hasMessageContaining("-1");
    }

    /** Serves the ride from beginning to end; gives when that was. */
    private int drive(Ride ride, int at) {
        int start = Math.max(at + 1_000, ride.promise().pickup().startSeconds() - DAY);
        town.departed(at, 1, ride.pickup().place());
        town.arrived(start, 1, ride.pickup().place());
        town.report(start + 20, 1, StopEventKind.PICKED_UP, ride.id());
        town.departed(start + 21, 1, ride.dropoff().place());
        town.arrived(start + 400, 1, ride.dropoff().place());
        town.report(start + 420, 1, StopEventKind.DROPPED_OFF, ride.id());
        return start + 421;
    }

    private List<TripUpdate> trips(int at, TripKind kind) {
        return read(feed.tripUpdates(town.snapshot(at, Map.of()), kind)).getEntityList().stream()
                .map(entity -> entity.getTripUpdate())
                .toList();
    }

    private TripUpdate onlyTrip(int at, TripKind kind) {
        List<TripUpdate> trips = trips(at, kind);
        assertThat(trips).hasSize(1);
        return trips.getFirst();
    }

    private com.google.transit.realtime.GtfsRealtime.VehiclePosition onlyVehicle(
            int at, Map<VehicleId, VehiclePosition> positions) {
        FeedMessage message = read(feed.vehiclePositions(town.snapshot(at, positions), TripKind.NEW));
        assertThat(message.getEntityList()).hasSize(1);
        assertThat(message.getEntity(0).getId()).isEqualTo("v1");
        return message.getEntity(0).getVehicle();
    }

    private static Map<VehicleId, VehiclePosition> position(int at) {
        return Map.of(
                new VehicleId("v1"), new VehiclePosition(43.74, 7.42, 270, Float.NaN, AreaTime.toInstant(DAY + at)));
    }

    private static List<String> stops(TripUpdate update) {
        return update.getStopTimeUpdateList().stream()
                .map(stop -> stop.getStopSequence() + " " + stop.getStopId())
                .toList();
    }

    private static void timesNeverGoBack(TripUpdate update) {
        long last = 0;
        for (StopTimeUpdate stop : update.getStopTimeUpdateList()) {
            assertThat(stop.getArrival().getTime()).isGreaterThanOrEqualTo(last);
            assertThat(stop.getDeparture().getTime())
                    .isGreaterThanOrEqualTo(stop.getArrival().getTime());
            last = stop.getDeparture().getTime();
        }
    }

    private static long relationshipOnTheWire(TripDescriptor trip) {
        return trip.getUnknownFields()
                .getField(TripDescriptor.SCHEDULE_RELATIONSHIP_FIELD_NUMBER)
                .getVarintList()
                .getFirst();
    }

    private static FeedMessage read(FeedBytes bytes) {
        try {
            return FeedMessage.parseFrom(bytes.toByteArray());
        } catch (InvalidProtocolBufferException malformed) {
            throw new AssertionError(malformed);
        }
    }

    private static long posix(int at) {
        return posixOf(DAY + at);
    }

    private static long posixOf(int seconds) {
        return AreaTime.toInstant(seconds).getEpochSecond();
    }
}
