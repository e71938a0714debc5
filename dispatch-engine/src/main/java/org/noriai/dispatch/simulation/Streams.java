package org.noriai.dispatch.simulation;

import java.util.SplittableRandom;

/**
 * Random numbers, a stream of its own for each concern and each rider or vehicle: what one of them draws never shifts what
 * another gets. Immutable.
 *
 * @param seed of all of them
 */
record Streams(long seed) {

    /** What randomness is needed for. */
    enum Concern {
        /** When somebody wants to travel. */
        TIME(1),
        /** From where to where. */
        PLACES(2),
        /** Who travels. */
        PARTY(3),
        /** How a rider behaves. */
        BEHAVIOUR(4),
        /** How long drives take. */
        DRIVES(5),
        /** How long boarding takes. */
        BOARDING(6),
        /** Whether a vehicle breaks down. */
        BREAKDOWNS(7);

        private final int salt;

        Concern(int salt) {
            this.salt = salt;
        }
    }

    /** The stream of a concern for one of many. */
    SplittableRandom of(Concern concern, int number) {
        long mixed = mix(mix(seed) + concern.salt);
        return new SplittableRandom(mix(mixed + number));
    }

    /** Steele, Lea and Flood, Fast Splittable Pseudorandom Number Generators, 2014: spreads every bit. */
    private static long mix(long value) {
        long mixed = value + 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }

    /** A factor around 1, its mean, whose logarithm has this standard deviation. The same on every machine. */
    static double factor(SplittableRandom random, double deviation) {
        return deviation == 0 ? 1 : StrictMath.exp(deviation * random.nextGaussian() - deviation * deviation / 2);
    }
}
