package org.noriai.routing.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.noriai.dispatch.model.AreaCalendar;
import org.noriai.dispatch.model.RiderClass;
import org.noriai.dispatch.model.RuleBook;
import org.noriai.routing.area.DaySpan;
import org.noriai.routing.area.ServiceArea;
import org.noriai.routing.area.VirtualStop;
import org.noriai.routing.intake.RegionImportException;
import org.noriai.routing.kerb.KerbFinder;
import org.noriai.routing.kerb.StreetPoint;
import org.noriai.routing.kerb.StreetSampler;
import org.noriai.routing.street.StreetGraph;
import org.noriai.routing.street.TurnGraph;

/** An area file on real streets: what it says is in the bundle. */
final class AreaImportTest {

    private static final String AREA = """
            name: Monaco à la demande
            zones:
              - id: west
                name: Fontvieille
                geometry: {type: Polygon, coordinates: [[[7.410, 43.725], [7.4205, 43.725], [7.4205, 43.7345], [7.410, 43.7345], [7.410, 43.725]]]}
                rules: {walkMetersMax: 300}
                hours:
                  - {days: [mon, tue, wed, thu, fri, sat], from: '08:00', to: '18:00'}
              - id: centre
                geometry: {type: Polygon, coordinates: [[[7.4205, 43.730], [7.430, 43.730], [7.430, 43.743], [7.4205, 43.743], [7.4205, 43.730]]]}
                riderClasses:
                  senior: {walkMetersMax: 150}
            rules: {pickupWindowSeconds: 900}
            hours:
              - {days: daily, from: '07:00', to: '26:00'}
            holidays: [2026-11-19]
            stops:
              fromMap: true
              spread: {walkMetersMax: 200}
              given:
                - {id: casino, name: Casino, latitude: 43.7396, longitude: 7.4282}
            fleet:
              types:
                - {id: van, name: Van, configurations: [{seats: 6}, {seats: 4, wheelchairs: 1}]}
              vehicles:
                - {id: van-1, label: Un, type: van, base: casino}
                - {id: van-2, label: Deux, type: van}
              shifts:
                - {vehicles: all, days: daily, from: '08:00', to: '16:00', breaks: [{from: '11:00', to: '12:00', minutes: 45, at: casino}]}
            """;

    @TempDir
    static Path folder = Path.of("");

    private static Path bundle = Path.of("");

    @BeforeAll
    static void importWithAreaFile() throws Exception {
        Path file = Files.writeString(folder.resolve("monaco.yml"), AREA);
        bundle = folder.resolve("monaco");
        RegionImporter.importRegion(
                new ImportOptions(TestRegions.monacoExtract(), bundle, OptionalInt.empty()).withArea(file), line -> {});
    }

    @Test
    void zonesHoursRulesAndFleetAreInTheBundle() throws IOException {
        try (RegionBundle region = RegionBundle.open(bundle)) {
            ServiceArea area = region.serviceArea();
            assertThat(area.name()).isEqualTo("Monaco à la demande");
            assertThat(area.zones()).hasSize(2);
            assertThat(area.rulesAt(43.730, 7.415, RiderClass.GENERAL).walkMetersMax())
                    .isEqualTo(300);
            assertThat(area.rulesAt(43.738, 7.425, new RiderClass("senior")).walkMetersMax())
                    .isEqualTo(150);
            assertThat(area.rulesAt(43.738, 7.425, RiderClass.GENERAL).pickupWindowSeconds())
                    .isEqualTo(900);
            assertThat(area.findServiceDay(LocalDate.of(2026, 11, 22))).contains(new DaySpan(7 * 3600, 26 * 3600));
            assertThat(area.fleet()).hasSize(2);
            assertThat(area.stops().get(area.fleet().getFirst().startPlace()).id())
                    .isEqualTo("casino");
            assertThat(area.fleet().getLast().shifts().getFirst().breaks().orElseThrow())
                    .hasSize(1);
        }
    }

    @Test
    void theEngineGetsZonesOfPlacesAndHoursInSeconds() throws IOException {
        try (RegionBundle region = RegionBundle.open(bundle)) {
            ServiceArea area = region.serviceArea();
            AreaCalendar days = new AreaCalendar(AreaCalendar.UTC.epoch(), area.zone());
            RuleBook book = area.ruleBook(days, LocalDate.of(2026, 11, 20));
            for (int place = 0; place < area.stops().size(); place++) {
                VirtualStop stop = area.stops().get(place);
                String zone = stop.longitude() < 7.4205 && stop.latitude() < 43.7345 ? "west" : "centre";
                assertThat(book.zone(place).id().value()).as(stop.name()).isEqualTo(zone);
            }
            int sunday = days.seconds(LocalDate.of(2026, 11, 22), LocalTime.NOON);
            int monday = days.seconds(LocalDate.of(2026, 11, 23), LocalTime.NOON);
            int pastMidnight = days.seconds(LocalDate.of(2026, 11, 23), LocalTime.of(1, 30));
            assertThat(book.zones().getFirst().hours().contains(sunday)).isFalse();
            assertThat(book.zones().getFirst().hours().contains(monday)).isTrue();
            assertThat(book.zones().getLast().hours().contains(sunday)).isTrue();
            assertThat(book.zones().getLast().hours().contains(pastMidnight)).isTrue();
        }
    }

    @Test
    void stopsLieInZonesAndNobodyAtAStreetWalksFartherThanTheRuleAllows() throws IOException {
        try (RegionBundle region = RegionBundle.open(bundle);
                StreetGraph graph = StreetGraph.load(bundle.resolve(RegionBundle.STREETS_FOLDER), false)) {
            ServiceArea area = region.serviceArea();
            assertThat(area.stops())
                    .allSatisfy(stop -> assertThat(area.findZone(stop.latitude(), stop.longitude()))
                            .as(stop.name())
                            .isPresent());
            KerbFinder kerbs = new KerbFinder(graph, TurnGraph.of(graph), false);
            List<StreetPoint> points = new StreetSampler(graph, kerbs)
                    .points().stream()
                            .filter(point -> area.findZone(
                                            point.kerb().latitude(),
                                            point.kerb().longitude())
                                    .isPresent())
                            .toList();
            assertThat(points).hasSizeGreaterThan(100);
            int walkable = 0;
            for (StreetPoint point : points) {
                double latitude = point.kerb().latitude();
                double longitude = point.kerb().longitude();
                // Where people can't walk at all, no rule helps; the report counts those points.
                if (!region.streets().findWalks(latitude, longitude, 2_000, 1).isEmpty()) {
                    walkable++;
                    assertThat(region.streets().findWalks(latitude, longitude, 200, 1))
                            .as("%s, %s", latitude, longitude)
                            .isNotEmpty();
                }
            }
            assertThat(walkable).isGreaterThan(points.size() * 9 / 10);
        }
    }

    @Test
    void theReportSaysWhatWasFoundAndLeftOut() throws IOException {
        assertThat(Files.readString(bundle.resolve("report.txt")))
                .contains("stops: ")
                .contains("1 given")
                .contains("stops: left out: ")
                .contains("in no zone")
                .contains("area: 1 holidays, the last on 2026-11-19");
        assertThat(bundle.resolve("report.json")).content().contains("\"kind\" : \"dropped\"");
    }

    @Test
    void whatOnlyTheStreetsCanShowIsToldWithItsLine() throws IOException {
        Path file = Files.writeString(folder.resolve("sea.yml"), """
                stops:
                  given:
                    - {id: sea, name: At sea, latitude: 43.7290, longitude: 7.4330}
                fleet:
                  types:
                    - {id: van, configurations: [{seats: 6}]}
                  vehicles:
                    - {id: van-1, type: van, base: nowhere}
                """);
        Path out = folder.resolve("sea/region");
        RegionImportException refused = catchThrowableOfType(
                RegionImportException.class,
                () -> RegionImporter.importRegion(
                        new ImportOptions(TestRegions.monacoExtract(), out, OptionalInt.empty()).withArea(file),
                        line -> {}));
        assertThat(String.valueOf(refused.getMessage()).lines().map(String::strip))
                .contains("The area file %s has 2 mistakes:".formatted(file))
                .anyMatch(line -> line.startsWith("line 3: stops.given[0] '43.729, 7.433': no street"))
                .anyMatch(line -> line.startsWith("line 8: fleet.vehicles[0].base 'nowhere': is none of the"));
        try (Stream<Path> left = Files.list(out.getParent())) {
            assertThat(left).isEmpty();
        }
    }
}
