package org.noriai.dispatch.state;

import org.noriai.dispatch.model.OperatingRules;
import org.noriai.dispatch.model.RoutePlan;
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

    /** Drives by these times and keeps these rules. */
    public PlanScheduler(TravelTimes times, OperatingRules rules) {
        this.times = times;
        this.kernel = new ScheduleKernel(times, rules);
    }

    /** The times of the plan, if it is driven as planned from {@code nowSeconds} on. */
    public PlanSchedule schedule(FleetState state, ShiftState shift, int nowSeconds) {
        PlanStart start = state.planStart(shift, nowSeconds);
        StopSequence stops = new StopSequence();
        stops.read(state, shift, start);
        kernel.solvePresent(stops);
        return withDepartures(stops, start.aboard().people(), shift.plan());
    }

    private PlanSchedule withDepartures(StopSequence entries, int aboardAtStart, RoutePlan plan) {
        int size = entries.size();
        int[] arrivals = new int[size];
        int[] departures = new int[size];
        int aboard = aboardAtStart;
        int place = entries.startPlace();
        int free = entries.readySeconds();
        int startDeparture = free;
        for (int i = 0; i < size; i++) {
            int departure = departureSeconds(place, entries.place(i), free, entries.serviceSeconds(i), aboard);
            if (i == 0) {
                startDeparture = departure;
            } else {
                departures[i - 1] = departure;
            }
            int drive = times.seconds(place, entries.place(i), departure);
            arrivals[i] = Math.min(departure + drive, entries.serviceSeconds(i));
            aboard += entries.people[i];
            place = entries.place(i);
            free = entries.serviceEndSeconds(i);
        }
        if (size > 0) {
            departures[size - 1] = free;
        }
        return stopsOnly(entries, plan, arrivals, departures, startDeparture);
    }

    private static PlanSchedule stopsOnly(
            StopSequence entries, RoutePlan plan, int[] arrivals, int[] departures, int startDeparture) {
        int stops = plan.stops().size();
        int[] stopArrivals = new int[stops];
        int[] services = new int[stops];
        int[] stopDepartures = new int[stops];
        int[] breaks = new int[plan.breaks().size()];
        int stop = 0;
        int rest = 0;
        for (int i = 0; i < entries.size(); i++) {
            if (entries.isBreak(i)) {
                breaks[rest++] = entries.serviceSeconds(i);
            } else {
                stopArrivals[stop] = arrivals[i];
                services[stop] = entries.serviceSeconds(i);
                stopDepartures[stop++] = departures[i];
            }
        }
        return new PlanSchedule(stopArrivals, services, stopDepartures, breaks, startDeparture, entries.endSeconds());
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
