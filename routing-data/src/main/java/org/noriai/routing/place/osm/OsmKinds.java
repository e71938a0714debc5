package org.noriai.routing.place.osm;

import com.graphhopper.reader.ReaderElement;
import java.util.Optional;
import java.util.Set;
import org.noriai.routing.place.PlaceKind;

/** What a thing on the map is to a rider, by its tags. */
final class OsmKinds {

    private static final Set<String> HOSPITALS = Set.of("hospital", "clinic", "doctors", "dentist");
    private static final Set<String> SCHOOLS =
            Set.of("school", "kindergarten", "university", "college", "music_school", "language_school");
    private static final Set<String> FACILITIES = Set.of(
            "townhall",
            "library",
            "post_office",
            "police",
            "fire_station",
            "courthouse",
            "community_centre",
            "arts_centre",
            "theatre",
            "cinema",
            "place_of_worship",
            "social_facility",
            "social_centre",
            "nursing_home",
            "public_building",
            "public_bath",
            "marketplace",
            "bus_station",
            "ferry_terminal",
            "exhibition_centre",
            "conference_centre",
            "events_venue",
            "grave_yard",
            "crematorium");
    private static final Set<String> SHOPS = Set.of(
            "restaurant",
            "cafe",
            "fast_food",
            "bank",
            "bar",
            "pub",
            "pharmacy",
            "fuel",
            "ice_cream",
            "veterinary",
            "nightclub");
    private static final Set<String> LEISURE = Set.of(
            "park", "sports_centre", "stadium", "swimming_pool", "water_park", "garden", "nature_reserve", "marina");
    private static final Set<String> SIGHTS =
            Set.of("museum", "attraction", "gallery", "zoo", "aquarium", "theme_park", "viewpoint", "information");
    private static final Set<String> INNS = Set.of("hotel", "hostel", "guest_house", "motel", "apartment");
    private static final Set<String> TOWNS =
            Set.of("city", "town", "suburb", "village", "quarter", "neighbourhood", "hamlet", "borough", "city_block");
    private static final Set<String> NO_STREETS = Set.of(
            "proposed",
            "construction",
            "abandoned",
            "razed",
            "platform",
            "bus_stop",
            "elevator",
            "rest_area",
            "services");

    private OsmKinds() {}

    /** Of something with a name; empty where riders would not go. */
    static Optional<PlaceKind> find(ReaderElement element) {
        String amenity = element.getTag("amenity", "");
        if (isStation(element)) {
            return Optional.of(PlaceKind.STATION);
        }
        if (isStop(element)) {
            return Optional.of(PlaceKind.TRANSIT_STOP);
        }
        if (HOSPITALS.contains(amenity) || element.hasTag("healthcare")) {
            return Optional.of(PlaceKind.HOSPITAL);
        }
        if (SCHOOLS.contains(amenity)) {
            return Optional.of(PlaceKind.SCHOOL);
        }
        if (isFacility(element, amenity)) {
            return Optional.of(PlaceKind.FACILITY);
        }
        if (element.hasTag("shop") || SHOPS.contains(amenity) || INNS.contains(element.getTag("tourism", ""))) {
            return Optional.of(PlaceKind.SHOP);
        }
        return TOWNS.contains(element.getTag("place", "")) ? Optional.of(PlaceKind.TOWN) : Optional.empty();
    }

    private static boolean isFacility(ReaderElement element, String amenity) {
        return FACILITIES.contains(amenity)
                || LEISURE.contains(element.getTag("leisure", ""))
                || SIGHTS.contains(element.getTag("tourism", ""))
                || element.hasTag("office", "government")
                || element.hasTag("historic", "castle")
                || element.hasTag("landuse", "cemetery")
                || element.hasTag("aeroway", "aerodrome", "terminal");
    }

    private static boolean isStation(ReaderElement element) {
        return element.hasTag("railway", "station", "halt")
                || (element.hasTag("public_transport", "station") && !element.hasTag("bus", "yes"));
    }

    private static boolean isStop(ReaderElement element) {
        return element.hasTag("highway", "bus_stop")
                || element.hasTag("railway", "tram_stop")
                || (element.hasTag("public_transport", "platform", "station") && element.hasTag("bus", "yes"));
    }

    /** Whether a way with a name is a street that somebody may live in or go to. */
    static boolean isStreet(ReaderElement element) {
        String highway = element.getTag("highway", "");
        return !highway.isEmpty() && !NO_STREETS.contains(highway) && !highway.startsWith("motorway");
    }
}
