package org.noriai.dispatch.reposition;

/**
 * Every bound of sending idle vehicles in one place.
 *
 * @param cellSecondsMax drive from the place where a cell's vehicles wait to any place of the cell; about what a rider
 *     who asks for a ride now walks and waits anyway
 * @param horizonSeconds requests that are expected within this time count; longer than nearly every drive there
 * @param requestWorthSeconds empty drive that is worth making in order to be there for one more request. A vehicle serves
 *     about three rides an hour, so one is worth a third of its hour
 * @param gainSecondsMin what a sending must be worth beyond its drive; so that vehicles do not wander for nothing
 * @param driveSecondsMax longest drive that anybody is sent on; what is expected changes meanwhile
 * @param staySecondsMin how long it must be able to wait there before it has to leave for what it has promised
 * @param leaveWithinSeconds how long a driver has to set out; then the sending is void
 * @param everySeconds how often this is thought about
 * @param spontaneousSeconds a request counts as demand if it is for a time nearer than this; who books days ahead is
 *     planned for and needs nobody near
 * @param halfLifeDays what was seen so long ago counts half: long enough to see each day of the week twice
 * @param borrowedSeconds how much a whole day's rate counts beside that of an hour, see {@link DemandLearner}
 */
public record RepositioningRules(
        int cellSecondsMax,
        int horizonSeconds,
        int requestWorthSeconds,
        int gainSecondsMin,
        int driveSecondsMax,
        int staySecondsMin,
        int leaveWithinSeconds,
        int everySeconds,
        int spontaneousSeconds,
        double halfLifeDays,
        int borrowedSeconds) {

    /** What a city of minibuses needs. */
    public static final RepositioningRules DEFAULT =
            new RepositioningRules(240, 1800, 1200, 120, 1200, 600, 180, 180, 3600, 14, 3600);

    /** Checks that each is positive. */
    public RepositioningRules {
        positive("cellSecondsMax", cellSecondsMax);
        positive("horizonSeconds", horizonSeconds);
        positive("requestWorthSeconds", requestWorthSeconds);
        positive("gainSecondsMin", gainSecondsMin);
        positive("driveSecondsMax", driveSecondsMax);
        positive("staySecondsMin", staySecondsMin);
        positive("leaveWithinSeconds", leaveWithinSeconds);
        positive("everySeconds", everySeconds);
        positive("spontaneousSeconds", spontaneousSeconds);
        positive("borrowedSeconds", borrowedSeconds);
        if (!(halfLifeDays > 0 && halfLifeDays <= 3650)) {
            throw new IllegalArgumentException(
                    "halfLifeDays %s must be above 0 and at most 3650.".formatted(halfLifeDays));
        }
    }

    private static void positive(String field, int value) {
        if (value <= 0) {
            throw new IllegalArgumentException("%s %d must be positive.".formatted(field, value));
        }
    }
}
