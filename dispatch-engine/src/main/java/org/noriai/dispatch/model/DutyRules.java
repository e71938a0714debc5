package org.noriai.dispatch.model;

/**
 * What a driver may be asked for.
 *
 * <p>Defaults follow the standards for improving the working hours of drivers of passenger vehicles (Japan, Ministry of
 * Health, Labour and Welfare, in force since April 2024): 13 h from start to end, 15 h at the most, 11 h of rest, at most
 * 4 h of driving without 30 min of interruption in pieces of 10 min and more.
 *
 * @param spreadSecondsMax from the start of a driver's first shift of a duty to the end of the last
 * @param restSecondsMin between two duties; shifts closer together than this belong to one
 * @param drivingSecondsMax driven without being interrupted for {@code interruptionSeconds} in all
 * @param interruptionSeconds breaks and halts that end a stretch of driving, summed up
 * @param interruptionPieceSecondsMin shorter ones don't count
 */
public record DutyRules(
        int spreadSecondsMax,
        int restSecondsMin,
        int drivingSecondsMax,
        int interruptionSeconds,
        int interruptionPieceSecondsMin) {

    /** The law's. */
    public static final DutyRules DEFAULT = new DutyRules(13 * 3600, 11 * 3600, 4 * 3600, 1800, 600);

    /** Nothing is asked: for vehicles without a driver, and for instances that know no such rules. */
    public static final DutyRules NONE = new DutyRules(1 << 30, 0, 1 << 30, 0, 0);

    /** Checks that none is negative. */
    public DutyRules {
        if (spreadSecondsMax <= 0
                || restSecondsMin < 0
                || drivingSecondsMax <= 0
                || interruptionSeconds < 0
                || interruptionPieceSecondsMin < 0) {
            throw new IllegalArgumentException(
                    "Duty rules of %d s spread, %d s rest, %d s driving and %d s interruption in pieces of %d s are not possible."
                            .formatted(
                                    spreadSecondsMax,
                                    restSecondsMin,
                                    drivingSecondsMax,
                                    interruptionSeconds,
                                    interruptionPieceSecondsMin));
        }
    }
}
