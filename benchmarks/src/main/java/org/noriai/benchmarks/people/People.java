package org.noriai.benchmarks.people;

import java.util.Locale;
import org.noriai.api.v1.GetServiceAreaRequest;
import org.noriai.api.v1.ServiceArea;
import org.noriai.benchmarks.client.EngineTime;
import org.noriai.benchmarks.client.Retry;
import org.noriai.benchmarks.client.ServiceConnection;

/** The process of the simulated people: drivers for every vehicle, and riders who ask. Runs until it is ended. */
public final class People {
    private static final long STATUS_MILLIS = 30_000;

    private People() {}

    /** Runs the people; exit status 2 for unusable arguments. */
    public static void main(String[] arguments) throws InterruptedException {
        PeopleOptions options;
        try {
            options = PeopleOptions.parse(arguments);
        } catch (IllegalArgumentException e) {
            System.err.println("people: " + e.getMessage());
            System.exit(2);
            return;
        }
        run(options);
    }

    private static void run(PeopleOptions options) throws InterruptedException {
        try (ServiceConnection connection = ServiceConnection.open(options.target())) {
            ServiceArea area = Retry.untilAnswered(
                    () -> connection.information().getServiceArea(GetServiceAreaRequest.getDefaultInstance()));
            EngineTime time = EngineTime.of(area);
            Tally tally = new Tally();
            try (SimulatedFleet fleet =
                            SimulatedFleet.start(connection, time, options.operatorTokenFile(), options.seed(), tally);
                    SimulatedRiders riders = SimulatedRiders.start(
                            connection, time, area, fleet.size(), options.requestsPerHour(), options.seed(), tally)) {
                System.out.printf(
                        Locale.ROOT,
                        "people: %d drivers at work, riders ask about %.0f times an hour%n",
                        fleet.size(),
                        riders.requestsPerHour());
                while (true) {
                    Thread.sleep(STATUS_MILLIS);
                    System.out.printf(
                            "people: %s; %d of %d vehicles moving%n", tally.line(), fleet.moving(), fleet.size());
                }
            }
        }
    }
}
