package org.noriai.dispatch.insertion;

/**
 * Bounds what an insertion of one pair of places costs in one plan, by the drives that pickup and dropoff add and the party's
 * own time; what it costs others is left out.
 *
 * <p>It reads the gaps' table only, so that a plan that falls here is not touched. In one pass each gap is taken for the
 * dropoff, with the cheapest gap before it for the pickup, and for both.
 *
 * <p>Confined to one thread; all times in seconds since the area's epoch, costs in units of {@link InsertionCost}.
 */
final class CloserLook {

    /** Bound where there is no room. */
    static final long NONE = Long.MAX_VALUE;

    private final GapTable gaps;

    private PairBounds pair = new PairBounds();
    private int[] toPickup = new int[0];
    private int[] fromPickup = new int[0];
    private int[] toDropoff = new int[0];
    private int[] fromDropoff = new int[0];
    private int boarding;
    private int alighting;

    private int nowSeconds;

    /** By how much the plan's times may have slipped since they were written. */
    private int slip;

    /** What a second of the party's time costs. */
    private int person;

    /** Whatever the gaps, it costs this. */
    private long fixed;

    /** A pickup in the gap in hand begins by this, delays for the sake of riders on board aside. */
    private int undelayed;

    /** The least detour, and the least of detour and the party's time together, that a pickup costs in the gaps so far. */
    private long pickupDetour;

    private long pickupCost;
    private long least;

    CloserLook(GapTable gaps) {
        this.gaps = gaps;
    }

    /**
     * No insertion of the pair into the shift's plan costs less.
     *
     * @param vehicleDwells by type of vehicle, how much longer than usual boarding and alighting take the party
     * @param enough the search ends when it is sure that the bound is not greater than this
     */
    long bound(int shift, PairBounds of, DriveRows drives, int now, int[] vehicleDwells, long enough) {
        int first = gaps.first(shift);
        begin(of, drives, vehicleDwells[gaps.types()[first]], gaps.rebates()[first]);
        nowSeconds = now;
        slip = Math.max(0, now - gaps.stands()[first]);
        for (int column = first; column < first + gaps.columns(shift); column++) {
            if (look(gaps.byColumn(), gaps.at(column), enough)) {
                break;
            }
        }
        return least;
    }

    private void begin(PairBounds of, DriveRows drives, int vehicleDwell, int rebate) {
        pair = of;
        toPickup = drives.to(pair.pickupRow);
        fromPickup = drives.from(pair.pickupRow);
        toDropoff = drives.to(pair.dropoffRow);
        fromDropoff = drives.from(pair.dropoffRow);
        boarding = pair.pickupDwellSeconds + vehicleDwell;
        alighting = pair.dropoffDwellSeconds + vehicleDwell;
        person = pair.people * InsertionCost.PERSON;
        fixed = (long) pair.people * InsertionCost.WALK * pair.walkSeconds - rebate;
        pickupDetour = NONE;
        pickupCost = NONE;
        least = NONE;
    }

    /** Looks at the gaps of a column; whether the bound is sure to be no greater than {@code enough}. */
    private boolean look(int[] all, int begin, long enough) {
        int end = begin + GapTable.ROWS * GapTable.NEXT;
        for (int at = begin; at < end; at += GapTable.NEXT) {
            int free = all[at + GapTable.FREE];
            int latest = all[at + GapTable.LATEST];
            int before = all[at + GapTable.PLACE];
            int after = all[at + GapTable.NEXT + GapTable.PLACE];
            int leg = all[at + GapTable.LEG];
            int dropoffBy = Math.min(pair.latestDropoffSeconds, latest - alighting - fromDropoff[after]);
            if (pickupCost != NONE) {
                dropoff(free + toDropoff[before], dropoffBy, toDropoff[before] + fromDropoff[after] - leg);
            }
            int begins = Math.max(free + toPickup[before], pair.earliestSeconds);
            if (begins <= pair.latestSeconds) {
                int leaves = Math.max(all[at + GapTable.LEAVES] + slip, nowSeconds);
                undelayed = Math.max(leaves + toPickup[before], pair.earliestSeconds);
                both(begins, dropoffBy, toPickup[before] + pair.directSeconds + fromDropoff[after] - leg);
                pickup(begins, latest - boarding - fromPickup[after], toPickup[before] + fromPickup[after] - leg);
            }
            if (least <= enough && least != NONE) {
                return true;
            }
        }
        return false;
    }

    private void dropoff(int alights, int dropoffBy, int detour) {
        if (alights <= dropoffBy) {
            int pickupBy = dropoffBy - pair.directSeconds - boarding;
            long own = (long) person * pair.inconvenienceSecondsToDropoffMin(alights, 0, pickupBy, boarding);
            least = Math.min(least, fixed + driven(detour) + Math.max(pickupCost, pickupDetour + own));
        }
    }

    private void both(int begins, int dropoffBy, int detour) {
        int pickupBy = Math.min(pair.latestSeconds, dropoffBy - pair.directSeconds - boarding);
        if (begins <= pickupBy) {
            int own = pair.inconvenienceSecondsMin(begins, Math.min(pickupBy, undelayed), boarding);
            least = Math.min(least, fixed + driven(detour) + (long) person * own);
        }
    }

    private void pickup(int begins, int pickupBy, int detour) {
        if (begins <= pickupBy) {
            int by = Math.min(pair.latestSeconds, pickupBy);
            int own = pair.inconvenienceSecondsMin(begins, by, undelayed, boarding);
            pickupDetour = Math.min(pickupDetour, driven(detour));
            pickupCost = Math.min(pickupCost, driven(detour) + (long) person * own);
        }
    }

    private static long driven(int detour) {
        return (long) InsertionCost.DRIVEN * detour;
    }
}
