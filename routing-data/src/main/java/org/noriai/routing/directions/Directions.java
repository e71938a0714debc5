package org.noriai.routing.directions;

import com.graphhopper.routing.ev.BooleanEncodedValue;
import com.graphhopper.routing.ev.Roundabout;
import com.graphhopper.util.EdgeIteratorState;
import com.graphhopper.util.FetchMode;
import com.graphhopper.util.PointList;
import java.util.ArrayList;
import java.util.List;
import org.noriai.routing.directions.DriveStep.Turn;
import org.noriai.routing.street.DrivePath;
import org.noriai.routing.street.StreetGraph;
import org.noriai.routing.street.TurnGraph;

/**
 * Tells the steps of a drive: every turn where there is a choice, roundabouts by their exit, and where the street's name
 * changes straight on. Thread-safe: it only reads.
 */
public final class Directions {

    private static final double STRAIGHT_DEGREES = 25;
    private static final double SLIGHT_DEGREES = 55;
    private static final double SHARP_DEGREES = 125;
    private static final double METERS_PER_DEGREE = 111_320;

    private final StreetGraph streets;
    private final TurnGraph turns;
    private final BooleanEncodedValue roundabout;

    /**
     * For streets.
     *
     * @param turns of the same streets
     */
    public Directions(StreetGraph streets, TurnGraph turns) {
        this.streets = streets;
        this.turns = turns;
        roundabout = streets.encoding().getBooleanEncodedValue(Roundabout.KEY);
    }

    /** The steps of a drive, the first to depart and the last to arrive. */
    public List<DriveStep> of(DrivePath path) {
        List<Draft> drafts = new ArrayList<>();
        drafts.add(new Draft(Turn.DEPART, 0, edge(path.key(0)).getName(), 0));
        int i = 1;
        while (i < path.keyCount()) {
            if (isRoundabout(path.key(i)) && !isRoundabout(path.key(i - 1))) {
                int begin = i;
                int exit = 0;
                while (i < path.keyCount() && isRoundabout(path.key(i))) {
                    exit += hasExit(path.key(i)) ? 1 : 0;
                    i++;
                }
                int last = Math.min(i, path.keyCount() - 1);
                drafts.add(new Draft(
                        Turn.ROUNDABOUT, Math.max(1, exit), edge(path.key(last)).getName(), path.firstPointOf(begin)));
            } else {
                turn(path, i, drafts);
            }
            i++;
        }
        drafts.add(new Draft(Turn.ARRIVE, 0, edge(path.key(path.keyCount() - 1)).getName(), path.pointCount() - 1));
        return measured(path, drafts);
    }

    private record Draft(Turn turn, int exit, String street, int point) {}

    private void turn(DrivePath path, int index, List<Draft> drafts) {
        int from = path.key(index - 1);
        int to = path.key(index);
        String street = edge(to).getName();
        Turn turn = from == TurnGraph.opposite(to) ? Turn.TURN_ROUND : turn(degrees(from, to));
        boolean named = !street.isEmpty() && !street.equals(edge(from).getName());
        boolean told = switch (turn) {
            case TURN_ROUND -> true;
            case STRAIGHT_ON -> named && hasChoice(from);
            case SLIGHTLY_LEFT, SLIGHTLY_RIGHT ->
                hasChoice(from) && !street.equals(edge(from).getName());
            default -> hasChoice(from);
        };
        if (told) {
            drafts.add(new Draft(turn, 0, street, path.firstPointOf(index)));
        }
    }

    private static Turn turn(double degrees) {
        double size = Math.abs(degrees);
        if (size < STRAIGHT_DEGREES) {
            return Turn.STRAIGHT_ON;
        }
        boolean right = degrees > 0;
        if (size < SLIGHT_DEGREES) {
            return right ? Turn.SLIGHTLY_RIGHT : Turn.SLIGHTLY_LEFT;
        }
        if (size < SHARP_DEGREES) {
            return right ? Turn.RIGHT : Turn.LEFT;
        }
        return right ? Turn.SHARPLY_RIGHT : Turn.SHARPLY_LEFT;
    }

    /** Whether a driver could leave a junction by more than one way, not counting the way back. */
    private boolean hasChoice(int key) {
        int ways = 0;
        int junction = turns.headOf(key);
        for (int i = 0; i < turns.keyCountAt(junction); i++) {
            int out = turns.keyAt(junction, i);
            ways += out != TurnGraph.opposite(key) && turns.keyMillis(out) != TurnGraph.CLOSED ? 1 : 0;
        }
        return ways > 1;
    }

    /** Whether one can leave the roundabout where a piece of it ends. */
    private boolean hasExit(int key) {
        int junction = turns.headOf(key);
        for (int i = 0; i < turns.keyCountAt(junction); i++) {
            int out = turns.keyAt(junction, i);
            if (turns.keyMillis(out) != TurnGraph.CLOSED && !isRoundabout(out)) {
                return true;
            }
        }
        return false;
    }

    /** By how much one turns from a key into another: right is positive, -180 to 180. */
    private double degrees(int from, int to) {
        PointList before = edge(from).fetchWayGeometry(FetchMode.ALL);
        PointList after = edge(to).fetchWayGeometry(FetchMode.ALL);
        double turned = bearing(after, 1) - bearing(before, before.size() - 1);
        return ((turned + 540) % 360) - 180;
    }

    private static double bearing(PointList points, int end) {
        double north = points.getLat(end) - points.getLat(end - 1);
        double east = (points.getLon(end) - points.getLon(end - 1)) * Math.cos(Math.toRadians(points.getLat(end)));
        return Math.toDegrees(Math.atan2(east, north));
    }

    private boolean isRoundabout(int key) {
        return edge(key).get(roundabout);
    }

    private EdgeIteratorState edge(int key) {
        return streets.graph().getEdgeIteratorStateForKey(key);
    }

    private static List<DriveStep> measured(DrivePath path, List<Draft> drafts) {
        List<DriveStep> steps = new ArrayList<>();
        for (int i = 0; i < drafts.size(); i++) {
            Draft draft = drafts.get(i);
            int end = i + 1 < drafts.size() ? drafts.get(i + 1).point() : draft.point();
            double meters = 0;
            for (int point = draft.point() + 1; point <= end; point++) {
                meters += meters(path, point);
            }
            steps.add(new DriveStep(
                    draft.turn(), draft.exit(), draft.street(), draft.point(), (int) Math.round(meters), (int)
                            Math.round(path.secondsAt(end) - path.secondsAt(draft.point()))));
        }
        return List.copyOf(steps);
    }

    private static double meters(DrivePath path, int point) {
        double scale = Math.cos(Math.toRadians(path.latitude(point)));
        return METERS_PER_DEGREE
                * Math.hypot(
                        path.latitude(point) - path.latitude(point - 1),
                        (path.longitude(point) - path.longitude(point - 1)) * scale);
    }
}
