package org.noriai.routing.timeofday;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Set;

/**
 * Which slice of a speed profile a moment belongs to, for engine time, clock changes and holidays included. Answers in
 * constant time from a table of quarters of an hour; before and after the table the nearest week of it is repeated.
 * Immutable.
 */
public final class SliceCalendar {

    private static final int QUARTER_SECONDS = 900;
    private static final int WEEK_QUARTERS = 7 * SpeedProfile.QUARTERS;

    private final int startSeconds;
    private final byte[] slices;

    /** Quarters after each until another slice begins, at most a week. */
    private final short[] quartersLeft;

    private SliceCalendar(int startSeconds, byte[] slices) {
        this.startSeconds = startSeconds;
        this.slices = slices;
        quartersLeft = new short[slices.length];
        for (int i = slices.length - 1; i >= 0; i--) {
            boolean last = i == slices.length - 1;
            quartersLeft[i] =
                    last || slices[i] != slices[i + 1] ? 1 : (short) Math.min(WEEK_QUARTERS, quartersLeft[i + 1] + 1);
        }
    }

    /**
     * Makes a table.
     *
     * @param profile the slices
     * @param zone of the service area; quarters of an hour of its clock are at quarters of the universal clock
     * @param epoch what engine seconds are counted from
     * @param firstDay the table begins at its start
     * @param days how many days it holds, at least 7
     * @param holidays days that are like Sundays
     */
    public static SliceCalendar of(
            SpeedProfile profile, ZoneId zone, Instant epoch, LocalDate firstDay, int days, Set<LocalDate> holidays) {
        if (days < 7 || days > 3_660) {
            throw new IllegalArgumentException(
                    "A calendar of slices must hold 7 to 3,660 days, not %d.".formatted(days));
        }
        Instant start = firstDay.atStartOfDay(zone).toInstant();
        Instant end = firstDay.plusDays(days).atStartOfDay(zone).toInstant();
        byte[] slices = new byte[Math.toIntExact((end.getEpochSecond() - start.getEpochSecond()) / QUARTER_SECONDS)];
        for (int i = 0; i < slices.length; i++) {
            ZonedDateTime local = start.plusSeconds((long) i * QUARTER_SECONDS).atZone(zone);
            int quarter = local.getHour() * 4 + local.getMinute() / 15;
            slices[i] = (byte) profile.sliceAt(DayType.of(local.toLocalDate(), holidays), quarter);
        }
        return new SliceCalendar(Math.toIntExact(start.getEpochSecond() - epoch.getEpochSecond()), slices);
    }

    /** The slice at a moment in engine seconds. */
    public int sliceAt(int seconds) {
        return slices[index(seconds)];
    }

    /** The first moment after another at which another slice may begin. */
    public int nextChangeAfter(int seconds) {
        int quarter = Math.floorDiv(seconds - startSeconds, QUARTER_SECONDS);
        int index = index(seconds);
        // Before the table its first week is repeated, and what follows on that week is its own beginning.
        int left = quarter < 0 ? Math.min(quartersLeft[index], WEEK_QUARTERS - index) : quartersLeft[index];
        return startSeconds + (quarter + left) * QUARTER_SECONDS;
    }

    private int index(int seconds) {
        int quarter = Math.floorDiv(seconds - startSeconds, QUARTER_SECONDS);
        if (quarter < 0) {
            return Math.floorMod(quarter, WEEK_QUARTERS);
        }
        return quarter < slices.length
                ? quarter
                : slices.length - WEEK_QUARTERS + (quarter - slices.length) % WEEK_QUARTERS;
    }
}
