package org.noriai.routing.transit.feed;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Who published a feed and for when ({@code feed_info.txt}). Text that the feed lacks is empty.
 *
 * @param publisher its name
 * @param publisherUrl its site
 * @param language of the texts
 * @param version as the publisher counts
 * @param start first day that it is complete for
 * @param end last day that it is complete for
 */
public record FeedInfo(
        String publisher,
        String publisherUrl,
        String language,
        String version,
        Optional<LocalDate> start,
        Optional<LocalDate> end) {

    /** Of a feed without {@code feed_info.txt}. */
    public static final FeedInfo NONE = new FeedInfo("", "", "", "", Optional.empty(), Optional.empty());
}
