package org.noriai.routing.areafile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.noriai.dispatch.model.SeatConfiguration;
import org.noriai.dispatch.model.Vehicle;
import org.noriai.dispatch.model.VehicleDwell;
import org.noriai.dispatch.model.VehicleId;
import org.noriai.dispatch.model.VehicleType;
import org.noriai.routing.areafile.AreaPlan.At;
import org.noriai.routing.areafile.AreaPlan.PlannedShift;
import org.noriai.routing.areafile.AreaPlan.PlannedVehicle;
import org.noriai.routing.areafile.AreaPlan.StopReference;

/** Reads the kinds of vehicles, the vehicles, and the shifts that they work. */
final class FleetSection {

    static final Set<String> FLEET = HoursSection.ordered("types", "vehicles", "shifts");
    static final Set<String> TYPE = HoursSection.ordered("id", "name", "configurations", "ramp", "dwell");
    static final Set<String> VEHICLE = HoursSection.ordered("id", "label", "type", "base");
    static final Set<String> ROOM = HoursSection.ordered("seats", "wheelchairs", "luggage");
    static final RecordFields<VehicleDwell> DWELL = new RecordFields<>(VehicleDwell.class);

    /** More seats than any vehicle has. */
    private static final int ROOM_MAX = 200;

    private final Map<String, VehicleType> types = new LinkedHashMap<>();

    private FleetSection() {}

    static List<PlannedVehicle> read(Optional<YamlValue> value) {
        Optional<YamlMapping> fields = value.flatMap(said -> said.mapping(FLEET));
        return fields.isPresent() ? new FleetSection().fleet(fields.get()) : List.of();
    }

    private List<PlannedVehicle> fleet(YamlMapping fields) {
        fields.require("types").ifPresent(list -> list.list().forEach(this::type));
        Map<String, PlannedVehicle> vehicles = new LinkedHashMap<>();
        Optional<YamlValue> list = fields.require("vehicles");
        list.ifPresent(items -> items.list().forEach(item -> vehicle(item, vehicles)));
        if (list.isPresent() && list.get().isList() && list.get().list().isEmpty()) {
            list.get().wrong("there must be a vehicle");
        }
        Map<String, List<PlannedShift>> shifts = new LinkedHashMap<>();
        vehicles.keySet().forEach(id -> shifts.put(id, new ArrayList<>()));
        fields.find("shifts").ifPresent(items -> items.list().forEach(item -> ShiftReader.read(item, shifts)));
        List<PlannedVehicle> fleet = new ArrayList<>();
        vehicles.forEach((id, vehicle) -> {
            List<PlannedShift> own = shifts.getOrDefault(id, List.of());
            if (own.isEmpty() && fields.find("shifts").isPresent() && list.isPresent()) {
                list.get()
                        .mistakes()
                        .add(list.get().line(), list.get().path(), id, "there are shifts, but none for this vehicle");
            }
            fleet.add(new PlannedVehicle(vehicle.vehicle(), vehicle.base(), own));
        });
        return fleet;
    }

    private void type(YamlValue value) {
        Optional<YamlMapping> fields = value.mapping(TYPE);
        if (fields.isEmpty()) {
            return;
        }
        Optional<YamlValue> at = fields.get().require("id");
        Optional<String> id = at.flatMap(YamlValue::text);
        String name =
                fields.get().find("name").flatMap(YamlValue::text).or(() -> id).orElse("");
        List<SeatConfiguration> rooms = new ArrayList<>();
        Optional<YamlValue> list = fields.get().require("configurations");
        list.ifPresent(items -> items.list().forEach(item -> room(item).ifPresent(rooms::add)));
        Optional<Boolean> ramp = fields.get().find("ramp").flatMap(YamlValue::truth);
        VehicleDwell dwell = DWELL.over(VehicleDwell.NONE, fields.get().find("dwell"));
        if (id.isEmpty() || list.isEmpty()) {
            return;
        }
        if (rooms.isEmpty()) {
            if (list.get().isList() && list.get().list().isEmpty()) {
                list.get().wrong("there must be a configuration");
            }
            // Named all the same, so that its vehicles are no further mistakes.
            rooms.add(new SeatConfiguration(1, 0));
        }
        VehicleType usual = new VehicleType(id.get(), name, rooms);
        if (types.putIfAbsent(id.get(), new VehicleType(id.get(), name, rooms, ramp.orElse(usual.ramp()), dwell))
                != null) {
            at.get().wrong("another type has this id");
        }
    }

    private static Optional<SeatConfiguration> room(YamlValue value) {
        Optional<YamlMapping> fields = value.mapping(ROOM);
        if (fields.isEmpty()) {
            return Optional.empty();
        }
        fields.get().require("seats");
        int before = value.mistakes().count();
        int seats = count(fields.get(), "seats", 0);
        int wheelchairs = count(fields.get(), "wheelchairs", 0);
        int luggage = count(fields.get(), "luggage", SeatConfiguration.LUGGAGE_USUAL);
        if (value.mistakes().count() > before) {
            return Optional.empty();
        }
        try {
            return Optional.of(new SeatConfiguration(seats, wheelchairs, luggage));
        } catch (IllegalArgumentException e) {
            value.wrong(HoursSection.message(e));
            return Optional.empty();
        }
    }

    private static int count(YamlMapping fields, String name, int usual) {
        Optional<YamlValue> value = fields.find(name);
        return value.isPresent() ? value.get().whole(0, ROOM_MAX).orElse(usual) : usual;
    }

    private void vehicle(YamlValue value, Map<String, PlannedVehicle> vehicles) {
        Optional<YamlMapping> fields = value.mapping(VEHICLE);
        if (fields.isEmpty()) {
            return;
        }
        Optional<YamlValue> at = fields.get().require("id");
        Optional<VehicleId> id = at.flatMap(FleetSection::vehicleId);
        Optional<YamlValue> typeAt = fields.get().require("type");
        Optional<VehicleType> type =
                typeAt.flatMap(YamlValue::text).flatMap(name -> Optional.ofNullable(types.get(name)));
        if (typeAt.isPresent() && type.isEmpty()) {
            typeAt.get()
                    .wrong("is none of the types: "
                            + (types.isEmpty() ? "there are none" : String.join(", ", types.keySet())));
        }
        Optional<String> label = fields.get().find("label").flatMap(YamlValue::text);
        Optional<StopReference> base = fields.get().find("base").flatMap(FleetSection::stop);
        if (id.isEmpty() || type.isEmpty()) {
            return;
        }
        String name = label.orElse(id.get().value());
        if (vehicles.putIfAbsent(
                        id.get().value(), new PlannedVehicle(new Vehicle(id.get(), name, type.get()), base, List.of()))
                != null) {
            at.get().wrong("another vehicle has this id");
        }
    }

    private static Optional<VehicleId> vehicleId(YamlValue at) {
        try {
            return at.text().map(VehicleId::new);
        } catch (IllegalArgumentException e) {
            at.wrong(HoursSection.message(e));
            return Optional.empty();
        }
    }

    /** A stop by its id: whether there is one is known once the streets are. */
    static Optional<StopReference> stop(YamlValue value) {
        return value.text().map(id -> new StopReference(id, new At(value.line(), value.path())));
    }
}
