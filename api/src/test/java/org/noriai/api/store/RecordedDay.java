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
import org.noriai.api.store.people.RegisteredRider;
import org.noriai.api.v1.Role;
import org.noriai.dispatch.command.DispatchCommand.CancelRide;
import org.noriai.dispatch.command.DispatchCommand.EndShift;
import org.noriai.dispatch.command.DispatchCommand.ExpireOffers;
import org.noriai.dispatch.command.DispatchCommand.StopEventKind;
import org.noriai.dispatch.event.DispatchEvent;
import org.noriai.dispatch.event.DispatchEvent.ZoneResumed;
import org.noriai.dispatch.event.DispatchEvent.ZoneSuspended;
import org.noriai.dispatch.model.DriverBreak;
import org.noriai.dispatch.model.Party;
import org.noriai.dispatch.model.Ride;
import org.noriai.dispatch.model.Suspension;
import org.noriai.dispatch.model.TimeWindow;
import org.noriai.dispatch.model.VehicleId;
import org.noriai.dispatch.model.ZoneKey;
import org.noriai.dispatch.state.FleetState;

/**
 * Records a short day of the test town, with every kind of event, as the store of this version keeps it: {@code v2.db},
 * and what must be found in it: {@code v2.properties}. Run once for each version of the format; the files are then kept for
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
            TestTown town = new TestTown(
                    2, List.of(REST), events -> sequence[0] = store.eventLog().append(sequence[0], List.of(events)));
            drive(town);
            // The engine can't be asked for these yet; they are events all the same.
            int now = town.state().atSeconds();
            ZoneKey hill = new ZoneKey("hill");
            ZoneKey old = new ZoneKey("old-town");
            List<DispatchEvent> decided = List.of(
                    new ZoneSuspended(now, new Suspension(old, new TimeWindow(now, now + 7_200), "祭り")),
                    new ZoneResumed(now, old),
                    new ZoneSuspended(now, new Suspension(hill, new TimeWindow(now, now + 3_600), "雪")));
            sequence[0] = store.eventLog().append(sequence[0], List.of(decided));
            FleetState state = town.state().applyAll(decided);
            RegisteredRider rider = store.people().tokens().registerRider();
            expected.setProperty("sequence", Long.toString(sequence[0]));
            expected.setProperty("state.hash", RecordedText.fingerprint(state));
            expected.setProperty("rider.id", rider.id().value());
            expected.setProperty("rider.token", rider.token());
            expected.setProperty(
                    "device.token", store.people().tokens().registerDevice(new VehicleId("v1"), Role.DRIVER));
            for (Ride ride : state.listRides()) {
                expected.setProperty("ride." + ride.rider(), ride.id() + " " + ride.status());
            }
        }
        Files.createDirectories(target);
        compact(work.resolve("noriai.db"), target.resolve("v2.db"));
        try (var out = Files.newBufferedWriter(target.resolve("v2.properties"))) {
            expected.store(out, "What is in v2.db. The tokens open nothing but this file.");
        }
    }

    private static final DriverBreak REST =
            new DriverBreak(new TimeWindow(TestTown.DAY + 6_000, TestTown.DAY + 9_000), 2_700, 0);

    private static void drive(TestTown town) {
        Party one = new Party(1, 0);
        // Two seats, a companion, a child, a wheelchair and a pram.
        Party family = new Party(1, 1, 1, 1, 1, true, false);
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
        // The bus that had ended begins anew, is sent to wait elsewhere, and its driver has the break at the base.
        int again = 3 - bus;
        town.start(there + 1_300, again);
        town.sent(there + 1_310, again, 3);
        town.departed(there + 1_320, again, 3);
        town.arrived(there + 1_700, again, 3);
        town.departed(5_600, again, 0);
        town.arrived(5_970, again, 0);
        town.report(6_010, again, StopEventKind.BREAK_STARTED);
        town.report(8_710, again, StopEventKind.BREAK_ENDED);
        // Of the other bus the break is still planned.
        town.booked(8_800, "eva", 5, 9, one);
        town.held(8_810, "fay", 6, 1, one.ridingAlone());
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
