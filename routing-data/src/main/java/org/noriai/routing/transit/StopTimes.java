package org.noriai.routing.transit;

import java.util.List;

/**
 * All calls of all trips, in flat arrays: those of trip t from {@code first(t)} up to, without, {@code end(t)}, in the
 * order of the drive. A trip may call at a stop twice. Seconds count from the start of the service day and may exceed
 * 24 hours. Immutable, thus thread-safe.
 */
public final class StopTimes {

    /** Riders may board or alight there: {@code pickup_type} and {@code drop_off_type} 0. */
    public static final int REGULAR = 0;

    /** Nobody may: type 1. */
    public static final int NOT_POSSIBLE = 1;

    private final Columns columns;

    /**
     * The arrays; they are kept, not copied.
     *
     * @param first of each trip its first call, and at last the number of calls
     * @param stop index of the stop
     * @param sequence {@code stop_sequence} as in the feed
     * @param arrival seconds of the service day
     * @param departure seconds of the service day
     * @param meters from the beginning of the trip's line, or from its first call where it has none
     * @param flags pickup type (bits 0 and 1), dropoff type (2 and 3), whether the times are of the feed and exact (4)
     * @param headsign index of the headsign that holds from here on; 0 is the trip's own
     * @param headsigns all of them; the first is empty
     */
    @SuppressWarnings("ArrayRecordComponent") // Only carries what the constructor takes over; it stays in this package.
    public record Columns(
            int[] first,
            int[] stop,
            int[] sequence,
            int[] arrival,
            int[] departure,
            float[] meters,
            byte[] flags,
            int[] headsign,
            List<String> headsigns) {}

    /** Of columns, which are checked for their lengths. */
    public StopTimes(Columns columns) {
        int size = columns.stop.length;
        if (columns.sequence.length != size
                || columns.arrival.length != size
                || columns.departure.length != size
                || columns.meters.length != size
                || columns.flags.length != size
                || columns.headsign.length != size
                || columns.first.length == 0
                || columns.first[columns.first.length - 1] != size) {
            throw new IllegalArgumentException(
                    "The columns of the stop times differ in length from %d.".formatted(size));
        }
        this.columns = columns;
    }

    /** The flags of a call. */
    public static byte flags(int pickupType, int dropoffType, boolean exact) {
        return (byte) (pickupType & 3 | (dropoffType & 3) << 2 | (exact ? 16 : 0));
    }

    /** The arrays themselves, to be written to a file; whoever changes one breaks the timetable. */
    public Columns columns() {
        return columns;
    }

    /** How many calls there are. */
    public int size() {
        return columns.stop.length;
    }

    /** First call of a trip. */
    public int first(int trip) {
        return columns.first[trip];
    }

    /** One after the last call of a trip. */
    public int end(int trip) {
        return columns.first[trip + 1];
    }

    /** Index of the stop. */
    public int stop(int call) {
        return columns.stop[call];
    }

    /** {@code stop_sequence}. */
    public int sequence(int call) {
        return columns.sequence[call];
    }

    /** Seconds of the service day. */
    public int arrivalSeconds(int call) {
        return columns.arrival[call];
    }

    /** Seconds of the service day. */
    public int departureSeconds(int call) {
        return columns.departure[call];
    }

    /** From the beginning of the trip's line; where it has none, from its first call along straight lines between stops. */
    public double meters(int call) {
        return columns.meters[call];
    }

    /** {@code pickup_type}: {@link #REGULAR}, {@link #NOT_POSSIBLE}, 2 by telephone, 3 by agreement with the driver. */
    public int pickupType(int call) {
        return columns.flags[call] & 3;
    }

    /** {@code drop_off_type}, as {@link #pickupType}. */
    public int dropoffType(int call) {
        return columns.flags[call] >> 2 & 3;
    }

    /** Whether the feed gives its times and calls them exact; otherwise they are approximate or were interpolated. */
    public boolean exact(int call) {
        return (columns.flags[call] & 16) != 0;
    }

    /** What the vehicle shows from here on; empty where the trip's own headsign holds. */
    public String headsign(int call) {
        return columns.headsigns.get(columns.headsign[call]);
    }
}
