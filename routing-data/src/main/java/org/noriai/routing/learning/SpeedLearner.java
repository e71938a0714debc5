package org.noriai.routing.learning;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.noriai.routing.street.StreetGraph;
import org.noriai.routing.street.TurnGraph;
import org.noriai.routing.timeofday.DayType;
import org.noriai.routing.timeofday.SpeedProfile;

/**
 * Learns a speed profile from where the service's vehicles were while they drove. What they took is compared with what is
 * usual on the streets that they drove along, by day type, hour and road class; hours with like factors share a slice.
 * Drives that took less than 0.4 times or more than 6 times as long as usual are left out: a halt, or a wrong match. Hours
 * with less than ten minutes of driving keep the usual times. Confined to one thread.
 */
public final class SpeedLearner {

    private static final double RATIO_LEAST = 0.15;
    private static final double RATIO_MOST = 2.5;
    private static final int HOP_USUAL_MILLIS_MIN = 3_000;
    private static final int HOUR_USUAL_MILLIS_MIN = 600_000;
    private static final int CLASS_USUAL_MILLIS_MIN = 300_000;
    private static final int HOURS = 24;
    private static final int QUARTERS_AN_HOUR = 4;

    private final TrackMatcher matcher;
    private final String[] roadClasses;
    private final ZoneId zone;
    private final Instant epoch;
    private final Set<LocalDate> holidays;
    private final Map<Hour, Map<String, Sums>> learned = new TreeMap<>();

    /** An hour of a kind of day. */
    private record Hour(DayType day, int hour) implements Comparable<Hour> {

        @Override
        public int compareTo(Hour other) {
            int days = day.compareTo(other.day);
            return days != 0 ? days : Integer.compare(hour, other.hour);
        }
    }

    /** Driving of one road class. */
    private static final class Sums {

        double usualMillis;
        double tookMillis;

        void add(double usual, double took) {
            usualMillis += usual;
            tookMillis += took;
        }

        double factor() {
            return usualMillis / tookMillis;
        }
    }

    /**
     * Begins with nothing learned.
     *
     * @param turns of the streets, with their usual times
     * @param zone of the service area
     * @param epoch what engine seconds are counted from
     * @param holidays days that are like Sundays
     */
    public SpeedLearner(StreetGraph streets, TurnGraph turns, ZoneId zone, Instant epoch, Set<LocalDate> holidays) {
        matcher = new TrackMatcher(streets, turns);
        roadClasses = streets.roadClasses();
        this.zone = zone;
        this.epoch = epoch;
        this.holidays = Set.copyOf(holidays);
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
                Hour hour = new Hour(DayType.of(local.toLocalDate(), holidays), local.getHour());
                Map<String, Sums> classes = learned.computeIfAbsent(hour, unused -> new TreeMap<>());
                for (int i = 0; i < hop.keys().size(); i++) {
                    double usual = hop.millis().get(i);
                    classes.computeIfAbsent(roadClasses[hop.keys().get(i) >> 1], unused -> new Sums())
                            .add(usual, usual / ratio);
                }
                used++;
            }
        }
        return used;
    }

    /** What was learned so far, as rules of a {@link SpeedProfile}. */
    public List<SpeedProfile.Rule> rules() {
        List<Hour> hours = new ArrayList<>();
        List<Double> factors = new ArrayList<>();
        List<Double> weights = new ArrayList<>();
        learned.forEach((hour, classes) -> {
            Sums all = sum(List.of(classes));
            if (all.usualMillis >= HOUR_USUAL_MILLIS_MIN) {
                hours.add(hour);
                factors.add(all.factor());
                weights.add(all.usualMillis);
            }
        });
        // One slice is left for the hours that nothing is known of.
        boolean gaps = hours.size() < HOURS * DayType.values().length;
        int[] groups = FactorGroups.of(factors, weights, gaps ? SpeedProfile.SLICES_MAX - 1 : SpeedProfile.SLICES_MAX);
        List<SpeedProfile.Rule> rules = new ArrayList<>();
        for (int i = 0; i < hours.size(); i++) {
            List<Map<String, Sums>> alike = new ArrayList<>();
            for (int j = 0; j < hours.size(); j++) {
                if (groups[i] == groups[j]) {
                    alike.add(learned.getOrDefault(hours.get(j), Map.of()));
                }
            }
            rules(hours.get(i), alike, rules);
        }
        return rules;
    }

    private static void rules(Hour hour, List<Map<String, Sums>> alike, List<SpeedProfile.Rule> rules) {
        Map<String, Sums> byClass = new TreeMap<>();
        alike.forEach(classes -> classes.forEach((name, sums) ->
                byClass.computeIfAbsent(name, unused -> new Sums()).add(sums.usualMillis, sums.tookMillis)));
        byClass.values().removeIf(sums -> sums.usualMillis < CLASS_USUAL_MILLIS_MIN);
        rules.add(rule(hour, SpeedProfile.EVERY_CLASS, sum(alike).factor()));
        byClass.forEach((name, sums) -> rules.add(rule(hour, name, sums.factor())));
    }

    private static SpeedProfile.Rule rule(Hour hour, String roadClass, double factor) {
        int from = hour.hour() * QUARTERS_AN_HOUR;
        double rounded = Math.round(Math.clamp(factor, 0.1, 2) * 100) / 100.0;
        return new SpeedProfile.Rule(hour.day(), from, from + QUARTERS_AN_HOUR, roadClass, rounded);
    }

    private static Sums sum(List<Map<String, Sums>> parts) {
        Sums all = new Sums();
        parts.forEach(classes -> classes.values().forEach(sums -> all.add(sums.usualMillis, sums.tookMillis)));
        return all;
    }
}
