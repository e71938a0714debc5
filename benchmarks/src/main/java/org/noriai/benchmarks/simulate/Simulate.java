package org.noriai.benchmarks.simulate;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.OptionalInt;
import org.noriai.dispatch.simulation.Scenario;
import org.noriai.dispatch.simulation.SimulatedArea;
import org.noriai.dispatch.simulation.Simulation;
import org.noriai.dispatch.simulation.UnusableScenarioException;
import org.noriai.routing.area.DaySpan;
import org.noriai.routing.area.ServiceArea;
import org.noriai.routing.region.RegionBundle;

/** Simulates a service day on a region, prints its figures of merit, and writes them as JSON where a file is named. */
public final class Simulate {
    /** Where nobody says how many people ask: a little more than such a fleet can carry. */
    private static final double REQUESTS_PER_VEHICLE_HOUR = 4.5;

    private Simulate() {}

    /** Exit status 1 where it fails, 2 for unusable arguments. */
    public static void main(String[] arguments) {
        try {
            run(SimulateOptions.parse(arguments));
        } catch (UnusableScenarioException e) {
            e.problems().forEach(problem -> System.err.println("simulate: " + problem));
            System.exit(2);
        } catch (IllegalArgumentException e) {
            System.err.println("simulate: " + e.getMessage());
            System.exit(2);
        } catch (NoSuchFileException e) {
            System.err.println("simulate: '" + e.getFile() + "' does not exist.");
            System.exit(1);
        } catch (IOException e) {
            System.err.println("simulate: " + e.getMessage());
            System.exit(1);
        }
    }

    private static void run(SimulateOptions options) throws IOException {
        try (RegionBundle region = RegionBundle.open(options.region())) {
            Scenario base = base(region.serviceArea());
            Scenario scenario = options.scenario().isPresent()
                    ? ScenarioFile.read(options.scenario().get(), base)
                    : base;
            SimulatedArea area = RegionArea.of(region, options.vehicles());
            int vehicles = area.fleet().size();
            Scenario day = scenario.withRequests(requests(options.requests(), scenario, vehicles));
            DayReport report = new DayReport(
                    region.serviceArea().name(),
                    vehicles,
                    day,
                    Simulation.run(area, day, options.seed(), new Progress(System.err)));
            System.out.print(report.table());
            if (options.json().isPresent()) {
                Files.writeString(options.json().get(), report.json());
            }
        }
    }

    /** The usual day, from when the area opens to when it closes where it does. */
    private static Scenario base(ServiceArea area) {
        Scenario usual = Scenario.DEFAULT.withRequests(0);
        DaySpan day = area.findServiceDay(RegionArea.day(area)).orElseThrow();
        if (day.seconds() == DaySpan.DAY_SECONDS) {
            return usual;
        }
        JsonObject hours = new JsonObject();
        hours.addProperty("serviceFromSeconds", day.fromSeconds());
        hours.addProperty("serviceSeconds", day.seconds());
        return ScenarioFile.of(hours, usual);
    }

    private static int requests(OptionalInt asked, Scenario scenario, int vehicles) {
        if (asked.isPresent()) {
            return asked.getAsInt();
        }
        return scenario.requests() > 0
                ? scenario.requests()
                : (int) Math.round(REQUESTS_PER_VEHICLE_HOUR * vehicles * scenario.serviceSeconds() / 3600);
    }
}
