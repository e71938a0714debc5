package org.noriai.dispatch.model;

/**
 * Who travels together and what they need.
 *
 * @param riders people who walk and pay, without those below
 * @param companions people who come along with somebody who needs them
 * @param children who take a seat of their own
 * @param wheelchairs people who travel in their wheelchair
 * @param luggage large pieces: a pram, a suitcase, a walking frame
 * @param ramp whether somebody needs the ramp to board; who sits in a wheelchair always does
 * @param alone whether they share the vehicle with nobody
 */
public record Party(
        int riders, int companions, int children, int wheelchairs, int luggage, boolean ramp, boolean alone) {

    /** Checks that nothing is negative; a wheelchair needs the ramp. */
    public Party {
        if (riders < 0 || companions < 0 || children < 0 || wheelchairs < 0 || luggage < 0) {
            throw new IllegalArgumentException(
                    "A party of %d riders, %d companions, %d children, %d wheelchairs and %d pieces is not possible."
                            .formatted(riders, companions, children, wheelchairs, luggage));
        }
        ramp |= wheelchairs > 0;
    }

    /** So many people on seats and in wheelchairs, with nothing else to say of them. */
    public Party(int seats, int wheelchairs) {
        this(seats, 0, 0, wheelchairs, 0, false, false);
    }

    /** The same party, which shares the vehicle with nobody. */
    public Party ridingAlone() {
        return new Party(riders, companions, children, wheelchairs, luggage, ramp, true);
    }

    /** Ordinary seats taken. */
    public int seats() {
        return riders + companions + children;
    }

    /** People in all. */
    public int people() {
        return seats() + wheelchairs;
    }

    /** What they take up on board. */
    public Load load() {
        return new Load(seats(), wheelchairs, luggage);
    }
}
