package org.noriai.routing.areafile;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.noriai.routing.area.ZoneShape;

/** Reads the area of a zone from GeoJSON (RFC 7946): a Polygon or MultiPolygon, alone, as a Feature, or among Features. */
final class GeoJsonShape {

    private GeoJsonShape() {}

    /**
     * Reads it.
     *
     * @param value GeoJSON of any type that can hold an area
     * @param feature which one of several: its id, or its property {@code id} or {@code name}
     */
    static Optional<ZoneShape> read(YamlValue value, Optional<String> feature) {
        Optional<YamlMapping> object = value.mapping();
        if (object.isEmpty()) {
            return Optional.empty();
        }
        String type = object.get().require("type").flatMap(YamlValue::text).orElse("");
        return switch (type) {
            case "" -> Optional.empty();
            case "Polygon", "MultiPolygon" -> geometry(object.get(), type);
            case "Feature" -> object.get().require("geometry").flatMap(geometry -> read(geometry, Optional.empty()));
            case "FeatureCollection" -> member(object.get(), feature).flatMap(one -> read(one, Optional.empty()));
            default -> {
                object.get()
                        .find("type")
                        .ifPresent(at -> at.wrong("must be Polygon or MultiPolygon, or a Feature with one"));
                yield Optional.empty();
            }
        };
    }

    private static Optional<YamlValue> member(YamlMapping collection, Optional<String> feature) {
        Optional<YamlValue> features = collection.require("features");
        if (features.isEmpty()) {
            return Optional.empty();
        }
        List<YamlValue> found = new ArrayList<>();
        for (YamlValue item : features.get().list()) {
            if (feature.isEmpty() || names(item).contains(feature.get())) {
                found.add(item);
            }
        }
        if (found.size() != 1) {
            features.get()
                    .wrong(
                            feature.isEmpty()
                                    ? "there are %d features; say which with the zone's field 'feature'"
                                            .formatted(found.size())
                                    : "%d features are called '%s'; there must be one"
                                            .formatted(found.size(), feature.get()));
            return Optional.empty();
        }
        return Optional.of(found.getFirst());
    }

    private static Set<String> names(YamlValue feature) {
        Set<String> names = new HashSet<>();
        feature.mapping().ifPresent(fields -> {
            fields.find("id").flatMap(YamlValue::text).ifPresent(names::add);
            fields.find("properties")
                    .filter(YamlValue::isMapping)
                    .flatMap(YamlValue::mapping)
                    .ifPresent(properties -> {
                        for (String name : new String[] {"id", "name"}) {
                            properties.find(name).flatMap(YamlValue::text).ifPresent(names::add);
                        }
                    });
        });
        return names;
    }

    private static Optional<ZoneShape> geometry(YamlMapping object, String type) {
        Optional<YamlValue> coordinates = object.require("coordinates");
        if (coordinates.isEmpty()) {
            return Optional.empty();
        }
        int before = object.self().mistakes().count();
        List<List<List<double[]>>> polygons = new ArrayList<>();
        if (type.equals("Polygon")) {
            polygons.add(rings(coordinates.get()));
        } else {
            coordinates.get().list().forEach(polygon -> polygons.add(rings(polygon)));
        }
        if (object.self().mistakes().count() > before) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ZoneShape(polygons));
        } catch (IllegalArgumentException e) {
            coordinates.get().wrong(HoursSection.message(e));
            return Optional.empty();
        }
    }

    private static List<List<double[]>> rings(YamlValue value) {
        List<List<double[]>> rings = new ArrayList<>();
        for (YamlValue ring : value.list()) {
            List<double[]> points = new ArrayList<>();
            for (YamlValue point : ring.list()) {
                List<YamlValue> numbers = point.list();
                if (point.isList() && numbers.size() < 2) {
                    point.wrong("must be a pair of longitude and latitude");
                } else if (numbers.size() >= 2) {
                    OptionalDouble longitude = numbers.get(0).number(-180, 180);
                    OptionalDouble latitude = numbers.get(1).number(-90, 90);
                    if (longitude.isPresent() && latitude.isPresent()) {
                        points.add(new double[] {longitude.getAsDouble(), latitude.getAsDouble()});
                    }
                }
            }
            rings.add(points);
        }
        return rings;
    }
}
