package org.noriai.routing.closure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.locationtech.jts.geom.Geometry;
import org.noriai.routing.closure.StreetChangesException.Problem;

/**
 * Reads street changes from a GeoJSON FeatureCollection (RFC 7946). Each feature is a LineString, MultiLineString, Polygon
 * or MultiPolygon with these properties:
 *
 * <ul>
 *   <li>{@code id}: names the change; otherwise the feature's own {@code id};
 *   <li>{@code closed}: {@code true}, or else {@code maxSpeedKmh}: 1 to 200;
 *   <li>{@code start}, {@code end}: engine seconds, or an ISO 8601 instant such as {@code 2026-11-25T09:00:00+09:00};
 *   <li>{@code direction}: {@code both} (the default), or {@code along} where only the lines' own direction is meant.
 * </ul>
 */
public final class StreetChangesReader {

    /** How many changes there may be at once. */
    public static final int CHANGES_MAX = 5_000;

    private static final ObjectMapper MAPPER = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

    private static final Set<String> PROPERTIES =
            Set.of("id", "closed", "maxSpeedKmh", "start", "end", "direction", "note");

    private static final int VALUE_LENGTH_MAX = 80;

    private final Instant epoch;
    private final List<Problem> problems = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();

    private StreetChangesReader(Instant epoch) {
        this.epoch = epoch;
    }

    /**
     * Reads changes.
     *
     * @param json the text
     * @param epoch what engine seconds are counted from
     * @throws StreetChangesException with every mistake, each with field and value
     */
    public static List<StreetChange> read(String json, Instant epoch) throws StreetChangesException {
        StreetChangesReader reader = new StreetChangesReader(epoch);
        List<StreetChange> changes = reader.collection(json);
        if (!reader.problems.isEmpty()) {
            throw new StreetChangesException(reader.problems);
        }
        return changes;
    }

    private List<StreetChange> collection(String json) {
        JsonNode root;
        try {
            root = MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            String where = e.getLocation() == null
                    ? "text"
                    : "line %d, column %d"
                            .formatted(
                                    e.getLocation().getLineNr(), e.getLocation().getColumnNr());
            problems.add(new Problem(where, shortened(json), "is no JSON: " + e.getOriginalMessage()));
            return List.of();
        }
        if (!root.path("type").asText().equals("FeatureCollection")) {
            problem("type", root.path("type"), "must be FeatureCollection.");
            return List.of();
        }
        JsonNode features = root.path("features");
        if (!features.isArray() || features.size() > CHANGES_MAX) {
            problem("features", features, "must be a list of at most %d features.".formatted(CHANGES_MAX));
            return List.of();
        }
        List<StreetChange> changes = new ArrayList<>();
        for (int i = 0; i < features.size(); i++) {
            feature("features[%d]".formatted(i), features.get(i)).ifPresent(changes::add);
        }
        return changes;
    }

    private Optional<StreetChange> feature(String field, JsonNode feature) {
        int before = problems.size();
        JsonNode properties = feature.path("properties");
        if (!feature.path("type").asText().equals("Feature") || !properties.isObject()) {
            problem(field, feature, "must be a Feature with properties.");
            return Optional.empty();
        }
        String prefix = field + ".properties.";
        properties.fieldNames().forEachRemaining(name -> {
            if (!PROPERTIES.contains(name)) {
                problem(prefix + name, properties.get(name), "is not known; there are " + sorted() + ".");
            }
        });
        String id = id(field, feature, properties);
        Optional<Geometry> where = new GeometryReader(problems).read(field + ".geometry", feature.path("geometry"));
        Optional<StreetChange.Effect> effect = effect(prefix, properties);
        boolean along = along(prefix, properties.path("direction"), where);
        OptionalInt start = seconds(prefix + "start", properties.path("start"));
        OptionalInt end = seconds(prefix + "end", properties.path("end"));
        if (start.isPresent() && end.isPresent() && start.getAsInt() >= end.getAsInt()) {
            problem(prefix + "end", properties.path("end"), "must be after the start " + properties.path("start"));
        }
        if (problems.size() > before) {
            return Optional.empty();
        }
        return Optional.of(new StreetChange(
                id, where.orElseThrow(), along, effect.orElseThrow(), start.orElseThrow(), end.orElseThrow()));
    }

    private static String sorted() {
        return String.join(", ", PROPERTIES.stream().sorted().toList());
    }

    private String id(String field, JsonNode feature, JsonNode properties) {
        JsonNode id = properties.has("id") ? properties.get("id") : feature.path("id");
        String name = id.isTextual() || id.isIntegralNumber() ? id.asText() : "";
        if (name.isBlank()) {
            problem(field + ".properties.id", id, "must name the change.");
        } else if (!ids.add(name)) {
            problem(field + ".properties.id", id, "names another change already.");
        }
        return name;
    }

    private Optional<StreetChange.Effect> effect(String prefix, JsonNode properties) {
        JsonNode closed = properties.path("closed");
        JsonNode limit = properties.path("maxSpeedKmh");
        boolean isClosed = closed.isBoolean() && closed.asBoolean();
        if (!closed.isMissingNode() && !closed.isBoolean()) {
            problem(prefix + "closed", closed, "must be true or false.");
        } else if (isClosed == !limit.isMissingNode()) {
            problem(
                    prefix + "closed",
                    closed,
                    "must be true, or else maxSpeedKmh must be given; not both, not neither.");
        } else if (isClosed) {
            return Optional.of(new StreetChange.Effect.Closed());
        } else if (!limit.isNumber() || !(limit.asDouble() >= 1 && limit.asDouble() <= 200)) {
            problem(prefix + "maxSpeedKmh", limit, "must be a number from 1 to 200.");
        } else {
            return Optional.of(new StreetChange.Effect.SpeedLimit(limit.asDouble()));
        }
        return Optional.empty();
    }

    private boolean along(String prefix, JsonNode direction, Optional<Geometry> where) {
        if (direction.isMissingNode() || direction.asText().equals("both")) {
            return false;
        }
        if (!direction.asText().equals("along")) {
            problem(prefix + "direction", direction, "must be both or along.");
        } else if (where.isPresent() && where.get().getDimension() != 1) {
            problem(prefix + "direction", direction, "needs lines; a polygon has no direction.");
        }
        return true;
    }

    private OptionalInt seconds(String field, JsonNode value) {
        if (value.isIntegralNumber() && value.canConvertToInt()) {
            return OptionalInt.of(value.asInt());
        }
        if (value.isTextual()) {
            try {
                Instant instant = OffsetDateTime.parse(value.asText()).toInstant();
                return OptionalInt.of(Math.toIntExact(instant.getEpochSecond() - epoch.getEpochSecond()));
            } catch (DateTimeException | ArithmeticException e) {
                // Told below, with the same words as any other value.
            }
        }
        problem(field, value, "must be whole engine seconds or an instant such as 2026-11-25T09:00:00+09:00.");
        return OptionalInt.empty();
    }

    private void problem(String field, JsonNode value, String message) {
        problems.add(new Problem(field, shown(value), message));
    }

    /** A value as the text has it, shortened; empty where it is absent. */
    static String shown(JsonNode value) {
        return value.isMissingNode() ? "" : shortened(value.isTextual() ? value.asText() : value.toString());
    }

    private static String shortened(String value) {
        return value.length() <= VALUE_LENGTH_MAX ? value : value.substring(0, VALUE_LENGTH_MAX) + "…";
    }
}
