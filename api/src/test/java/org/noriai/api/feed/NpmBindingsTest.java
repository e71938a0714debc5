package org.noriai.api.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.ListValue;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import com.google.protobuf.util.JsonFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.noriai.api.TestProcesses;
import org.noriai.api.TestTown;
import org.noriai.api.clock.AreaTime;
import org.noriai.dispatch.model.Party;
import org.noriai.dispatch.model.VehicleId;

/** What the bindings of the npm registry, which follow the specification, read from the feeds. */
final class NpmBindingsTest {

    private static final Path SOURCE = Path.of("src/test/js");
    private static final Path WORK = Path.of("target/feed-reader");

    @TempDir
    Path folder;

    private final GtfsRealtimeFeed feed = new GtfsRealtimeFeed(TestTown.FEED_AREA);

    @BeforeAll
    static void installTheBindings() throws IOException, InterruptedException {
        Files.createDirectories(WORK);
        Files.copy(SOURCE.resolve("read-feed.mjs"), WORK.resolve("read-feed.mjs"), StandardCopyOption.REPLACE_EXISTING);
        Path lock = WORK.resolve("package-lock.json");
        boolean installed = Files.exists(WORK.resolve("node_modules/.package-lock.json"))
                && Files.mismatch(SOURCE.resolve("package-lock.json"), lock) < 0;
        if (!installed) {
            Files.copy(
                    SOURCE.resolve("package.json"), WORK.resolve("package.json"), StandardCopyOption.REPLACE_EXISTING);
            Files.copy(SOURCE.resolve("package-lock.json"), lock, StandardCopyOption.REPLACE_EXISTING);
            TestProcesses.run(
                    WORK,
                    WORK.resolve("npm-ci.txt"),
                    List.of("npm", "ci", "--prefer-offline", "--ignore-scripts", "--no-audit", "--no-fund"));
        }
    }

    @Test
    void anOnDemandRunIsNew() throws IOException, InterruptedException {
        TestTown town = TestTown.running(2);
        town.booked(0, "ann", 3, 7, new Party(2, 1));
        town.departed(10, 1, 3);
        Map<VehicleId, VehiclePosition> positions = Map.of(
                new VehicleId("v1"), new VehiclePosition(43.74, 7.42, 90, 8.5f, AreaTime.toInstant(TestTown.DAY + 20)));
        FeedSnapshot snapshot = town.snapshot(20, positions);

        Struct trips = read(feed.tripUpdates(snapshot, TripKind.NEW));
        Struct trip = struct(trips, "entity", "tripUpdate");
        assertThat(text(struct(trip, "trip"), "scheduleRelationship")).isEqualTo("NEW");
        assertThat(text(struct(trip, "trip"), "tripId")).isEqualTo("v1-day-1");
        assertThat(text(struct(trip, "vehicle"), "wheelchairAccessible")).isEqualTo("WHEELCHAIR_ACCESSIBLE");
        assertThat(trip.getFieldsOrThrow("stopTimeUpdate").getListValue().getValuesList())
                .extracting(stop -> text(stop.getStructValue(), "stopId"))
                .containsExactly("stop-3", "stop-7");

        Struct vehicle = struct(read(feed.vehiclePositions(snapshot, TripKind.NEW)), "entity", "vehicle");
        assertThat(text(struct(vehicle, "trip"), "scheduleRelationship")).isEqualTo("NEW");
        assertThat(text(vehicle, "currentStatus")).isEqualTo("IN_TRANSIT_TO");
        assertThat(text(vehicle, "occupancyStatus")).isEqualTo("EMPTY");

        Struct added = read(feed.tripUpdates(snapshot, TripKind.ADDED));
        assertThat(text(struct(struct(added, "entity", "tripUpdate"), "trip"), "scheduleRelationship"))
                .isEqualTo("ADDED");
    }

    @Test
    void theAlertsAreAFeed() throws IOException, InterruptedException {
        Struct alerts = read(feed.alerts(TestTown.running(1).snapshot(20, Map.of()), List.of()));
        assertThat(text(struct(alerts, "header"), "gtfsRealtimeVersion")).isEqualTo("2.0");
    }

    private Struct read(FeedBytes bytes) throws IOException, InterruptedException {
        Path file = Files.write(folder.resolve("feed.pb"), bytes.toByteArray()).toAbsolutePath();
        String json =
                TestProcesses.run(WORK, folder.resolve("out.json"), List.of("node", "read-feed.mjs", file.toString()));
        Struct.Builder message = Struct.newBuilder();
        try {
            JsonFormat.parser().merge(json, message);
        } catch (InvalidProtocolBufferException malformed) {
            throw new AssertionError(json, malformed);
        }
        return message.build();
    }

    /** The message at a path; of a list its only element. */
    private static Struct struct(Struct message, String... path) {
        Struct at = message;
        for (String name : path) {
            Value value = at.getFieldsOrThrow(name);
            if (value.hasListValue()) {
                ListValue list = value.getListValue();
                assertThat(list.getValuesList()).as(name).hasSize(1);
                value = list.getValues(0);
            }
            at = value.getStructValue();
        }
        return at;
    }

    private static String text(Struct message, String name) {
        return message.getFieldsOrThrow(name).getStringValue();
    }
}
