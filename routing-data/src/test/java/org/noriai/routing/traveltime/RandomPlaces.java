package org.noriai.routing.traveltime;

import java.util.SplittableRandom;
import org.noriai.routing.street.DrivePlace;
import org.noriai.routing.street.SnappedPlace;
import org.noriai.routing.street.TurnGraph;

/** Seeded places anywhere on the streets, islands included: kerbs, either side, junctions. */
final class RandomPlaces {

    /** So far a place is from the ends of its street: nearer ones GraphHopper takes for the junction itself. */
    private static final int MARGIN_MILLIS = 500;

    private final TurnGraph turns;
    private final SplittableRandom random;

    RandomPlaces(TurnGraph turns, long seed) {
        this.turns = turns;
        random = new SplittableRandom(seed);
    }

    DrivePlace next() {
        int key;
        do {
            key = random.nextInt(turns.keyCount());
        } while (!isLongEnough(key));
        return on(key);
    }

    /** A place on the street of another, or at a junction. */
    DrivePlace near(DrivePlace place) {
        return switch (place) {
            case SnappedPlace kerb -> apart(kerb);
            case DrivePlace.EitherSide either -> apart(either.side());
            case DrivePlace.Junction junction ->
                on(openKey(junction.node(), random.nextInt(turns.keyCountAt(junction.node()))));
        };
    }

    /** Not so near that GraphHopper takes the two for one. */
    private DrivePlace apart(SnappedPlace other) {
        DrivePlace place = on(other.edgeKey());
        double share = place instanceof SnappedPlace kerb
                ? kerb.share()
                : place instanceof DrivePlace.EitherSide either ? either.side().share() : -1;
        return Math.abs(share - other.share()) * turns.keyMillis(other.edgeKey()) < MARGIN_MILLIS / 2.0
                ? next()
                : place;
    }

    private int openKey(int junction, int index) {
        int key = turns.keyAt(junction, index);
        return isLongEnough(key) ? key : TurnGraph.opposite(key);
    }

    private boolean isLongEnough(int key) {
        return turns.keyMillis(key) != TurnGraph.CLOSED && turns.keyMillis(key) > 3 * MARGIN_MILLIS;
    }

    private DrivePlace on(int key) {
        if (!isLongEnough(key)) {
            return next();
        }
        double margin = (double) MARGIN_MILLIS / turns.keyMillis(key);
        SnappedPlace place = new SnappedPlace(key, margin + (1 - 2 * margin) * random.nextDouble());
        return switch (random.nextInt(5)) {
            case 0 -> new DrivePlace.Junction(turns.headOf(key));
            case 1, 2 -> place;
            default -> new DrivePlace.EitherSide(place);
        };
    }
}
