package org.noriai.routing.place.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.noriai.routing.place.PlaceKind;

/** Points of a GeoJSON feature collection (RFC 7946), with properties that are called as columns of a table are. */
final class GeoJsonPlaces {

    private GeoJsonPlaces() {}

    static FilePlaces read(String file, JsonNode features) throws PlaceFileException {
        Set<String> names = new LinkedHashSet<>();
        features.forEach(feature -> feature.path("properties").fieldNames().forEachRemaining(names::add));
        // Beside the properties a feature may have an id of its own.
        names.add("id");
        Map<Columns, String> columns = Columns.among(names);
        if (!columns.containsKey(Columns.NAME)) {
            throw new PlaceFileException("The place file %s has no feature with a property %s."
                    .formatted(file, String.join(" or ", Columns.NAME.names())));
        }
        RowReader reader = new RowReader(file, "entry", columns, PlaceKind.OTHER);
        int entry = 0;
        for (JsonNode feature : features) {
            read(++entry, feature, reader);
        }
        return reader.finish("GeoJSON");
    }

    private static void read(int entry, JsonNode feature, RowReader reader) {
        JsonNode geometry = feature.path("geometry");
        String type = geometry.path("type").asText();
        if (!type.equals("Point")) {
            reader.problem(entry, "geometry.type", type, "must be Point.");
            return;
        }
        JsonNode coordinates = geometry.path("coordinates");
        double longitude = coordinates.path(0).isNumber() ? coordinates.path(0).asDouble() : Double.NaN;
        double latitude = coordinates.path(1).isNumber() ? coordinates.path(1).asDouble() : Double.NaN;
        if (!(Math.abs(latitude) <= 90) || !(Math.abs(longitude) <= 180)) {
            reader.problem(
                    entry,
                    "geometry.coordinates",
                    coordinates.toString(),
                    "must be longitude and latitude in degrees, in this order.");
            return;
        }
        JsonNode properties = feature.path("properties");
        String id = feature.path("id").asText();
        reader.read(
                entry,
                column -> column.equals("id") && !properties.has("id")
                        ? id
                        : properties.path(column).asText(),
                latitude,
                longitude);
    }
}
