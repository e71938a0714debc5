package org.noriai.routing.place.osm;

import com.graphhopper.reader.ReaderElement;
import java.util.Optional;
import org.noriai.routing.place.Place;

/** The address of a thing on the map, as people there write it. */
final class OsmAddress {

    private OsmAddress() {}

    /** With a house number; empty where there is none. */
    static Optional<String> find(ReaderElement element) {
        String number = element.getTag("addr:housenumber", "").strip();
        if (number.isEmpty()) {
            return Optional.empty();
        }
        String street =
                element.getTag("addr:street", element.getTag("addr:place", "")).strip();
        String address = street.isEmpty() ? japanese(element, number) : street + " " + number;
        return address.isEmpty() || address.length() > Place.TEXT_LENGTH_MAX ? Optional.empty() : Optional.of(address);
    }

    /** Quarter, chōme, block and house: 神南1丁目12-10. */
    private static String japanese(ReaderElement element, String number) {
        String quarter = element.getTag("addr:quarter", "").strip();
        String neighbourhood = element.getTag("addr:neighbourhood", "").strip();
        String block = element.getTag("addr:block_number", "").strip();
        String town = quarter + neighbourhood;
        return town.isEmpty() ? "" : town + (block.isEmpty() ? "" : block + "-") + number;
    }

    static String city(ReaderElement element) {
        String city = element.getTag("addr:city", "").strip();
        return city.length() > Place.TEXT_LENGTH_MAX ? "" : city;
    }
}
