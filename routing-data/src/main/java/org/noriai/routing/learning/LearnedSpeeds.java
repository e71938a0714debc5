package org.noriai.routing.learning;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.noriai.routing.timeofday.DayType;
import org.noriai.routing.timeofday.SpeedProfile;

/**
 * How long drives took in comparison with what is usual, by day type, hour and road class; and the speed profile that
 * follows: hours with like factors share a slice, hours with less than ten minutes of driving keep the usual times. Confined
 * to one thread.
 */
public final class LearnedSpeeds {

    private static final String HEADING = "day_type,hour,road_class,usual_seconds,took_seconds";
    private static final int HOUR_USUAL_MILLIS_MIN = 600_000;
    private static final int CLASS_USUAL_MILLIS_MIN = 300_000;
    private static final int HOURS = 24;
    private static final int QUARTERS_AN_HOUR = 4;
    private static final double MILLIS = 1e3;

    private final Map<Hour, Map<String, Sums>> sums = new TreeMap<>();

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
     * Adds driving.
     *
     * @param hour of the local clock, 0 to 23
     * @param roadClass of OpenStreetMap's highways
     * @param usualMillis what it usually takes
     * @param tookMillis what it took
     */
    public void add(DayType day, int hour, String roadClass, double usualMillis, double tookMillis) {
        sums.computeIfAbsent(new Hour(day, hour), unused -> new TreeMap<>())
                .computeIfAbsent(roadClass, unused -> new Sums())
                .add(usualMillis, tookMillis);
    }

    /** What was learned so far, as rules of a {@link SpeedProfile}. */
    public List<SpeedProfile.Rule> rules() {
        List<Hour> hours = new ArrayList<>();
        List<Double> factors = new ArrayList<>();
        List<Double> weights = new ArrayList<>();
        sums.forEach((hour, classes) -> {
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
                    alike.add(sums.getOrDefault(hours.get(j), Map.of()));
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

    /** The sums as text, to go on from later: a line for each day type, hour and road class. */
    public String write() {
        StringBuilder text = new StringBuilder(HEADING).append('\n');
        sums.forEach((hour, classes) -> classes.forEach((name, one) -> text.append(String.format(
                Locale.ROOT,
                "%s,%d,%s,%.3f,%.3f\n",
                hour.day().name().toLowerCase(Locale.ROOT),
                hour.hour(),
                name,
                one.usualMillis / MILLIS,
                one.tookMillis / MILLIS))));
        return text.toString();
    }

    /**
     * Goes on from what was written.
     *
     * @throws IllegalArgumentException if it is something else; the message names the line
     */
    public static LearnedSpeeds read(String text) {
        LearnedSpeeds learned = new LearnedSpeeds();
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            boolean right = i == 0 ? lines.get(i).equals(HEADING) : learned.line(lines.get(i));
            if (!right) {
                throw new IllegalArgumentException(
                        "Line %d '%s' is none of learned speeds.".formatted(i + 1, lines.get(i)));
            }
        }
        return learned;
    }

    private boolean line(String line) {
        String[] cells = line.split(",", -1);
        if (cells.length != 5) {
            return false;
        }
        try {
            int hour = Integer.parseInt(cells[1]);
            double usual = Double.parseDouble(cells[3]) * MILLIS;
            double took = Double.parseDouble(cells[4]) * MILLIS;
            if (hour < 0 || hour >= HOURS || !(usual > 0) || !(took > 0) || Double.isInfinite(usual + took)) {
                return false;
            }
            add(DayType.valueOf(cells[0].toUpperCase(Locale.ROOT)), hour, cells[2], usual, took);
            return true;
        } catch (IllegalArgumentException noNumberOrDay) {
            return false;
        }
    }
}
