package org.noriai.routing.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.noriai.routing.MonacoStreets;
import org.noriai.routing.street.DrivePath;
import org.noriai.routing.street.StreetGraph;
import org.noriai.routing.street.StreetNetwork;
import org.noriai.routing.street.TurnGraph;
import org.noriai.routing.timeofday.DayType;
import org.noriai.routing.timeofday.SpeedProfile;
import org.noriai.routing.timeofday.SpeedProfileException;
import org.noriai.routing.timeofday.SpeedProfileReader;
import org.noriai.routing.timeofday.SpeedProfileWriter;

/** Drives through Monaco at known speeds, told with noise, gaps, jumps and halts, are learned from. */
final class SpeedLearnerTest {

    private static final ZoneId ZONE = ZoneId.of("Europe/Monaco");

    /** A Wednesday, midnight in Monaco. */
    private static final Instant EPOCH = Instant.parse("2026-11-24T23:00:00Z");

    private static final int STOPS = 40;
    private static final double METERS_PER_DEGREE = 111_320;

    private static StreetGraph graph;
    private static TurnGraph turns;
    private static StreetNetwork network;

    @BeforeAll
    static void open() {
        graph = MonacoStreets.graph();
        turns = MonacoStreets.contracted().turns();
        network = MonacoStreets.network(MonacoStreets.places(STOPS, 8));
    }

    @Test
    void factorsOfHoursAreFoundInNoisyPositions() throws SpeedProfileException {
        Random random = new Random(4);
        SpeedLearner learner = new SpeedLearner(graph, turns, ZONE, EPOCH, Set.of());
        int used = 0;
        for (int drive = 0; drive < 120; drive++) {
            boolean morning = drive % 2 == 0;
            int begin = (morning ? 8 : 14) * 3_600 + random.nextInt(1_800);
            used += learner.learn(
                    track(random.nextInt(STOPS), random.nextInt(STOPS), begin, morning ? 0.6 : 1, random));
        }
        assertThat(used).isGreaterThan(400);
        List<SpeedProfile.Rule> rules = learner.learned().rules();
        assertThat(LearnedSpeeds.read(learner.learned().write()).rules()).isEqualTo(rules);
        SpeedProfile profile = SpeedProfile.of(rules);
        int morning = profile.sliceAt(DayType.WEEKDAY, 8 * 4);
        int afternoon = profile.sliceAt(DayType.WEEKDAY, 14 * 4);
        assertThat(profile.factor(morning, SpeedProfile.EVERY_CLASS)).isBetween(0.52, 0.68);
        assertThat(profile.factor(afternoon, SpeedProfile.EVERY_CLASS)).isBetween(0.88, 1.12);
        assertThat(profile.factor(profile.sliceAt(DayType.SUNDAY, 8 * 4), "primary"))
                .as("an hour that nothing is known of")
                .isEqualTo(1);
        assertThat(SpeedProfileReader.read(SpeedProfileWriter.write(rules))).isEqualTo(profile);
    }

    @Test
    void whatIsNoTextOfLearnedSpeedsIsRefusedByItsLine() {
        String heading = "day_type,hour,road_class,usual_seconds,took_seconds\n";
        assertThat(LearnedSpeeds.read(heading).rules()).isEmpty();
        for (String line : List.of(
                "weekday,24,primary,1,1", "monday,3,primary,1,1", "weekday,3,primary,-1,1", "weekday,3,primary,1")) {
            assertThatThrownBy(() -> LearnedSpeeds.read(heading + line))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("Line 2 '%s' is none of learned speeds.".formatted(line));
        }
    }

    @Test
    void theStreetsDrivenAreFoundAmongTheirNeighbours() {
        Random random = new Random(5);
        TrackMatcher matcher = new TrackMatcher(graph, turns);
        double right = 0;
        double all = 0;
        for (int drive = 0; drive < 60; drive++) {
            DrivePath path = network.drive(random.nextInt(STOPS), random.nextInt(STOPS));
            List<Integer> driven = new ArrayList<>();
            for (int i = 0; i < path.keyCount(); i++) {
                driven.add(path.key(i));
            }
            for (MatchedHop hop : matcher.match(positions(path, 0, 1, random))) {
                for (int i = 0; i < hop.keys().size(); i++) {
                    all += hop.millis().get(i);
                    right += driven.contains(hop.keys().get(i)) ? hop.millis().get(i) : 0;
                }
            }
        }
        assertThat(right / all)
                .as("share of the matched time on streets that were driven")
                .isGreaterThan(0.9);
    }

    @Test
    void jumpsGapsAndPlacesOffTheMapMakeNoDrives() {
        TrackMatcher matcher = new TrackMatcher(graph, turns);
        assertThat(matcher.match(List.of())).isEmpty();
        assertThat(matcher.match(List.of(
                        new TrackPoint(0, 43.7350, 7.4200),
                        new TrackPoint(5, 43.7450, 7.4300),
                        new TrackPoint(10, 43.7350, 7.4200))))
                .as("a jump of more than a kilometre in five seconds")
                .isEmpty();
        assertThat(matcher.match(List.of(new TrackPoint(0, 43.7350, 7.4200), new TrackPoint(600, 43.7360, 7.4210))))
                .as("ten minutes without a position")
                .isEmpty();
        assertThat(matcher.match(List.of(
                        new TrackPoint(0, 43.70, 7.45), new TrackPoint(10, 43.701, 7.45), new TrackPoint(20, 0, 0))))
                .as("at sea")
                .isEmpty();
        assertThat(matcher.match(List.of(new TrackPoint(20, 43.7350, 7.4200), new TrackPoint(10, 43.7360, 7.4210))))
                .as("out of order")
                .isEmpty();
    }

    @Test
    void alikeFactorsShareAGroup() {
        List<Double> factors = List.of(0.5, 1.0, 0.52, 0.98, 0.71);
        int[] groups = FactorGroups.of(factors, Collections.nCopies(5, 1.0), 5);
        assertThat(groups).containsExactly(0, 2, 0, 2, 1);
        assertThat(FactorGroups.of(factors, Collections.nCopies(5, 1.0), 2)).containsExactly(0, 1, 0, 1, 0);
        assertThat(FactorGroups.of(List.of(), List.of(), 5)).isEmpty();
    }

    /** Positions with a halt, a jump and a gap in them. */
    private static List<TrackPoint> track(int from, int to, int begin, double factor, Random random) {
        List<TrackPoint> points = positions(network.drive(from, to), begin, factor, random);
        if (points.size() > 8) {
            TrackPoint jump = points.get(3);
            points.set(3, new TrackPoint(jump.atSeconds(), jump.latitude() + 0.03, jump.longitude()));
            points.remove(6);
            TrackPoint last = points.getLast();
            points.add(new TrackPoint(last.atSeconds() + 60, last.latitude(), last.longitude()));
            points.add(new TrackPoint(last.atSeconds() + 80, last.latitude(), last.longitude()));
        }
        return points;
    }

    private static List<TrackPoint> positions(DrivePath path, int begin, double factor, Random random) {
        List<TrackPoint> points = new ArrayList<>();
        int at = 0;
        for (double time = 0; time * factor < path.secondsAt(path.pointCount() - 1); time += 8) {
            double along = time * factor;
            while (at + 2 < path.pointCount() && path.secondsAt(at + 1) < along) {
                at++;
            }
            if (at + 1 >= path.pointCount()) {
                break;
            }
            double length = path.secondsAt(at + 1) - path.secondsAt(at);
            double part = length <= 0 ? 0 : Math.clamp((along - path.secondsAt(at)) / length, 0, 1);
            points.add(new TrackPoint(
                    begin + (int) Math.round(time),
                    path.latitude(at)
                            + part * (path.latitude(at + 1) - path.latitude(at))
                            + random.nextGaussian() * 5 / METERS_PER_DEGREE,
                    path.longitude(at)
                            + part * (path.longitude(at + 1) - path.longitude(at))
                            + random.nextGaussian() * 5 / METERS_PER_DEGREE));
        }
        return points;
    }
}
