package org.noriai.routing.area;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import org.noriai.dispatch.model.SeatConfiguration;
import org.noriai.dispatch.model.ServiceRules;
import org.noriai.dispatch.model.Vehicle;
import org.noriai.dispatch.model.VehicleDwell;
import org.noriai.dispatch.model.VehicleId;
import org.noriai.dispatch.model.VehicleType;

/** The service area as a JSON file that people can read. */
public final class AreaFile {

    private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /** Rules that files written before format 2 of the bundle don't have. */
    private static final List<String> RULES_SINCE_FORMAT_2 = List.of("tripsPerDayMax", "doorToDoor");

    private AreaFile() {}

    /**
     * Reads and checks an area.
     *
     * @throws IOException if the file can't be read or says something impossible; the message names what
     */
    public static ServiceArea read(Path file) throws IOException {
        try {
            return area(MAPPER.readTree(Files.readAllBytes(file)));
        } catch (JsonProcessingException e) {
            throw new IOException("The service area %s is no JSON: %s".formatted(file, e.getOriginalMessage()), e);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IOException("The service area %s can't be used: %s".formatted(file, e.getMessage()), e);
        }
    }

    /** Writes an area. */
    public static void write(ServiceArea area, Path file) throws IOException {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("name", area.name());
        ObjectNode bounds = root.putObject("bounds");
        bounds.put("south", area.bounds().south());
        bounds.put("west", area.bounds().west());
        bounds.put("north", area.bounds().north());
        bounds.put("east", area.bounds().east());
        root.put("zone", area.zone().getId());
        root.put("currency", area.currency().getCurrencyCode());
        root.put("language", area.language().toLanguageTag());
        root.put("drivesOnTheLeft", area.drivesOnTheLeft());
        root.put("attribution", area.attribution());
        ObjectNode hours = root.putObject("hours");
        hours.put("from", area.hours().from().toString());
        hours.put("length", area.hours().length().toString());
        root.set("rules", MAPPER.valueToTree(area.rules()));
        ArrayNode fleet = root.putArray("fleet");
        for (FleetVehicle member : area.fleet()) {
            ObjectNode vehicle = fleet.addObject();
            vehicle.put("id", member.vehicle().id().value());
            vehicle.put("label", member.vehicle().label());
            vehicle.put("startStop", area.stops().get(member.startPlace()).id());
            ObjectNode type = vehicle.putObject("type");
            type.put("id", member.vehicle().type().id());
            type.put("name", member.vehicle().type().name());
            type.put("ramp", member.vehicle().type().ramp());
            type.set("dwell", MAPPER.valueToTree(member.vehicle().type().dwell()));
            ArrayNode configurations = type.putArray("configurations");
            for (SeatConfiguration configuration : member.vehicle().type().configurations()) {
                ObjectNode arrangement = configurations.addObject();
                arrangement.put("seats", configuration.seats());
                arrangement.put("wheelchairs", configuration.wheelchairs());
                arrangement.put("luggage", configuration.luggage());
            }
        }
        ArrayNode stops = root.putArray("stops");
        for (VirtualStop stop : area.stops()) {
            ObjectNode node = stops.addObject();
            node.put("id", stop.id());
            node.put("name", stop.name());
            node.put("latitude", stop.latitude());
            node.put("longitude", stop.longitude());
        }
        Files.write(file, MAPPER.writeValueAsBytes(root));
    }

    private static ServiceArea area(JsonNode root) {
        List<VirtualStop> stops = new ArrayList<>();
        for (JsonNode stop : field(root, "stops")) {
            stops.add(new VirtualStop(
                    text(stop, "id"), text(stop, "name"), number(stop, "latitude"), number(stop, "longitude")));
        }
        List<String> stopIds = stops.stream().map(VirtualStop::id).toList();
        List<FleetVehicle> fleet = new ArrayList<>();
        for (JsonNode vehicle : field(root, "fleet")) {
            int startPlace = stopIds.indexOf(text(vehicle, "startStop"));
            if (startPlace < 0) {
                throw new IllegalArgumentException("startStop '%s' of the vehicle '%s' is not one of the stops."
                        .formatted(text(vehicle, "startStop"), text(vehicle, "id")));
            }
            fleet.add(new FleetVehicle(vehicle(vehicle), startPlace));
        }
        JsonNode bounds = field(root, "bounds");
        JsonNode hours = field(root, "hours");
        return new ServiceArea(
                text(root, "name"),
                new Bounds(
                        number(bounds, "south"),
                        number(bounds, "west"),
                        number(bounds, "north"),
                        number(bounds, "east")),
                ZoneId.of(text(root, "zone")),
                Currency.getInstance(text(root, "currency")),
                Locale.forLanguageTag(text(root, "language")),
                field(root, "drivesOnTheLeft").asBoolean(),
                stops,
                rules(root),
                new DailyHours(LocalTime.parse(text(hours, "from")), Duration.parse(text(hours, "length"))),
                fleet,
                text(root, "attribution"));
    }

    private static Vehicle vehicle(JsonNode node) {
        JsonNode type = field(node, "type");
        List<SeatConfiguration> configurations = new ArrayList<>();
        for (JsonNode arrangement : field(type, "configurations")) {
            configurations.add(new SeatConfiguration(
                    (int) number(arrangement, "seats"),
                    (int) number(arrangement, "wheelchairs"),
                    arrangement.has("luggage")
                            ? (int) number(arrangement, "luggage")
                            : SeatConfiguration.LUGGAGE_USUAL));
        }
        VehicleType usual = new VehicleType(text(type, "id"), text(type, "name"), configurations);
        return new Vehicle(
                new VehicleId(text(node, "id")),
                text(node, "label"),
                new VehicleType(
                        usual.id(),
                        usual.name(),
                        configurations,
                        type.has("ramp") ? type.get("ramp").asBoolean() : usual.ramp(),
                        type.has("dwell")
                                ? value(field(type, "dwell"), "dwell", VehicleDwell.class)
                                : VehicleDwell.NONE));
    }

    /** The rules; those of {@link #RULES_SINCE_FORMAT_2} are the usual ones where the file does not have them. */
    private static ServiceRules rules(JsonNode root) {
        if (!(field(root, "rules") instanceof ObjectNode said)) {
            throw new IllegalArgumentException("The field 'rules' is '%s', no object.".formatted(root.get("rules")));
        }
        ObjectNode rules = said.deepCopy();
        ObjectNode usual = MAPPER.valueToTree(ServiceRules.DEFAULT);
        for (String name : RULES_SINCE_FORMAT_2) {
            if (!rules.has(name)) {
                rules.set(name, usual.get(name));
            }
        }
        return value(rules, "rules", ServiceRules.class);
    }

    private static <T> T value(JsonNode node, String name, Class<T> type) {
        try {
            return MAPPER.treeToValue(node, type);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "The field '%s' is impossible: %s".formatted(name, e.getOriginalMessage()), e);
        }
    }

    private static JsonNode field(JsonNode node, String name) {
        JsonNode value = node.get(name);
        if (value == null) {
            throw new IllegalArgumentException("The field '%s' is missing.".formatted(name));
        }
        return value;
    }

    private static String text(JsonNode node, String name) {
        return field(node, name).asText();
    }

    private static double number(JsonNode node, String name) {
        JsonNode value = field(node, name);
        if (!value.isNumber()) {
            throw new IllegalArgumentException("The field '%s' is '%s', not a number.".formatted(name, value.asText()));
        }
        return value.doubleValue();
    }
}
