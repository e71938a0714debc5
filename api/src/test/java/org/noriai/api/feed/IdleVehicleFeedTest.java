package org.noriai.api.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.noriai.api.TestTown.DAY;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.transit.realtime.GtfsRealtime.FeedEntity;
import com.google.transit.realtime.GtfsRealtime.FeedMessage;
import com.google.transit.realtime.GtfsRealtime.VehiclePosition.VehicleStopStatus;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.noriai.api.TestTown;
import org.noriai.api.clock.AreaTime;
import org.noriai.dispatch.command.DispatchCommand.StopEventKind;
import org.noriai.dispatch.model.Party;
import org.noriai.dispatch.model.Ride;
import org.noriai.dispatch.model.VehicleId;

/** What the feeds say of a vehicle that is sent to wait somewhere: it moves, and makes no trip of that. */
final class IdleVehicleFeedTest {

    private static final Party ONE = new Party(1, 0);

    private final GtfsRealtimeFeed feed = new GtfsRealtimeFeed(TestTown.FEED_AREA);
    private final TestTown town = TestTown.running(1);

    @Test
    void aDriveToWaitSomewhereIsNoTrip() {
        town.sent(0, 1, 4);
        town.departed(10, 1, 4);
        assertThat(trips(12)).isEmpty();
        assertThat(vehicle(12).hasTrip()).isFalse();
        town.booked(13, "ann", 6, 8, ONE);
        assertThat(trips(14)).containsExactly("v1-day-1: stop-6 stop-8");
        assertThat(vehicle(14).hasTrip()).as("it is not yet on its way to her").isFalse();
        town.arrived(490, 1, 4);
        assertThat(vehicle(491).hasTrip()).isFalse();
        town.departed(492, 1, 6);
        assertThat(vehicle(493).getTrip().getTripId()).isEqualTo("v1-day-1");
        assertThat(trips(493)).containsExactly("v1-day-1: stop-6 stop-8");
    }

    @Test
    void whoIsPromisedThePlaceItDrivesToMakesItATrip() {
        town.sent(0, 1, 4);
        town.departed(10, 1, 4);
        town.booked(13, "ann", 4, 8, ONE);
        assertThat(vehicle(14).getTrip().getTripId()).isEqualTo("v1-day-1");
        assertThat(vehicle(14).getStopId()).isEqualTo("stop-4");
        assertThat(vehicle(14).getCurrentStatus()).isEqualTo(VehicleStopStatus.IN_TRANSIT_TO);
        town.arrived(490, 1, 4);
        assertThat(vehicle(491).getTrip().getTripId()).as("the same trip").isEqualTo("v1-day-1");
        assertThat(vehicle(491).getCurrentStatus()).isEqualTo(VehicleStopStatus.STOPPED_AT);
        assertThat(trips(491)).containsExactly("v1-day-1: stop-4 stop-8");
    }

    @Test
    void waitingElsewhereBetweenTwoHaltsItStandsAtNeither() {
        Ride ann = town.booked(0, "ann", 0, 1, ONE);
        town.bookedFor(1, "bob", 7_200, 2, 8, ONE);
        town.arrived(300, 1, 0);
        town.report(400, 1, StopEventKind.PICKED_UP, ann.id());
        town.departed(401, 1, 1);
        town.arrived(520, 1, 1);
        town.report(540, 1, StopEventKind.DROPPED_OFF, ann.id());
        town.sent(600, 1, 5);
        assertThat(vehicle(600).getCurrentStatus()).isEqualTo(VehicleStopStatus.STOPPED_AT);
        town.departed(601, 1, 5);
        assertThat(vehicle(602).getCurrentStatus()).isEqualTo(VehicleStopStatus.IN_TRANSIT_TO);
        assertThat(vehicle(602).getStopId()).isEqualTo("stop-2");
        town.arrived(1_081, 1, 5);
        assertThat(vehicle(1_800).getCurrentStatus()).isEqualTo(VehicleStopStatus.IN_TRANSIT_TO);
        assertThat(vehicle(1_800).getStopId()).isEqualTo("stop-2");
        assertThat(trips(1_800)).containsExactly("v1-day-1: stop-0 stop-1 stop-2 stop-8");
    }

    private List<String> trips(int at) {
        return read(feed.tripUpdates(town.snapshot(at, Map.of()), TripKind.NEW)).getEntityList().stream()
                .map(FeedEntity::getTripUpdate)
                .map(trip -> trip.getTrip().getTripId() + ": "
                        + String.join(
                                " ",
                                trip.getStopTimeUpdateList().stream()
                                        .map(stop -> stop.getStopId())
                                        .toList()))
                .toList();
    }

    private com.google.transit.realtime.GtfsRealtime.VehiclePosition vehicle(int at) {
        VehiclePosition position = new VehiclePosition(43.74, 7.42, 270, 5, AreaTime.toInstant(DAY + at));
        Map<VehicleId, VehiclePosition> positions = Map.of(new VehicleId("v1"), position);
        FeedMessage message = read(feed.vehiclePositions(town.snapshot(at, positions), TripKind.NEW));
        assertThat(message.getEntityList()).hasSize(1);
        return message.getEntity(0).getVehicle();
    }

    private static FeedMessage read(FeedBytes bytes) {
        try {
            return FeedMessage.parseFrom(bytes.toByteArray());
        } catch (InvalidProtocolBufferException malformed) {
            throw new AssertionError(malformed);
        }
    }
}
