package org.noriai.routing.closure;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.noriai.routing.closure.StreetChangesException.Problem;

/** Reads the lines and polygons of GeoJSON, adding every mistake to a list. Confined to one thread. */
final class GeometryReader {

    private static final GeometryFactory FACTORY = new GeometryFactory();
    private static final int POINTS_MAX = 20_000;

    private final List<Problem> problems;
    private int points;

    GeometryReader(List<Problem> problems) {
        this.problems = problems;
    }

    Optional<Geometry> read(String field, JsonNode geometry) {
        int before = problems.size();
        String type = geometry.path("type").asText();
        String at = field + ".coordinates";
        JsonNode coordinates = geometry.path("coordinates");
        Geometry read = switch (type) {
            case "LineString" -> line(at, coordinates);
            case "MultiLineString" ->
                FACTORY.createMultiLineString(list(at, coordinates, this::line).toArray(LineString[]::new));
            case "Polygon" -> polygon(at, coordinates);
            case "MultiPolygon" ->
                FACTORY.createMultiPolygon(list(at, coordinates, this::polygon).toArray(Polygon[]::new));
            default -> {
                problem(
                        field + ".type",
                        geometry.path("type"),
                        "must be LineString, MultiLineString, Polygon or MultiPolygon.");
                yield FACTORY.createLineString();
            }
        };
        if (problems.size() == before && read.getDimension() == 2) {
            var fault = new IsValidOp(read).getValidationError();
            if (fault != null) {
                problem(at, coordinates, "is no area: %s at %s.".formatted(fault.getMessage(), fault.getCoordinate()));
            }
        }
        return problems.size() == before ? Optional.of(read) : Optional.empty();
    }

    private interface Reader<T> {
        T read(String field, JsonNode node);
    }

    private <T> List<T> list(String field, JsonNode node, Reader<T> reader) {
        List<T> parts = new ArrayList<>();
        if (!node.isArray() || node.isEmpty()) {
            problem(field, node, "must be a list that is not empty.");
        }
        for (int i = 0; i < node.size(); i++) {
            parts.add(reader.read("%s[%d]".formatted(field, i), node.get(i)));
        }
        return parts;
    }

    private LineString line(String field, JsonNode node) {
        Coordinate[] read = coordinates(field, node, 2);
        return read.length < 2 ? FACTORY.createLineString() : FACTORY.createLineString(read);
    }

    private Polygon polygon(String field, JsonNode node) {
        List<LinearRing> rings = list(field, node, this::ring);
        return rings.isEmpty() || rings.stream().anyMatch(LinearRing::isEmpty)
                ? FACTORY.createPolygon()
                : FACTORY.createPolygon(
                        rings.getFirst(), rings.subList(1, rings.size()).toArray(LinearRing[]::new));
    }

    private LinearRing ring(String field, JsonNode node) {
        Coordinate[] read = coordinates(field, node, 4);
        if (read.length == 0) {
            return FACTORY.createLinearRing();
        }
        if (!read[0].equals2D(read[read.length - 1])) {
            problem(field, node, "must end where it begins.");
            return FACTORY.createLinearRing();
        }
        return FACTORY.createLinearRing(read);
    }

    private Coordinate[] coordinates(String field, JsonNode node, int least) {
        points += node.size();
        if (!node.isArray() || node.size() < least || points > POINTS_MAX) {
            problem(field, node, "must be at least %d positions, and at most %d in all.".formatted(least, POINTS_MAX));
            return new Coordinate[0];
        }
        int before = problems.size();
        Coordinate[] read = new Coordinate[node.size()];
        for (int i = 0; i < read.length; i++) {
            JsonNode position = node.get(i);
            double longitude = position.path(0).asDouble(Double.NaN);
            double latitude = position.path(1).asDouble(Double.NaN);
            if (!position.path(0).isNumber()
                    || !position.path(1).isNumber()
                    || Math.abs(longitude) > 180
                    || Math.abs(latitude) > 90) {
                problem("%s[%d]".formatted(field, i), position, "must be a longitude and a latitude in degrees.");
            }
            read[i] = new Coordinate(longitude, latitude);
        }
        return problems.size() == before ? read : new Coordinate[0];
    }

    private void problem(String field, JsonNode value, String message) {
        problems.add(new Problem(field, StreetChangesReader.shown(value), message));
    }
}
