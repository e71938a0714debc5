package org.noriai.routing.street;

/**
 * Where a drive may begin or end: a kerb ({@link SnappedPlace}), either side of a street, or a junction. Immutable.
 */
public sealed interface DrivePlace permits SnappedPlace, DrivePlace.EitherSide, DrivePlace.Junction {

    /**
     * A place along a street at which a vehicle may halt on either side, where traffic runs both ways.
     *
     * @param side the place on one of the two sides
     */
    record EitherSide(SnappedPlace side) implements DrivePlace {

        /** The same place on the other side. */
        public SnappedPlace otherSide() {
            return new SnappedPlace(TurnGraph.opposite(side.edgeKey()), 1 - side.share());
        }
    }

    /**
     * A junction: vehicles arrive along every street into it and depart along every street out of it, without a turn.
     *
     * @param node GraphHopper's node; holds for one import only
     */
    record Junction(int node) implements DrivePlace {

        /** Checks the number. */
        public Junction {
            if (node < 0) {
                throw new IllegalArgumentException("The junction %d is none.".formatted(node));
            }
        }
    }
}
