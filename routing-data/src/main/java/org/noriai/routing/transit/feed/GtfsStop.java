package org.noriai.routing.transit.feed;

/**
 * A row of {@code stops.txt}. Text that the feed lacks is empty.
 *
 * @param id within its feed
 * @param code that riders see on the pole
 * @param name in the feed's language
 * @param reading of the name in kana, or as it is to be spoken
 * @param description what the feed adds
 * @param latitude degrees
 * @param longitude degrees
 * @param fareZone that fare rules refer to
 * @param kind what it is
 * @param parentId the station that it belongs to
 * @param wheelchair whether a wheelchair can board here; the station's where it says nothing of its own
 * @param platform letter or number
 * @param url its page
 */
public record GtfsStop(
        String id,
        String code,
        String name,
        String reading,
        String description,
        double latitude,
        double longitude,
        String fareZone,
        Kind kind,
        String parentId,
        Accessibility wheelchair,
        String platform,
        String url) {

    /** {@code location_type}, in its order. */
    public enum Kind {
        PLATFORM,
        STATION,
        ENTRANCE,
        NODE,
        BOARDING_AREA
    }
}
