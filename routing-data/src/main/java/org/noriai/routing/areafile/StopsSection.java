package org.noriai.routing.areafile;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import org.noriai.routing.area.Bounds;
import org.noriai.routing.area.ServiceZone;
import org.noriai.routing.areafile.AreaPlan.At;
import org.noriai.routing.areafile.AreaPlan.GivenStop;
import org.noriai.routing.areafile.AreaPlan.StopsPlan;

/** Reads where the virtual stops come from. */
final class StopsSection {

    static final Set<String> STOPS = HoursSection.ordered("fromMap", "spread", "given");
    static final Set<String> SPREAD = HoursSection.ordered("walkMetersMax");
    static final Set<String> GIVEN = HoursSection.ordered("id", "name", "latitude", "longitude");

    /** Shortest walk that stops can be spread for: a street has no room for more. */
    private static final int WALK_METERS_LEAST = 50;

    private static final int WALK_METERS_MOST = 2_000;
    private static final int ID_LENGTH_MAX = 64;
    private static final Pattern OF_THE_MAP = Pattern.compile("[nw][0-9]+|s[0-9]+-[0-9]+");

    private StopsSection() {}

    static StopsPlan read(Optional<YamlValue> value, Bounds extract, List<ServiceZone> zones) {
        Optional<YamlMapping> fields = value.flatMap(said -> said.mapping(STOPS));
        if (fields.isEmpty()) {
            return StopsPlan.USUAL;
        }
        boolean fromMap = fields.get().find("fromMap").flatMap(YamlValue::truth).orElse(true);
        OptionalInt walk = OptionalInt.empty();
        Optional<YamlMapping> spread = fields.get().find("spread").flatMap(said -> said.mapping(SPREAD));
        Optional<YamlValue> meters = spread.flatMap(said -> said.require("walkMetersMax"));
        if (meters.isPresent()) {
            walk = meters.get().whole(WALK_METERS_LEAST, WALK_METERS_MOST);
        }
        List<GivenStop> given = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        fields.get()
                .find("given")
                .ifPresent(list -> list.list()
                        .forEach(item -> given(item, extract, zones, ids).ifPresent(given::add)));
        return new StopsPlan(fromMap, walk, false, given);
    }

    private static Optional<GivenStop> given(
            YamlValue value, Bounds extract, List<ServiceZone> zones, Set<String> ids) {
        Optional<YamlMapping> fields = value.mapping(GIVEN);
        if (fields.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> id = fields.get().require("id").flatMap(at -> id(at, ids));
        Optional<String> name = fields.get().require("name").flatMap(YamlValue::text);
        OptionalDouble latitude = degrees(fields.get(), "latitude", 90);
        OptionalDouble longitude = degrees(fields.get(), "longitude", 180);
        if (id.isEmpty() || name.isEmpty() || latitude.isEmpty() || longitude.isEmpty()) {
            return Optional.empty();
        }
        double north = latitude.getAsDouble();
        double east = longitude.getAsDouble();
        YamlValue at = fields.get().require("latitude").orElse(value);
        String where = "%s, %s".formatted(north, east);
        if (!extract.contains(north, east)) {
            at.mistakes()
                    .add(
                            at.line(),
                            value.path(),
                            where,
                            "lies outside of the extract (%s)".formatted(AreaFileReader.box(extract)));
        } else if (!zones.isEmpty() && zones.stream().noneMatch(zone -> zone.contains(north, east))) {
            at.mistakes().add(at.line(), value.path(), where, "lies in no zone");
        }
        return Optional.of(new GivenStop(id.get(), name.get(), north, east, new At(at.line(), value.path())));
    }

    private static Optional<String> id(YamlValue at, Set<String> ids) {
        Optional<String> id = at.text();
        if (id.isPresent() && id.get().length() > ID_LENGTH_MAX) {
            at.wrong("must have %d characters at most".formatted(ID_LENGTH_MAX));
        } else if (id.isPresent() && OF_THE_MAP.matcher(id.get()).matches()) {
            at.wrong("is kept for the stops of the map; choose another form");
        } else if (id.isPresent() && !ids.add(id.get())) {
            at.wrong("another stop has this id");
        }
        return id;
    }

    private static OptionalDouble degrees(YamlMapping fields, String name, double most) {
        Optional<YamlValue> value = fields.require(name);
        return value.isPresent() ? value.get().number(-most, most) : OptionalDouble.empty();
    }
}
