package org.noriai.routing.areafile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The schema and the page name the fields that the reader reads, and no others. */
final class SchemaTest {

    private static JsonNode schema() throws IOException {
        try (InputStream in = AreaFileReader.class.getResourceAsStream("area.schema.json")) {
            return new ObjectMapper().readTree(in);
        }
    }

    @Test
    void theSchemaHasEveryFieldAndNoOther() throws IOException {
        has("", AreaFileReader.AREA);
        has("/properties/operating", AreaFileReader.OPERATING.names());
        has("/properties/duty", AreaFileReader.DUTY.names());
        has("/$defs/rules", RulesSection.RULES.names());
        has("/$defs/zone", ZonesSection.ZONE);
        has("/$defs/stops", StopsSection.STOPS);
        has("/$defs/stops/properties/spread", StopsSection.SPREAD);
        has("/$defs/stops/properties/given/items", StopsSection.GIVEN);
        has("/$defs/opening", HoursSection.OPENING);
        has("/$defs/span", HoursSection.SPAN);
        has("/$defs/exception", HoursSection.EXCEPTION);
        has("/properties/holidays/items/oneOf/1", HoursSection.HOLIDAY);
        has("/$defs/fleet", FleetSection.FLEET);
        has("/$defs/fleet/properties/types/items", FleetSection.TYPE);
        has("/$defs/fleet/properties/types/items/properties/configurations/items", FleetSection.ROOM);
        has("/$defs/fleet/properties/types/items/properties/dwell", FleetSection.DWELL.names());
        has("/$defs/fleet/properties/vehicles/items", FleetSection.VEHICLE);
        has("/$defs/fleet/properties/shifts/items", ShiftReader.SHIFT);
        has("/$defs/fleet/properties/shifts/items/properties/breaks/items", ShiftReader.BREAK);
    }

    private static void has(String pointer, Set<String> fields) throws IOException {
        JsonNode object = schema().at(pointer);
        assertThat(object.path("additionalProperties").asBoolean(true))
                .as(pointer)
                .isFalse();
        Set<String> named = new TreeSet<>();
        object.path("properties").fieldNames().forEachRemaining(named::add);
        assertThat(named).as(pointer).isEqualTo(new TreeSet<>(fields));
    }

    @Test
    void thePageSpeaksOfEveryField() throws IOException {
        String page = Files.readString(Path.of("AREA.md"));
        for (Set<String> fields : List.of(
                AreaFileReader.AREA,
                RulesSection.RULES.names(),
                AreaFileReader.OPERATING.names(),
                AreaFileReader.DUTY.names(),
                ZonesSection.ZONE,
                StopsSection.GIVEN,
                FleetSection.TYPE,
                FleetSection.VEHICLE,
                FleetSection.ROOM,
                ShiftReader.SHIFT,
                ShiftReader.BREAK)) {
            assertThat(fields).allSatisfy(field -> assertThat(page).contains("`" + field));
        }
    }
}
