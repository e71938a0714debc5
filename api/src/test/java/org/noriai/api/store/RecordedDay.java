package org.noriai.api.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import org.noriai.api.TestTown;
import org.noriai.dispatch.command.DispatchCommand.CancelRide;
import org.noriai.dispatch.command.DispatchCommand.EndShift;
import org.noriai.dispatch.command.DispatchCommand.ExpireOffers;
import org.noriai.dispatch.command.DispatchCommand.StopEventKind;
import org.noriai.dispatch.model.Party;
import org.noriai.dispatch.model.Ride;
import org.noriai.dispatch.model.VehicleId;

/**
 * Records a short day of the test town, with every kind of event, as the store of this version keeps it: {@code v1.db},
 * and what must be found in it: {@code v1.properties}. Run once for each version of the format; the files are then kept for
 * ever and never made anew. Argument: the folder to write to.
 */
public final class RecordedDay {

    private RecordedDay() {}

    /** Runs it. */
    public static void main(String[] arguments) throws IOException, SQLException {
        Path target = Path.of(arguments[0]);
        Path work = Files.createTempDirectory("recorded-day");
        Properties expected = new Properties();
        try (SqliteStore store = SqliteStore.open(work, TestTown.AREA, TestTown.NAMES)) {
            long[] sequence = {store.eventLog().replay(event -> {})};
            TestTown town =
                    new TestTown(2, events -> sequence[0] = store.eventLog().append(sequence[0], List.of(events)));
            drive(town);
            RegisteredRider rider = store.accounts().registerRider();
            expected.setProperty("sequence", Long.toString(sequence[0]));
            expected.setProperty("state.hash", town.state().stateHash());
            expected.setProperty("rider.id", rider.id().value());
            expected.setProperty("rider.token", rider.token());
            expected.setProperty("device.token", store.accounts().registerDevice(new VehicleId("v1")));
            for (Ride ride : town.state().listRides()) {
                expected.setProperty("ride." + ride.rider(), ride.id() + " " + ride.status());
            }
        }
        Files.createDirectories(target);
        compact(work.resolve("noriai.db"), target.resolve("v1.db"));
        try (var out = Files.newBufferedWriter(target.resolve("v1.properties"))) {
            expected.store(out, "What is in v1.db. The tokens open nothing but this file.");
        }
    }

    private static void drive(TestTown town) {
        Party one = new Party(1, 0);
        Party family = new Party(3, 1);
        town.start(0, 1);
        town.start(0, 2);
        // Offers: replaced by asking anew, expired, given up for another of the set.
        town.held(10, "dora", 2, 6, one);
        town.held(20, "dora", 2, 5, one);
        town.done(new ExpireOffers(TestTown.DAY + 200));
        Ride ann = town.booked(210, "ann", 3, 7, family);
        Ride bob = town.booked(220, "bob", 4, 8, one);
        Ride cem = town.booked(230, "cem", 1, 2, one);
        town.done(new CancelRide(TestTown.DAY + 240, cem.id(), cem.rider()));
        // Ann rides; Bob is not there; Eva is promised a ride for later; Fay is only being offered one.
        int bus = ann.shift().value().startsWith("v1") ? 1 : 2;
        int start = ann.promise().pickup().startSeconds() - TestTown.DAY;
        town.departed(250, bus, 3);
        town.arrived(start, bus, 3);
        town.report(start + 145, bus, StopEventKind.PICKED_UP, ann.id());
        int other = bob.shift().value().startsWith("v1") ? 1 : 2;
        int there = Math.max(start + 300, bob.promise().pickup().startSeconds() - TestTown.DAY);
        town.departed(start + 150, other, 4);
        town.arrived(there, other, 4);
        town.report(there + 400, other, StopEventKind.NO_SHOW, bob.id());
        town.departed(there + 410, bus, 7);
        town.arrived(there + 1_000, bus, 7);
        town.report(there + 1_150, bus, StopEventKind.DROPPED_OFF, ann.id());
        town.done(new EndShift(TestTown.DAY + there + 1_200, new VehicleId("v" + (3 - bus))));
        town.booked(there + 1_300, "eva", 5, 9, one);
        town.held(there + 1_310, "fay", 6, 1, one);
    }

    /** One file, without a write-ahead log beside it. */
    private static void compact(Path from, Path to) throws SQLException {
        try {
            Files.deleteIfExists(to);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + from);
                Statement statement = connection.createStatement()) {
            statement.execute("vacuum into '" + to + "'");
        }
    }
}
