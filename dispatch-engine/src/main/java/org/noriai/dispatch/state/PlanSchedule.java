package org.noriai.dispatch.state;

/**
 * When a plan's stops are reached, served and left, if it is driven as planned from now on. Index i is the plan's stop i.
 *
 * <p>Immutable. All times in seconds since the area's epoch.
 */
public final class PlanSchedule {

    private final int[] arrivals;
    private final int[] services;
    private final int[] departures;
    private final int[] breaks;
    private final int startDepartureSeconds;
    private final int endSeconds;

    PlanSchedule(
            int[] arrivals, int[] services, int[] departures, int[] breaks, int startDepartureSeconds, int endSeconds) {
        this.arrivals = arrivals;
        this.services = services;
        this.departures = departures;
        this.breaks = breaks;
        this.startDepartureSeconds = startDepartureSeconds;
        this.endSeconds = endSeconds;
    }

    /** How many stops. */
    public int size() {
        return arrivals.length;
    }

    /** When the vehicle reaches the stop. */
    public int arrivalSeconds(int stop) {
        return arrivals[stop];
    }

    /** When boarding or alighting begins there. */
    public int serviceSeconds(int stop) {
        return services[stop];
    }

    /** When the vehicle leaves it: once it is served, and with nobody on board not before it has to. */
    public int departureSeconds(int stop) {
        return departures[stop];
    }

    /** When the plan's break {@code index} begins. */
    public int breakSeconds(int index) {
        return breaks[index];
    }

    /** When the vehicle leaves where it stands now for the first stop or break; with nobody on board not before it has to. */
    public int startDepartureSeconds() {
        return startDepartureSeconds;
    }

    /** When the vehicle is back at the end of its shift. */
    public int endSeconds() {
        return endSeconds;
    }
}
