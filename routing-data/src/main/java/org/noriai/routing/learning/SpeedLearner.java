package org.noriai.routing.learning;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Set;
import org.noriai.routing.street.StreetGraph;
import org.noriai.routing.street.TurnGraph;
import org.noriai.routing.timeofday.DayType;

/**
 * Learns speeds from where the service's vehicles were while they drove: what they took is compared with what is usual on
 * the streets that they drove along. Drives between two positions that took less than 0.4 times or more than 6 times as long
 * as usual are left out: a halt, or a wrong match. Confined to one thread.
 */
public final class SpeedLearner {

    private static final double RATIO_LEAST = 0.15;
    private static final double RATIO_MOST = 2.5;
    private static final int HOP_USUAL_MILLIS_MIN = 3_000;

    private final TrackMatcher matcher;
    private final String[] roadClasses;
    private final ZoneId zone;
    private final Instant epoch;
    private final Set<LocalDate> holidays;
    private final LearnedSpeeds learned;

    /**
     * Begins with nothing learned.
     *
     * @param turns of the streets, with their usual times
     * @param zone of the service area
     * @param epoch what engine seconds are counted from
     * @param holidays days that are like Sundays
     */
    public SpeedLearner(StreetGraph streets, TurnGraph turns, ZoneId zone, Instant epoch, Set<LocalDate> holidays) {
        this(streets, turns, zone, epoch, holidays, new LearnedSpeeds());
    }

    /** The same, adding to what was learned before. */
    public SpeedLearner(
            StreetGraph streets,
            TurnGraph turns,
            ZoneId zone,
            Instant epoch,
            Set<LocalDate> holidays,
            LearnedSpeeds learned) {
        matcher = new TrackMatcher(streets, turns);
        roadClasses = streets.roadClasses();
        this.zone = zone;
        this.epoch = epoch;
        this.holidays = Set.copyOf(holidays);
        this.learned = learned;
    }

    /** What was learned so far. */
    public LearnedSpeeds learned() {
        return learned;
    }

    /**
     * Learns from one vehicle's positions, in order of time.
     *
     * @return how many drives between two positions were learned from
     */
    public int learn(List<TrackPoint> track) {
        int used = 0;
        for (MatchedHop hop : matcher.match(track)) {
            double took = 1e3 * (hop.toSeconds() - hop.fromSeconds());
            double ratio = hop.usualMillis() / took;
            if (hop.usualMillis() >= HOP_USUAL_MILLIS_MIN && ratio >= RATIO_LEAST && ratio <= RATIO_MOST) {
                ZonedDateTime local = epoch.plusSeconds((hop.fromSeconds() + hop.toSeconds()) / 2)
                        .atZone(zone);
                DayType day = DayType.of(local.toLocalDate(), holidays);
                for (int i = 0; i < hop.keys().size(); i++) {
                    double usual = hop.millis().get(i);
                    if (usual > 0) {
                        learned.add(day, local.getHour(), roadClasses[hop.keys().get(i) >> 1], usual, usual / ratio);
                    }
                }
                used++;
            }
        }
        return used;
    }
}
