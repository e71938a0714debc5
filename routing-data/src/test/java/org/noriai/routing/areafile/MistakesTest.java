package org.noriai.routing.areafile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.noriai.routing.area.Bounds;
import org.noriai.routing.intake.RegionImportException;

/** Every mistake is told at once, with line, field and value. */
final class MistakesTest {

    private static final Bounds MONACO = new Bounds(43.70, 7.35, 43.78, 7.47);

    @TempDir
    private Path folder = Path.of("");

    private List<String> mistakes(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("area.yml"), text);
        RegionImportException refused =
                catchThrowableOfType(RegionImportException.class, () -> AreaFileReader.read(file, MONACO));
        assertThat(refused).as("refused").isNotNull();
        List<String> lines = String.valueOf(refused.getMessage()).lines().toList();
        assertThat(lines.getFirst())
                .isEqualTo("The area file %s has %d mistake%s:"
                        .formatted(file, lines.size() - 1, lines.size() == 2 ? "" : "s"));
        return lines.stream().skip(1).map(String::strip).toList();
    }

    @Test
    void mistakesOfAllKindsAreToldTogether() throws IOException {
        assertThat(mistakes("""
                        name: ''
                        timeZone: Asia/Edo
                        currency: GOLD
                        language: '?'
                        color: red
                        rules:
                          pickupWindowSeconds: 0
                          walkMetersMax: far
                          rideFactorMax: 0.5
                          doorToDoor: true
                        riderClasses:
                          senior: {walkMeters: 200}
                        hours:
                          - {days: [mon, someday], from: '08:00', to: '18:00'}
                          - {days: daily, from: '18:00', to: '08:00'}
                          - {days: daily, from: 8, to: '25:61'}
                        exceptions:
                          - {date: 2026-02-30, closed: true}
                          - {closed: true}
                          - {date: 2026-12-31}
                        holidays: [2026-01-01, 2026-01-01]
                        operating: {settledSeconds: -1}
                        duty: {drivingSecondsMax: 0}
                        """))
                .containsExactly(
                        "line 1: name: must not be blank",
                        "line 2: timeZone 'Asia/Edo': is no time zone such as Asia/Tokyo",
                        "line 3: currency 'GOLD': is no currency such as JPY",
                        "line 4: language '?': is no language such as ja",
                        "line 5: color: there is no such field; there are: name, timeZone, currency, language, drivesOnTheLeft, doors, stops, zones, hours, exceptions, holidays, rules, riderClasses, operating, duty, fleet",
                        "line 7: rules.pickupWindowSeconds '0': pickupWindowSeconds 0 must be positive",
                        "line 8: rules.walkMetersMax 'far': must be a whole number",
                        "line 9: rules.rideFactorMax '0.5': rideFactorMax 0.5 must lie between 1 and 100",
                        "line 10: rules.doorToDoor 'true': the area allows no doors; say 'doors: true' at the top to allow them",
                        "line 12: riderClasses.senior.walkMeters: there is no such field; there are: pickupWindowSeconds, waitSecondsMax, rideFactorMax, rideExtraSecondsMax, walkMetersMax, stopsPerEndMax, horizonSeconds, boardingSeconds, seatBoardingSeconds, wheelchairBoardingSeconds, noShowWaitSeconds, offersMax, offerSpacingSeconds, tripsPerDayMax, doorToDoor",
                        "line 14: hours[0].days[1] 'someday': must be one of mon, tue, wed, thu, fri, sat, sun and holiday",
                        "line 15: hours[1].to '08:00': The span from 18:00 to 08:00 must begin before 24:00 and end after it begins",
                        "line 16: hours[2].from '8': must be a time such as 08:30, or 25:30 for half past one of the next day",
                        "line 16: hours[2].to '25:61': must be a time such as 08:30, or 25:30 for half past one of the next day",
                        "line 18: exceptions[0].date '2026-02-30': must be a date such as 2026-12-31",
                        "line 19: exceptions[1]: the field 'date' or 'dates' is missing",
                        "line 20: exceptions[2]: must say either 'closed: true' or 'hours'",
                        "line 21: holidays[1] '2026-01-01': this holiday is given twice",
                        "line 22: operating.settledSeconds '-1': waitAboardSecondsMax 300 and settledSeconds -1 must not be negative",
                        "line 23: duty.drivingSecondsMax '0': Duty rules of 46800 s spread, 39600 s rest, 0 s driving and 1800 s interruption in pieces of 600 s are not possible");
    }

    @Test
    void outlinesThatAreNoArea() throws IOException {
        Files.writeString(folder.resolve("zones.geojson"), """
                {"type": "FeatureCollection", "features": [
                  {"type": "Feature", "id": "a", "properties": {"name": "port"}, "geometry":
                    {"type": "Polygon", "coordinates": [[[7.41, 43.73], [7.42, 43.73], [7.42, 43.74]]]}},
                  {"type": "Feature", "properties": {}, "geometry": {"type": "Point", "coordinates": [7.41, 43.73]}}
                ]}
                """);
        assertThat(mistakes("""
                        zones:
                          - id: crossed
                            geometry: {type: Polygon, coordinates: [[[7.41, 43.73], [7.43, 43.75], [7.43, 43.73], [7.41, 43.75], [7.41, 43.73]]]}
                          - id: far
                            geometry: {type: Polygon, coordinates: [[[8.41, 43.73], [8.43, 43.73], [8.43, 43.75], [8.41, 43.73]]]}
                          - id: far
                            geometry: {type: Polygon, coordinates: [[[7.41, 43.73], [7.43, 43.73], [7.43, 43.75], [7.42, 43.73]]]}
                          - id: swapped
                            geometry: {type: Polygon, coordinates: [[[43.73, 7.41], [43.73, 191], [43.75, 7.43], [43.73, 7.41]]]}
                          - id: short
                            file: zones.geojson
                            feature: port
                          - id: none
                            file: zones.geojson
                            feature: harbour
                          - id: absent
                            file: nowhere.geojson
                          - name: nothing
                          - id: point
                            geometry: {type: Point, coordinates: [7.41, 43.73]}
                        """))
                .containsExactly(
                        "line 1: zones.geojson: features: 0 features are called 'harbour'; there must be one",
                        "line 3: zones.geojson: features[0].geometry.coordinates: a ring must have 4 points or more, not 3",
                        "line 3: zones[0].geometry.coordinates: the polygon is not proper near longitude 7.420000, latitude 43.740000: it crosses itself",
                        "line 5: zones[1].geometry: the zone (south 43.73, west 8.41, north 43.75, east 8.43) lies outside of the extract (south 43.7, west 7.35, north 43.78, east 7.47)",
                        "line 6: zones[2].id 'far': another zone has this id",
                        "line 7: zones[2].geometry.coordinates: a ring must end where it begins, at longitude 7.41, latitude 43.73, not at 7.42, 43.73",
                        "line 9: zones[3].geometry.coordinates[0][1][1] '191': must be a number from -90.0 to 90.0",
                        "line 17: zones[6].file 'nowhere.geojson': there is no such file beside the area file that could be read",
                        "line 18: zones[7]: the field 'id' is missing",
                        "line 18: zones[7]: must have either 'geometry' or 'file'",
                        "line 20: zones[8].geometry.type 'Point': must be Polygon or MultiPolygon, or a Feature with one");
    }

    @Test
    void stopsAndVehiclesThatCannotBe() throws IOException {
        assertThat(mistakes("""
                        zones:
                          - id: west
                            geometry: {type: Polygon, coordinates: [[[7.40, 43.72], [7.42, 43.72], [7.42, 43.75], [7.40, 43.75], [7.40, 43.72]]]}
                        stops:
                          spread: {walkMetersMax: 20}
                          given:
                            - {id: here, name: Here, latitude: 43.73, longitude: 7.41}
                            - {id: here, name: There, latitude: 43.73, longitude: 7.415}
                            - {id: n77, name: Port, latitude: 43.73, longitude: 7.41}
                            - {id: nice, name: Nice, latitude: 43.70, longitude: 7.25}
                            - {id: east, name: East, latitude: 43.74, longitude: 7.43}
                            - {id: half, name: Half, latitude: 430.74}
                        fleet:
                          types:
                            - {id: bus, configurations: [{seats: 0}]}
                            - {id: van, configurations: [{seats: 4, wheelchairs: -1}], dwell: {stopSeconds: -5}}
                          vehicles:
                            - {id: one, type: van}
                            - {id: one, type: van}
                            - {id: two, type: tram}
                            - {id: three, type: van}
                          shifts:
                            - {vehicles: [one, four], days: daily, from: '08:00', to: '16:00', breaks: [{from: '15:30', to: '15:45', minutes: 30}]}
                            - {vehicles: [one], days: [mon], from: '15:00', to: '20:00'}
                        """))
                .containsExactly(
                        "line 5: stops.spread.walkMetersMax '20': must be a whole number from 50 to 2000",
                        "line 8: stops.given[1].id 'here': another stop has this id",
                        "line 9: stops.given[2].id 'n77': is kept for the stops of the map; choose another form",
                        "line 10: stops.given[3] '43.7, 7.25': lies outside of the extract (south 43.7, west 7.35, north 43.78, east 7.47)",
                        "line 11: stops.given[4] '43.74, 7.43': lies in no zone",
                        "line 12: stops.given[5]: the field 'longitude' is missing",
                        "line 12: stops.given[5].latitude '430.74': must be a number from -90.0 to 90.0",
                        "line 15: fleet.types[0].configurations[0]: A seat configuration of 0 seats, 0 wheelchair places and 4 luggage places carries nobody",
                        "line 16: fleet.types[1].configurations[0].wheelchairs '-1': must be a whole number from 0 to 200",
                        "line 16: fleet.types[1].dwell.stopSeconds '-5': A dwell of -5 s a stop, 0 s a seat and 0 s for the ramp is negative",
                        "line 18: fleet.vehicles 'three': there are shifts, but none for this vehicle",
                        "line 19: fleet.vehicles[1].id 'one': another vehicle has this id",
                        "line 20: fleet.vehicles[2].type 'tram': is none of the types: bus, van",
                        "line 23: fleet.shifts[0].breaks[0] '15:30-15:45': the break of 30 minutes does not lie within the shift, or lies before another",
                        "line 23: fleet.shifts[0].vehicles[1] 'four': is none of the vehicles",
                        "line 24: fleet.shifts[1] '15:00-20:00': the vehicle 'one' works from 08:00-16:00 on one of these days already");
    }

    @Test
    void filesThatAreNoAreaFile() throws IOException {
        assertThat(mistakes("")).containsExactly("line 1: the file: nothing stands in it");
        assertThat(mistakes("name: [one\nrules: {"))
                .singleElement()
                .asString()
                .startsWith("line 2: the file: it is no YAML:");
        assertThat(mistakes("- a\n- b"))
                .singleElement()
                .asString()
                .startsWith("line 1: the file: there must be fields here");
        assertThat(mistakes("name: A\nname: B")).containsExactly("line 2: name: is given twice");
        assertThat(mistakes("name: &a\n  - *a")).singleElement().asString().contains("name");
        Path file = folder.resolve("sjis.yml");
        Files.write(file, "name: 小田原".getBytes(Charset.forName("Shift_JIS")));
        assertThat(catchThrowableOfType(RegionImportException.class, () -> AreaFileReader.read(file, MONACO)))
                .hasMessageContaining("line 1: the file: it is not in UTF-8");
    }

    @Test
    void aByteOrderMarkAndJsonAreRead() throws Exception {
        Path file = Files.writeString(folder.resolve("area.json"), "\uFEFF{\"name\": \"Town\", \"doors\": true}");
        assertThat(AreaFileReader.read(file, MONACO).name()).contains("Town");
    }
}
