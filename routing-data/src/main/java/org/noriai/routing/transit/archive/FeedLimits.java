package org.noriai.routing.transit.archive;

/** How large a feed may be. Far above any real one of a country, far below what would exhaust the importer. */
public final class FeedLimits {

    /** Files in a zip. */
    static final int ENTRIES_MAX = 1_000;

    /** Bytes of one file, unpacked. */
    public static final long FILE_BYTES_MAX = 2L << 30;

    /** Unpacked bytes for one packed, beyond the first {@link #RATIO_FREE_BYTES}; real feeds reach 40. */
    static final long RATIO_MAX = 200;

    static final long RATIO_FREE_BYTES = 1 << 20;

    /** Bytes of one record. */
    static final int RECORD_BYTES_MAX = 1 << 16;

    /** Rows of one file. */
    public static final int ROWS_MAX = 50_000_000;

    /** Hours of a service day: trips may go on for days. */
    public static final int HOURS_MAX = 168;

    /** Departures of all trips that run again and again, on one day. */
    public static final long FREQUENCY_RUNS_MAX = 1_000_000;

    /** Problems that are kept; those beyond are counted. */
    public static final int PROBLEMS_MAX = 100;

    private FeedLimits() {}
}
