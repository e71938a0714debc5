package org.noriai.benchmarks.traveltimes;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.noriai.routing.street.DrivePlace;
import org.noriai.routing.street.SnappedPlace;
import org.noriai.routing.street.TurnGraph;

/** Seeded places anywhere on the drivable streets, islands included. Confined to one thread. */
final class DrawnPlaces {

    /** So far a place is from the ends of its street: nearer ones GraphHopper takes for the junction itself. */
    private static final int MARGIN_MILLIS = 500;

    /** So far apart two places of one street are: nearer ones GraphHopper takes for one. */
    private static final int APART_MILLIS = 200;

    private final TurnGraph turns;
    private final SplittableRandom random;

    DrawnPlaces(TurnGraph turns, long seed) {
        this.turns = turns;
        random = new SplittableRandom(seed);
    }

    /** Places on one side or either side of a street, one in eight at a junction. */
    List<DrivePlace> anywhere(int count) {
        List<DrivePlace> places = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            places.add(place(openKey()));
        }
        return places;
    }

    /** Kerbs, on one side of the street each, as stops are: all reached from all. */
    List<SnappedPlace> stops(int count) {
        boolean[] main = turns.mainPart();
        List<SnappedPlace> stops = new ArrayList<>();
        while (stops.size() < count) {
            int key = openKey();
            if (main[key]) {
                stops.add(new SnappedPlace(key, share(key)));
            }
        }
        return stops;
    }

    /** A place on the same street as another, in its direction or against it. */
    DrivePlace onTheStreetOf(DrivePlace other) {
        return switch (other) {
            case SnappedPlace kerb -> apartFrom(kerb);
            case DrivePlace.EitherSide either -> new DrivePlace.EitherSide(apartFrom(either.side()));
            case DrivePlace.Junction junction -> besides(junction);
        };
    }

    private DrivePlace besides(DrivePlace.Junction junction) {
        int key = turns.keyAt(junction.node(), random.nextInt(turns.keyCountAt(junction.node())));
        int open = isLongEnough(key) ? key : TurnGraph.opposite(key);
        return isLongEnough(open) ? new DrivePlace.EitherSide(new SnappedPlace(open, share(open))) : junction;
    }

    private DrivePlace place(int key) {
        return switch (random.nextInt(8)) {
            case 0 -> new DrivePlace.Junction(turns.headOf(key));
            case 1, 2, 3 -> new SnappedPlace(key, share(key));
            default -> new DrivePlace.EitherSide(new SnappedPlace(key, share(key)));
        };
    }

    private SnappedPlace apartFrom(SnappedPlace other) {
        int key = other.edgeKey();
        double share = share(key);
        while (Math.abs(share - other.share()) * turns.keyMillis(key) < APART_MILLIS) {
            share = share(key);
        }
        return new SnappedPlace(key, share);
    }

    private double share(int key) {
        double margin = (double) MARGIN_MILLIS / turns.keyMillis(key);
        return margin + (1 - 2 * margin) * random.nextDouble();
    }

    private boolean isLongEnough(int key) {
        return turns.keyMillis(key) != TurnGraph.CLOSED && turns.keyMillis(key) > 3 * MARGIN_MILLIS;
    }

    private int openKey() {
        int key = random.nextInt(turns.keyCount());
        while (!isLongEnough(key)) {
            key = random.nextInt(turns.keyCount());
        }
        return key;
    }
}
