package org.noriai.benchmarks.load;

import com.google.protobuf.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.SplittableRandom;
import org.noriai.api.v1.RequestOffersRequest;
import org.noriai.api.v1.ServiceArea;
import org.noriai.benchmarks.client.EngineTime;
import org.noriai.benchmarks.people.Journeys;

/** Requests for journeys at hours of service on one of the days after today. Seeded; confined to one thread. */
public final class JourneysAhead {
    /** By UTC; in the time zones of the maps at hand these are hours of the day. */
    private static final int FIRST_HOUR = 8;

    private static final int HOURS = 9;
    private static final int SECONDS_PER_HOUR = 3_600;

    private final Journeys journeys;
    private final SplittableRandom random;
    private final Instant today;
    private final int days;

    /**
     * Journeys in an area.
     *
     * @param days over how many days they are spread, from tomorrow on
     */
    public JourneysAhead(ServiceArea area, int days, long seed) {
        this.journeys = new Journeys(area, seed);
        this.random = new SplittableRandom(seed);
        this.today = EngineTime.instant(area.getNow()).truncatedTo(ChronoUnit.DAYS);
        this.days = days;
    }

    /** The next one. */
    public RequestOffersRequest next() {
        Instant departure = today.plus(1 + random.nextInt(days), ChronoUnit.DAYS)
                .plusSeconds(FIRST_HOUR * SECONDS_PER_HOUR + random.nextInt(HOURS * SECONDS_PER_HOUR));
        Timestamp at = EngineTime.timestamp(departure);
        return journeys.next().toBuilder().setEarliestDeparture(at).build();
    }
}
