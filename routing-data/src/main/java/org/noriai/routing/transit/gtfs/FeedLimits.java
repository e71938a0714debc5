package org.noriai.routing.transit.gtfs;

/** How large a feed may be. Far above any real one of a country, far below what would exhaust the importer. */
final class FeedLimits {

    /** Files in a zip. */
    static final int ENTRIES_MAX = 1_000;

    /** Bytes of one file, unpacked. */
    static final long FILE_BYTES_MAX = 2L << 30;

    /** Unpacked bytes for one packed, beyond the first {@link #RATIO_FREE_BYTES}; real feeds reach 40. */
    static final long RATIO_MAX = 200;

    static final long RATIO_FREE_BYTES = 1 << 20;

    /** Bytes of one record. */
    static final int RECORD_BYTES_MAX = 1 << 16;

    /** Rows of one file. */
    static final int ROWS_MAX = 50_000_000;

    /** Hours of a service day: trips may go on for days. */
    static final int HOURS_MAX = 168;

    /** Departures of all trips that run again and again, on one day. */
    static final long FREQUENCY_RUNS_MAX = 1_000_000;

    /** Problems that are kept; those beyond are counted. */
    static final int PROBLEMS_MAX = 100;

    private FeedLimits() {}
}
