package org.noriai.routing.directions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.noriai.routing.MonacoStreets;
import org.noriai.routing.directions.DriveStep.Turn;
import org.noriai.routing.street.DrivePath;
import org.noriai.routing.street.StreetNetwork;

/** Drives through Monaco, whose steps are compared with the geometry that the driver sees. */
final class DirectionsTest {

    private static final int STOPS = 40;

    @Test
    void stepsFollowTheDriveAndTurnTheWayItTurns() {
        StreetNetwork network = MonacoStreets.network(MonacoStreets.places(STOPS, 8));
        Directions directions =
                new Directions(MonacoStreets.graph(), MonacoStreets.contracted().turns());
        Map<Turn, Integer> told = new EnumMap<>(Turn.class);
        for (int from = 0; from < STOPS; from++) {
            for (int to = 0; to < STOPS; to++) {
                if (from != to) {
                    DrivePath path = network.drive(from, to);
                    List<DriveStep> steps = directions.of(path);
                    follows(path, steps);
                    steps.forEach(step -> told.merge(step.turn(), 1, Integer::sum));
                    steps.forEach(step -> turnsThatWay(path, step));
                }
            }
        }
        assertThat(told).containsKeys(Turn.LEFT, Turn.RIGHT, Turn.ROUNDABOUT, Turn.SLIGHTLY_RIGHT, Turn.STRAIGHT_ON);
        assertThat(told.get(Turn.DEPART)).isEqualTo(STOPS * (STOPS - 1));
    }

    private static void follows(DrivePath path, List<DriveStep> steps) {
        assertThat(steps.getFirst().turn()).isEqualTo(Turn.DEPART);
        assertThat(steps.getLast().turn()).isEqualTo(Turn.ARRIVE);
        assertThat(steps.getLast().point()).isEqualTo(path.pointCount() - 1);
        int meters = 0;
        int seconds = 0;
        int point = 0;
        for (DriveStep step : steps) {
            assertThat(step.point()).isGreaterThanOrEqualTo(point);
            assertThat(step.exit() > 0).isEqualTo(step.turn() == Turn.ROUNDABOUT);
            point = step.point();
            meters += step.meters();
            seconds += step.seconds();
        }
        assertThat(meters)
                .isBetween((int) (path.meters() * 0.99) - steps.size(), (int) (path.meters() * 1.01) + steps.size());
        assertThat(seconds).isBetween(path.seconds() - steps.size() - 1, path.seconds() + steps.size());
    }

    /** The drive's own points bend to the side that the driver is told. */
    private static void turnsThatWay(DrivePath path, DriveStep step) {
        int at = step.point();
        if ((step.turn() == Turn.LEFT || step.turn() == Turn.RIGHT) && at > 0 && at < path.pointCount() - 1) {
            double scale = Math.cos(Math.toRadians(path.latitude(at)));
            double north = path.latitude(at) - path.latitude(at - 1);
            double east = (path.longitude(at) - path.longitude(at - 1)) * scale;
            double nextNorth = path.latitude(at + 1) - path.latitude(at);
            double nextEast = (path.longitude(at + 1) - path.longitude(at)) * scale;
            double bend = north * nextEast - east * nextNorth;
            assertThat(bend > 0).as("%s at point %d", step, at).isEqualTo(step.turn() == Turn.RIGHT);
        }
    }
}
