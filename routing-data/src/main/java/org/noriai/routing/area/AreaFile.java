package org.noriai.routing.area;

import static org.noriai.routing.area.JsonFields.field;
import static org.noriai.routing.area.JsonFields.number;
import static org.noriai.routing.area.JsonFields.text;
import static org.noriai.routing.area.JsonFields.truth;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import org.noriai.dispatch.model.DutyRules;
import org.noriai.dispatch.model.OperatingRules;

/** The service area as the JSON file of a bundle. What people write is the area file, which the importer reads. */
public final class AreaFile {

    private AreaFile() {}

    /**
     * Reads and checks an area.
     *
     * @throws IOException if the file can't be read or says something impossible; the message names what
     */
    public static ServiceArea read(Path file) throws IOException {
        try {
            return area(JsonFields.MAPPER.readTree(Files.readAllBytes(file)));
        } catch (JsonProcessingException e) {
            throw new IOException("The service area %s is no JSON: %s".formatted(file, e.getOriginalMessage()), e);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IOException("The service area %s can't be used: %s".formatted(file, e.getMessage()), e);
        }
    }

    /** Writes an area. */
    public static void write(ServiceArea area, Path file) throws IOException {
        ObjectNode root = JsonFields.MAPPER.createObjectNode();
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
        ArrayNode zones = root.putArray("zones");
        area.zones().forEach(zone -> zones.add(ZoneJson.write(zone)));
        root.set("operating", JsonFields.MAPPER.valueToTree(area.operating()));
        root.set("holidays", HoursJson.write(area.calendar()));
        root.set("duty", JsonFields.MAPPER.valueToTree(area.duty()));
        FleetJson fleetJson = new FleetJson(area.stops());
        ArrayNode fleet = root.putArray("fleet");
        area.fleet().forEach(member -> fleet.add(fleetJson.write(member)));
        ArrayNode stops = root.putArray("stops");
        for (VirtualStop stop : area.stops()) {
            ObjectNode node = stops.addObject();
            node.put("id", stop.id());
            node.put("name", stop.name());
            node.put("latitude", stop.latitude());
            node.put("longitude", stop.longitude());
        }
        Files.write(file, JsonFields.MAPPER.writeValueAsBytes(root));
    }

    private static ServiceArea area(JsonNode root) {
        List<VirtualStop> stops = new ArrayList<>();
        for (JsonNode stop : field(root, "stops")) {
            stops.add(new VirtualStop(
                    text(stop, "id"), text(stop, "name"), number(stop, "latitude"), number(stop, "longitude")));
        }
        List<ServiceZone> zones = new ArrayList<>();
        field(root, "zones").forEach(zone -> zones.add(ZoneJson.read(zone)));
        FleetJson fleetJson = new FleetJson(stops);
        List<FleetVehicle> fleet = new ArrayList<>();
        field(root, "fleet").forEach(vehicle -> fleet.add(fleetJson.read(vehicle)));
        JsonNode bounds = field(root, "bounds");
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
                truth(root, "drivesOnTheLeft"),
                stops,
                zones,
                JsonFields.value(root, "operating", OperatingRules.class),
                HoursJson.calendar(field(root, "holidays")),
                JsonFields.value(root, "duty", DutyRules.class),
                fleet,
                text(root, "attribution"));
    }
}
