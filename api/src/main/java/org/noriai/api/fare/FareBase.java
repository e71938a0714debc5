package org.noriai.api.fare;

import java.util.Map;

/** How the full fare of one person is found, or that of a whole run; in the smallest units of the currency. */
sealed interface FareBase {

    /** The same for every ride. */
    record Flat(long units) implements FareBase {}

    /**
     * By the zones of pickup and dropoff.
     *
     * @param within one zone
     * @param across two zones that are not named as a pair
     * @param pairs of two zones, either way round
     */
    record ByZone(long within, long across, Map<Pair, Long> pairs) implements FareBase {
        /** Copies the map. */
        public ByZone {
            pairs = Map.copyOf(pairs);
        }
    }

    /**
     * Two zones; the other way round is the same pair.
     *
     * @param one the id that comes first by the alphabet
     * @param other the other one
     */
    record Pair(String one, String other) {

        static Pair of(String from, String to) {
            return from.compareTo(to) <= 0 ? new Pair(from, to) : new Pair(to, from);
        }
    }

    /**
     * By the metres of the direct drive.
     *
     * @param firstMeters cost {@code firstUnits}
     * @param stepMeters each begun step beyond costs {@code stepUnits}
     * @param most is never exceeded
     */
    record ByDistance(int firstMeters, long firstUnits, int stepMeters, long stepUnits, long most)
            implements FareBase {}

    /** For the vehicle's run, split among those who are aboard together. */
    record PerRun(long units) implements FareBase {}

    /** The full fare. */
    default long units(String fromZone, String toZone, int meters) {
        return switch (this) {
            case Flat flat -> flat.units();
            case ByZone zones -> {
                Long pair = zones.pairs().get(Pair.of(fromZone, toZone));
                yield pair != null ? pair : fromZone.equals(toZone) ? zones.within() : zones.across();
            }
            case ByDistance distance -> {
                long steps = Math.ceilDiv(Math.max(0, meters - distance.firstMeters()), distance.stepMeters());
                yield Math.min(distance.most(), distance.firstUnits() + steps * distance.stepUnits());
            }
            case PerRun run -> run.units();
        };
    }
}
