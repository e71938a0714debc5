package org.noriai.dispatch.simulation;

import java.util.ArrayList;
import java.util.List;

/**
 * What happens on a simulated day: when the service runs, who asks for what, how people behave, what goes wrong. Immutable.
 *
 * <p>Local midnight before the service day is {@link #MIDNIGHT_SECONDS} after the area's epoch, so that rides can be asked
 * for on the days before.
 *
 * @param serviceFromSeconds when the shifts begin, in seconds after local midnight
 * @param serviceSeconds how long they last
 * @param requests how many people ask
 * @param hourWeights how much is wanted in each of the 24 hours of the day, relative to the others
 * @param shareAhead part of the requests that is asked for ahead; the others want to leave at once
 * @param shareDaysAhead part of those ahead that is asked for on an earlier day
 * @param daysAheadMax how many days ahead at most
 * @param hoursAheadMax how many hours ahead at most on the same day, at least one half
 * @param shareArriveBy part of those ahead that names an arrival, an appointment, instead of a departure
 * @param shareAttractions part of the trips that lead to or from one of the area's attractions
 * @param tripSecondsMin no trip is a shorter drive than this, where there is a choice
 * @param tripSecondsTypical how far people go: a trip that is a drive of this longer is 1/e as likely
 * @param shareWheelchair part of the requests of somebody who travels in a wheelchair
 * @param partySeatWeights how often parties of 1, 2, 3 … ordinary seats ask, relative to each other
 * @param shareTelephone part of the requests that is made by telephone
 * @param thinkSecondsMax longest time that somebody thinks about an offer
 * @param patienceSecondsMin nobody minds a pickup (or, before an appointment, an arrival) this much off the wish
 * @param patienceSecondsMax nobody takes one that is further off than this
 * @param shareTakesCounterOffer part of the riders who, when refused, ask again for the nearest time that would do
 * @param counterOfferSecondsMax if it is not further off than this
 * @param shareCancelling part of the booked rides that is cancelled
 * @param shareNotShowing part of the booked rides whose rider does not come
 * @param driveNoise spread of the time of a drive: standard deviation of its logarithm, mean as planned
 * @param boardingNoise the same of boarding and alighting, of which only what lasts longer than planned has an effect
 * @param breakdownsPerVehicleHour how often in an hour's drive a vehicle breaks down
 * @param breakdownSeconds how long it stands until it goes on
 */
public record Scenario(
        int serviceFromSeconds,
        int serviceSeconds,
        int requests,
        List<Double> hourWeights,
        double shareAhead,
        double shareDaysAhead,
        int daysAheadMax,
        double hoursAheadMax,
        double shareArriveBy,
        double shareAttractions,
        int tripSecondsMin,
        int tripSecondsTypical,
        double shareWheelchair,
        List<Double> partySeatWeights,
        double shareTelephone,
        int thinkSecondsMax,
        int patienceSecondsMin,
        int patienceSecondsMax,
        double shareTakesCounterOffer,
        int counterOfferSecondsMax,
        double shareCancelling,
        double shareNotShowing,
        double driveNoise,
        double boardingNoise,
        double breakdownsPerVehicleHour,
        int breakdownSeconds) {

    /** Local midnight before the service day, in seconds since the area's epoch: two weeks after it. */
    public static final int MIDNIGHT_SECONDS = 14 * 86_400;

    private static final int DAY_SECONDS = 86_400;
    private static final int HOURS = 24;

    /** A weekday from 6:00 to 20:00 with its two peaks, as disturbed as days are. */
    public static final Scenario DEFAULT = new Scenario(
            6 * 3600,
            14 * 3600,
            1000,
            List.of(
                    0.0, 0.0, 0.0, 0.0, 0.0, 0.3, 1.0, 2.4, 3.0, 3.0, 2.6, 2.2, 1.8, 1.8, 2.0, 2.2, 2.4, 2.2, 1.4, 0.8,
                    0.4, 0.2, 0.0, 0.0),
            0.35,
            0.5,
            6,
            6,
            0.4,
            0.45,
            180,
            600,
            0.05,
            List.of(0.80, 0.15, 0.04, 0.01),
            0.5,
            90,
            600,
            1800,
            0.5,
            3600,
            0.04,
            0.01,
            0.10,
            0.30,
            0.002,
            1200);

    /**
     * Checks every field.
     *
     * @throws UnusableScenarioException naming every field that does not fit, with its value
     */
    public Scenario {
        hourWeights = List.copyOf(hourWeights);
        partySeatWeights = List.copyOf(partySeatWeights);
        Checks checks = new Checks();
        checks.range("serviceFromSeconds", serviceFromSeconds, 0, DAY_SECONDS - 1);
        checks.range("serviceSeconds", serviceSeconds, 1800, DAY_SECONDS);
        checks.range("requests", requests, 0, 1_000_000);
        checks.weights("hourWeights", hourWeights, HOURS, HOURS);
        checks.share("shareAhead", shareAhead);
        checks.share("shareDaysAhead", shareDaysAhead);
        checks.range("daysAheadMax", daysAheadMax, 1, MIDNIGHT_SECONDS / DAY_SECONDS);
        checks.range("hoursAheadMax", hoursAheadMax, 0.5, HOURS);
        checks.share("shareArriveBy", shareArriveBy);
        checks.share("shareAttractions", shareAttractions);
        checks.range("tripSecondsMin", tripSecondsMin, 0, DAY_SECONDS);
        checks.range("tripSecondsTypical", tripSecondsTypical, 1, DAY_SECONDS);
        checks.share("shareWheelchair", shareWheelchair);
        checks.weights("partySeatWeights", partySeatWeights, 1, 16);
        checks.share("shareTelephone", shareTelephone);
        checks.range("thinkSecondsMax", thinkSecondsMax, 0, SimulatedRiders.HELD_SECONDS - 1);
        checks.range("patienceSecondsMin", patienceSecondsMin, 0, DAY_SECONDS);
        checks.range("patienceSecondsMax", patienceSecondsMax, patienceSecondsMin, DAY_SECONDS);
        checks.share("shareTakesCounterOffer", shareTakesCounterOffer);
        checks.range("counterOfferSecondsMax", counterOfferSecondsMax, 0, DAY_SECONDS);
        checks.share("shareCancelling", shareCancelling);
        checks.range("shareNotShowing", shareNotShowing, 0, Math.max(0, 1 - shareCancelling));
        checks.range("driveNoise", driveNoise, 0, 1);
        checks.range("boardingNoise", boardingNoise, 0, 1);
        checks.range("breakdownsPerVehicleHour", breakdownsPerVehicleHour, 0, 10);
        checks.range("breakdownSeconds", breakdownSeconds, 0, DAY_SECONDS);
        if (checks.problems.isEmpty() && weightInService(hourWeights, serviceFromSeconds, serviceSeconds) <= 0) {
            checks.add("hourWeights", hourWeights, "have a weight above 0 in the hours of service");
        }
        checks.end();
    }

    /** The same day with so many requests. */
    public Scenario withRequests(int count) {
        return new Scenario(
                serviceFromSeconds,
                serviceSeconds,
                count,
                hourWeights,
                shareAhead,
                shareDaysAhead,
                daysAheadMax,
                hoursAheadMax,
                shareArriveBy,
                shareAttractions,
                tripSecondsMin,
                tripSecondsTypical,
                shareWheelchair,
                partySeatWeights,
                shareTelephone,
                thinkSecondsMax,
                patienceSecondsMin,
                patienceSecondsMax,
                shareTakesCounterOffer,
                counterOfferSecondsMax,
                shareCancelling,
                shareNotShowing,
                driveNoise,
                boardingNoise,
                breakdownsPerVehicleHour,
                breakdownSeconds);
    }

    /** The same day with this much noise and so many breakdowns. */
    public Scenario withNoise(double drive, double boarding, double breakdowns) {
        return withDisturbances(shareCancelling, shareNotShowing, drive, boarding, breakdowns);
    }

    /** The same day with nothing that disturbs the plan: riders come, vehicles drive as planned. Riders may cancel. */
    public Scenario undisturbed() {
        return withDisturbances(shareCancelling, 0, 0, 0, 0);
    }

    private Scenario withDisturbances(
            double cancelling, double notShowing, double drive, double boarding, double breakdowns) {
        return new Scenario(
                serviceFromSeconds,
                serviceSeconds,
                requests,
                hourWeights,
                shareAhead,
                shareDaysAhead,
                daysAheadMax,
                hoursAheadMax,
                shareArriveBy,
                shareAttractions,
                tripSecondsMin,
                tripSecondsTypical,
                shareWheelchair,
                partySeatWeights,
                shareTelephone,
                thinkSecondsMax,
                patienceSecondsMin,
                patienceSecondsMax,
                shareTakesCounterOffer,
                counterOfferSecondsMax,
                cancelling,
                notShowing,
                drive,
                boarding,
                breakdowns,
                breakdownSeconds);
    }

    /** When the shifts begin, in seconds since the area's epoch. */
    public int startSeconds() {
        return MIDNIGHT_SECONDS + serviceFromSeconds;
    }

    /** When they end, in seconds since the area's epoch. */
    public int endSeconds() {
        return startSeconds() + serviceSeconds;
    }

    /** The weight of the part of an hour that is in service; hour 24 is the first of the next day. */
    double weightOfHour(int hour) {
        return weightInService(hourWeights, hour, serviceFromSeconds, serviceSeconds);
    }

    private static double weightInService(List<Double> weights, int fromSeconds, int seconds) {
        double sum = 0;
        for (int hour = 0; hour < 2 * HOURS; hour++) {
            sum += weightInService(weights, hour, fromSeconds, seconds);
        }
        return sum;
    }

    private static double weightInService(List<Double> weights, int hour, int fromSeconds, int seconds) {
        int from = Math.max(hour * 3600, fromSeconds);
        int to = Math.min((hour + 1) * 3600, fromSeconds + seconds);
        return to <= from ? 0 : weights.get(hour % HOURS) * (to - from) / 3600;
    }

    /** Collects every field that does not fit. */
    private static final class Checks {

        private final List<String> problems = new ArrayList<>();

        void add(String field, Object value, String must) {
            problems.add("%s must %s, not %s.".formatted(field, must, value));
        }

        void range(String field, int value, int least, int most) {
            if (value < least || value > most) {
                add(field, value, "be from %d to %d".formatted(least, most));
            }
        }

        void range(String field, double value, double least, double most) {
            if (!(value >= least && value <= most)) {
                add(field, value, "be from %s to %s".formatted(least, most));
            }
        }

        void share(String field, double value) {
            range(field, value, 0, 1);
        }

        void weights(String field, List<Double> values, int least, int most) {
            boolean fits = values.size() >= least && values.size() <= most;
            double sum = 0;
            for (double value : values) {
                fits &= value >= 0 && value <= 1e6;
                sum += value;
            }
            if (!fits || sum <= 0) {
                String count = least == most ? Integer.toString(least) : "%d to %d".formatted(least, most);
                add(field, values, "be %s numbers from 0 to 1000000, one of them above 0".formatted(count));
            }
        }

        void end() {
            if (!problems.isEmpty()) {
                throw new UnusableScenarioException(problems);
            }
        }
    }
}
