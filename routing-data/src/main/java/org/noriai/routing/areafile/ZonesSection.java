package org.noriai.routing.areafile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.noriai.dispatch.model.ZoneKey;
import org.noriai.routing.area.Bounds;
import org.noriai.routing.area.OpeningHours;
import org.noriai.routing.area.ServiceZone;
import org.noriai.routing.area.ZoneShape;

/** Reads the zones with their shapes. */
final class ZonesSection {

    static final Set<String> ZONE = HoursSection.ordered(
            "id", "name", "geometry", "file", "feature", "rules", "riderClasses", "hours", "exceptions");

    private final Path folder;
    private final Bounds extract;
    private final RulesSection rules;
    private final OpeningHours usual;

    ZonesSection(Path folder, Bounds extract, RulesSection rules, OpeningHours usual) {
        this.folder = folder;
        this.extract = extract;
        this.rules = rules;
        this.usual = usual;
    }

    List<ServiceZone> read(YamlValue list, boolean doors) throws IOException {
        List<ServiceZone> zones = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (YamlValue value : list.list()) {
            Optional<YamlMapping> fields = value.mapping(ZONE);
            if (fields.isPresent()) {
                rules.checkDoors(fields.get(), doors);
                zone(fields.get(), ids).ifPresent(zones::add);
            }
        }
        if (list.isList() && list.list().isEmpty()) {
            list.wrong("there must be a zone, or no field 'zones' at all");
        }
        return zones;
    }

    private Optional<ServiceZone> zone(YamlMapping fields, Set<String> ids) throws IOException {
        Optional<String> id = fields.require("id").flatMap(YamlValue::text);
        Optional<ZoneKey> key = id.flatMap(text -> key(fields, text, ids));
        String name = fields.find("name").flatMap(YamlValue::text).or(() -> id).orElse("");
        Optional<ZoneShape> shape = shape(fields);
        shape.ifPresent(found -> checkInside(fields, found));
        OpeningHours hours = HoursSection.hours(fields, usual);
        var zoneRules = rules.zone(fields);
        var byClass = rules.byClass(fields);
        return key.isPresent() && shape.isPresent()
                ? Optional.of(new ServiceZone(key.get(), name, shape, zoneRules, byClass, hours))
                : Optional.empty();
    }

    private static Optional<ZoneKey> key(YamlMapping fields, String id, Set<String> ids) {
        YamlValue at = fields.require("id").orElseThrow();
        if (!ids.add(id)) {
            at.wrong("another zone has this id");
            return Optional.empty();
        }
        try {
            return Optional.of(new ZoneKey(id));
        } catch (IllegalArgumentException e) {
            at.wrong(HoursSection.message(e));
            return Optional.empty();
        }
    }

    private Optional<ZoneShape> shape(YamlMapping fields) throws IOException {
        Optional<YamlValue> geometry = fields.find("geometry");
        Optional<YamlValue> file = fields.find("file");
        Optional<String> feature = fields.find("feature").flatMap(YamlValue::text);
        if (geometry.isPresent() == file.isPresent()) {
            fields.self().wrong("must have either 'geometry' or 'file'");
            return Optional.empty();
        }
        if (geometry.isPresent()) {
            return GeoJsonShape.read(geometry.get(), feature);
        }
        Optional<String> name = file.get().text();
        if (name.isEmpty()) {
            return Optional.empty();
        }
        Path path = folder.resolve(name.get());
        if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
            file.get().wrong("there is no such file beside the area file that could be read");
            return Optional.empty();
        }
        Optional<YamlValue> document =
                YamlValue.read(path, name.get() + ":", file.get().mistakes());
        return document.isPresent() ? GeoJsonShape.read(document.get(), feature) : Optional.empty();
    }

    private void checkInside(YamlMapping fields, ZoneShape shape) {
        Bounds box = shape.bounds();
        boolean apart = box.south() > extract.north()
                || box.north() < extract.south()
                || box.west() > extract.east()
                || box.east() < extract.west();
        if (apart) {
            fields.find("geometry")
                    .or(() -> fields.find("file"))
                    .orElse(fields.self())
                    .wrong("the zone (south %s, west %s, north %s, east %s) lies outside of the extract (%s)"
                            .formatted(box.south(), box.west(), box.north(), box.east(), AreaFileReader.box(extract)));
        }
    }
}
