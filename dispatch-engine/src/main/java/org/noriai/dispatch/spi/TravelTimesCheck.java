package org.noriai.dispatch.spi;

import java.util.SplittableRandom;

/**
 * Finds travel times that are not what {@link TravelTimes} promises: an engine that plans by such times would promise what
 * can't be kept.
 *
 * <p>Every pair of places is looked at; of the triples, which are too many, a seeded sample.
 */
public final class TravelTimesCheck {

    private static final int TRIPLES = 200_000;
    private static final long SEED = 1;

    private TravelTimesCheck() {}

    /**
     * Checks times for a departure.
     *
     * @param toleranceSeconds by how much a drive may be longer than the two over a third place: times that were rounded,
     *     each by itself, break the triangle inequality by so much
     * @throws IllegalArgumentException naming the places and times of the first fault
     */
    public static void check(TravelTimes times, int departureSeconds, int toleranceSeconds) {
        int places = times.placeCount();
        for (int from = 0; from < places; from++) {
            for (int to = 0; to < places; to++) {
                checkPair(times, from, to, departureSeconds);
            }
        }
        if (places == 0) {
            return;
        }
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < TRIPLES; i++) {
            int from = random.nextInt(places);
            int over = random.nextInt(places);
            int to = random.nextInt(places);
            // At the same departure: where a quicker time of day begins on the way, a drive in two parts may be
            // shorter.
            checkTriple(
                    from,
                    over,
                    to,
                    times.seconds(from, over, departureSeconds),
                    times.seconds(over, to, departureSeconds),
                    times.seconds(from, to, departureSeconds),
                    toleranceSeconds);
            checkTriple(
                    from,
                    over,
                    to,
                    times.leastSeconds(from, over),
                    times.leastSeconds(over, to),
                    times.leastSeconds(from, to),
                    toleranceSeconds);
        }
    }

    private static void checkTriple(int from, int over, int to, int first, int second, int straight, int tolerance) {
        if (first < TravelTimes.UNREACHABLE
                && second < TravelTimes.UNREACHABLE
                && straight > (long) first + second + tolerance) {
            throw new IllegalArgumentException(
                    "The drive from place %d to place %d takes %d s, over place %d only %d s and %d s: the triangle inequality is broken."
                            .formatted(from, to, straight, over, first, second));
        }
    }

    private static void checkPair(TravelTimes times, int from, int to, int departureSeconds) {
        int seconds = times.seconds(from, to, departureSeconds);
        int least = times.leastSeconds(from, to);
        if (seconds < 0 || least < 0) {
            throw new IllegalArgumentException(
                    "The drive from place %d to place %d takes %d s, at least %d s: a negative time."
                            .formatted(from, to, seconds, least));
        }
        if (from == to && seconds != 0) {
            throw new IllegalArgumentException(
                    "The drive from place %d to itself takes %d s, not 0.".formatted(from, seconds));
        }
        if (least > seconds) {
            throw new IllegalArgumentException(
                    "The drive from place %d to place %d takes %d s, less than the least, %d s."
                            .formatted(from, to, seconds, least));
        }
        if (seconds > TravelTimes.UNREACHABLE) {
            throw new IllegalArgumentException("The drive from place %d to place %d takes %d s; %d s says unreachable."
                    .formatted(from, to, seconds, TravelTimes.UNREACHABLE));
        }
    }
}
