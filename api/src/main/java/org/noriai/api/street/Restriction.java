package org.noriai.api.street;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.noriai.api.clock.AreaTime;
import org.noriai.api.problem.FieldProblem;
import org.noriai.api.problem.ProblemException;
import org.noriai.dispatch.model.TimeWindow;
import org.noriai.routing.closure.StreetChange;
import org.noriai.routing.closure.StreetChangesException;
import org.noriai.routing.closure.StreetChangesReader;

/**
 * A street that staff closed or slowed for a time. Immutable.
 *
 * @param id names it
 * @param feature as it is kept: a GeoJSON feature with the member {@code why} beside its properties
 * @param geometry its geometry as text
 * @param change what the streets take it for
 * @param maxSpeedKmh the speed that it is slowed to; empty if it is closed
 * @param why for people
 */
public record Restriction(
        String id, String feature, String geometry, StreetChange change, Optional<Double> maxSpeedKmh, String why) {

    /** Longest text of a geometry: a district's outline. */
    private static final int GEOMETRY_CHARACTERS_MAX = 200_000;

    /**
     * Makes one.
     *
     * @param geometry GeoJSON lines or areas, as text
     * @param maxSpeedKmh the speed that it is slowed to; closed if empty
     * @param oneDirection whether only the direction of the lines is meant
     * @throws ProblemException with everything that is wrong with the geometry or the speed
     */
    public static Restriction of(
            String id,
            String geometry,
            TimeWindow window,
            Optional<Double> maxSpeedKmh,
            boolean oneDirection,
            String why) {
        JsonObject properties = new JsonObject();
        properties.addProperty("id", id);
        maxSpeedKmh.ifPresentOrElse(
                speed -> properties.addProperty("maxSpeedKmh", speed), () -> properties.addProperty("closed", true));
        properties.addProperty("direction", oneDirection ? "along" : "both");
        properties.addProperty("start", window.startSeconds());
        properties.addProperty("end", window.endSeconds());
        JsonObject feature = new JsonObject();
        feature.addProperty("type", "Feature");
        feature.add("properties", properties);
        feature.add("geometry", json(geometry));
        feature.addProperty("why", why);
        return read(id, feature.toString());
    }

    private static JsonElement json(String geometry) {
        if (geometry.length() > GEOMETRY_CHARACTERS_MAX) {
            throw ProblemException.invalid(List.of(new FieldProblem(
                    "geometry",
                    String.valueOf(geometry.length()),
                    "geometry has %d characters; at most %d are taken."
                            .formatted(geometry.length(), GEOMETRY_CHARACTERS_MAX))));
        }
        try {
            if (JsonParser.parseString(geometry) instanceof JsonObject object) {
                return object;
            }
        } catch (JsonParseException malformed) {
            // Said below, as for any other text.
        }
        throw ProblemException.invalid(
                List.of(FieldProblem.of("geometry", geometry, "must be a GeoJSON geometry as text.")));
    }

    /** Reads one as it is kept. */
    static Restriction read(String id, String feature) {
        JsonObject object = JsonParser.parseString(feature).getAsJsonObject();
        JsonObject properties = object.getAsJsonObject("properties");
        try {
            StreetChange change = StreetChangesReader.read(
                            "{\"type\":\"FeatureCollection\",\"features\":[" + feature + "]}", AreaTime.EPOCH)
                    .getFirst();
            return new Restriction(
                    id,
                    feature,
                    object.get("geometry").toString(),
                    change,
                    properties.has("maxSpeedKmh")
                            ? Optional.of(properties.get("maxSpeedKmh").getAsDouble())
                            : Optional.empty(),
                    object.get("why").getAsString());
        } catch (StreetChangesException wrong) {
            List<FieldProblem> problems = new ArrayList<>();
            for (StreetChangesException.Problem problem : wrong.problems()) {
                String field = problem.field()
                        .replace("features[0].properties.maxSpeedKmh", "max_speed_kmh")
                        .replace("features[0].properties.direction", "one_direction")
                        .replace("features[0].properties.", "")
                        .replace("features[0].", "");
                problems.add(FieldProblem.of(field, problem.value(), problem.message()));
            }
            throw ProblemException.invalid(problems);
        }
    }
}
