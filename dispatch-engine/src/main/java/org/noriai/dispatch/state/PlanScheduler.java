package org.noriai.dispatch.state;

import org.noriai.dispatch.spi.TravelTimes;

/**
 * Says when the stops of a shift's plan are reached, served and left: for manifests, feeds and estimates.
 *
 * <p>Arrival and service are those of {@link ScheduleKernel}. A vehicle with somebody on board leaves when service is
 * over; an empty one as late as it can without being late, {@link #BUFFER_SECONDS} before it has to, so that what comes
 * in meanwhile still finds it free. Immutable, thus thread-safe.
 */
public final class PlanScheduler {

    /** How much earlier than it has to an empty vehicle leaves. */
    public static final int BUFFER_SECONDS = 60;

    private final TravelTimes times;
    private final ScheduleKernel kernel;

    /** Drives by these times. */
    public PlanScheduler(TravelTimes times) {
        this.times = times;
        this.kernel = new ScheduleKernel(times);
    }

    /** The times of the plan, if it is driven as planned from {@code nowSeconds} on. */
    public PlanSchedule schedule(FleetState state, ShiftState shift, int nowSeconds) {
        PlanStart start = state.planStart(shift, nowSeconds);
        StopSequence stops = new StopSequence();
        stops.read(state, shift, start);
        kernel.solvePresent(stops);
        return withDepartures(stops, start.aboard().people());
    }

    private PlanSchedule withDepartures(StopSequence stops, int aboardAtStart) {
        int size = stops.size();
        int[] arrivals = new int[size];
        int[] services = new int[size];
        int[] departures = new int[size];
        int aboard = aboardAtStart;
        int place = stops.startPlace();
        int free = stops.readySeconds();
        int startDeparture = free;
        for (int i = 0; i < size; i++) {
            int departure = departureSeconds(place, stops.place(i), free, stops.serviceSeconds(i), aboard);
            if (i == 0) {
                startDeparture = departure;
            } else {
                departures[i - 1] = departure;
            }
            int drive = times.seconds(place, stops.place(i), departure);
            services[i] = stops.serviceSeconds(i);
            arrivals[i] = Math.min(departure + drive, services[i]);
            int people = stops.party(i).people();
            aboard += stops.isPickup(i) ? people : -people;
            place = stops.place(i);
            free = stops.serviceEndSeconds(i);
        }
        if (size > 0) {
            departures[size - 1] = free;
        }
        return new PlanSchedule(arrivals, services, departures, startDeparture, stops.endSeconds());
    }

    private int departureSeconds(int fromPlace, int toPlace, int freeSeconds, int serviceSeconds, int aboard) {
        if (aboard > 0 || fromPlace == toPlace) {
            return freeSeconds;
        }
        int early = times.seconds(fromPlace, toPlace, freeSeconds);
        int planned = serviceSeconds - early - BUFFER_SECONDS;
        // At another time of day the drive may last longer.
        int late = times.seconds(fromPlace, toPlace, planned);
        return Math.max(freeSeconds, serviceSeconds - Math.max(early, late) - BUFFER_SECONDS);
    }
}
