package org.noriai.routing.area;

import static org.noriai.routing.area.JsonFields.field;
import static org.noriai.routing.area.JsonFields.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.noriai.dispatch.model.RiderClass;
import org.noriai.dispatch.model.ServiceRules;
import org.noriai.dispatch.model.ZoneKey;

/** A zone as JSON; its shape is the coordinates of a GeoJSON MultiPolygon. */
final class ZoneJson {

    private ZoneJson() {}

    static ObjectNode write(ServiceZone zone) {
        ObjectNode node = JsonFields.MAPPER.createObjectNode();
        node.put("id", zone.id().value());
        node.put("name", zone.name());
        zone.shape().ifPresent(shape -> {
            ArrayNode polygons = node.putArray("polygons");
            for (List<List<double[]>> rings : shape.polygons()) {
                ArrayNode polygon = polygons.addArray();
                for (List<double[]> points : rings) {
                    ArrayNode ring = polygon.addArray();
                    points.forEach(point -> ring.addArray().add(point[0]).add(point[1]));
                }
            }
        });
        node.set("rules", JsonFields.MAPPER.valueToTree(zone.rules()));
        ObjectNode classes = node.putObject("rulesByClass");
        zone.rulesByClass()
                .forEach((riders, rules) -> classes.set(riders.value(), JsonFields.MAPPER.valueToTree(rules)));
        node.set("hours", HoursJson.write(zone.hours()));
        return node;
    }

    static ServiceZone read(JsonNode node) {
        JsonNode classes = field(node, "rulesByClass");
        Map<RiderClass, ServiceRules> rulesByClass = new TreeMap<>();
        classes.fieldNames()
                .forEachRemaining(name ->
                        rulesByClass.put(new RiderClass(name), JsonFields.value(classes, name, ServiceRules.class)));
        return new ServiceZone(
                new ZoneKey(text(node, "id")),
                text(node, "name"),
                Optional.ofNullable(node.get("polygons")).map(ZoneJson::shape),
                JsonFields.value(node, "rules", ServiceRules.class),
                rulesByClass,
                HoursJson.read(field(node, "hours")));
    }

    private static ZoneShape shape(JsonNode node) {
        List<List<List<double[]>>> polygons = new ArrayList<>();
        for (JsonNode polygon : node) {
            List<List<double[]>> rings = new ArrayList<>();
            for (JsonNode ring : polygon) {
                List<double[]> points = new ArrayList<>();
                for (JsonNode point : ring) {
                    points.add(new double[] {
                        point.path(0).asDouble(), point.path(1).asDouble()
                    });
                }
                rings.add(points);
            }
            polygons.add(rings);
        }
        return new ZoneShape(polygons);
    }
}
