package org.noriai.api.feed;

import java.time.Instant;
import java.util.List;

/**
 * A disturbance that everybody may know of.
 *
 * @param id stable as long as it lasts
 * @param kind which
 * @param start when it begins
 * @param end when it is over
 * @param places the virtual stops concerned; all of the service if empty
 * @param text in the words of the staff who told
 */
public record FeedAlert(String id, Kind kind, Instant start, Instant end, List<Integer> places, String text) {

    /** Kinds of disturbance. */
    public enum Kind {
        /** No service. */
        SUSPENDED,
        /** A street is closed or slow: vehicles go another way or later. */
        STREET
    }

    /** Copies the list. */
    public FeedAlert {
        places = List.copyOf(places);
    }
}
