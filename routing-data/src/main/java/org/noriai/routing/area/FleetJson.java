package org.noriai.routing.area;

import static org.noriai.routing.area.JsonFields.field;
import static org.noriai.routing.area.JsonFields.text;
import static org.noriai.routing.area.JsonFields.truth;
import static org.noriai.routing.area.JsonFields.whole;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.noriai.dispatch.model.SeatConfiguration;
import org.noriai.dispatch.model.Vehicle;
import org.noriai.dispatch.model.VehicleDwell;
import org.noriai.dispatch.model.VehicleId;
import org.noriai.dispatch.model.VehicleType;

/** Vehicles and their shifts as JSON; places are said by the ids of their stops. */
final class FleetJson {

    private final List<String> stopIds;

    FleetJson(List<VirtualStop> stops) {
        this.stopIds = stops.stream().map(VirtualStop::id).toList();
    }

    ObjectNode write(FleetVehicle member) {
        Vehicle vehicle = member.vehicle();
        ObjectNode node = JsonFields.MAPPER.createObjectNode();
        node.put("id", vehicle.id().value());
        node.put("label", vehicle.label());
        node.put("startStop", stopIds.get(member.startPlace()));
        ObjectNode type = node.putObject("type");
        type.put("id", vehicle.type().id());
        type.put("name", vehicle.type().name());
        type.put("ramp", vehicle.type().ramp());
        type.set("dwell", JsonFields.MAPPER.valueToTree(vehicle.type().dwell()));
        ArrayNode configurations = type.putArray("configurations");
        vehicle.type().configurations().forEach(room -> configurations.add(JsonFields.MAPPER.valueToTree(room)));
        ArrayNode shifts = node.putArray("shifts");
        member.shifts().forEach(shift -> shifts.add(write(shift)));
        return node;
    }

    private ObjectNode write(ShiftPattern shift) {
        ObjectNode node = JsonFields.MAPPER.createObjectNode();
        node.set("days", HoursJson.write(shift.days()));
        HoursJson.write(node, shift.span());
        shift.breaks().ifPresent(breaks -> {
            ArrayNode list = node.putArray("breaks");
            for (BreakPattern rest : breaks) {
                ObjectNode one = list.addObject();
                HoursJson.write(one, rest.begin());
                one.put("seconds", rest.seconds());
                rest.place().ifPresent(place -> one.put("stop", stopIds.get(place)));
            }
        });
        return node;
    }

    FleetVehicle read(JsonNode node) {
        JsonNode type = field(node, "type");
        List<SeatConfiguration> configurations = new ArrayList<>();
        for (JsonNode room : field(type, "configurations")) {
            configurations.add(
                    new SeatConfiguration(whole(room, "seats"), whole(room, "wheelchairs"), whole(room, "luggage")));
        }
        VehicleId id = new VehicleId(text(node, "id"));
        List<ShiftPattern> shifts = new ArrayList<>();
        for (JsonNode shift : field(node, "shifts")) {
            shifts.add(shift(shift, id));
        }
        return new FleetVehicle(
                new Vehicle(
                        id,
                        text(node, "label"),
                        new VehicleType(
                                text(type, "id"),
                                text(type, "name"),
                                configurations,
                                truth(type, "ramp"),
                                JsonFields.value(type, "dwell", VehicleDwell.class))),
                place(node, "startStop", id),
                shifts);
    }

    private ShiftPattern shift(JsonNode node, VehicleId vehicle) {
        Optional<List<BreakPattern>> breaks = Optional.ofNullable(node.get("breaks"))
                .map(list -> {
                    List<BreakPattern> read = new ArrayList<>();
                    for (JsonNode rest : list) {
                        read.add(new BreakPattern(
                                HoursJson.span(rest),
                                whole(rest, "seconds"),
                                rest.has("stop") ? OptionalInt.of(place(rest, "stop", vehicle)) : OptionalInt.empty()));
                    }
                    return read;
                });
        return new ShiftPattern(HoursJson.days(field(node, "days")), HoursJson.span(node), breaks);
    }

    private int place(JsonNode node, String name, VehicleId vehicle) {
        int place = stopIds.indexOf(text(node, name));
        if (place < 0) {
            throw new IllegalArgumentException(
                    "%s '%s' of the vehicle '%s' is not one of the stops.".formatted(name, text(node, name), vehicle));
        }
        return place;
    }
}
