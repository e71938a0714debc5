package org.noriai.api.feed;

/** As what on-demand runs are published. */
public enum TripKind {
    /** {@code NEW} (8), which is what they are. */
    NEW,
    /** {@code ADDED} (1), for consumers whose bindings don't know {@code NEW}. */
    ADDED
}
