package org.noriai.routing.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.noriai.dispatch.model.Access;
import org.noriai.dispatch.model.Load;
import org.noriai.routing.area.Bounds;
import org.noriai.routing.area.FleetVehicle;
import org.noriai.routing.area.Geo;
import org.noriai.routing.area.ServiceArea;
import org.noriai.routing.area.VirtualStop;
import org.noriai.routing.intake.RegionImportException;
import org.noriai.routing.street.DrivePath;

/** What a region has to be, on the real map that comes with the build. */
final class MonacoTest {

    private static RegionBundle region;
    private static ServiceArea area;

    @BeforeAll
    static void open() throws IOException, RegionImportException {
        region = TestRegions.monaco();
        area = region.serviceArea();
    }

    @AfterAll
    static void close() throws IOException {
        region.close();
    }

    @Test
    void whatFollowsFromWhereItLiesIsRight() {
        assertThat(area.name()).isEqualTo("Monaco");
        assertThat(area.zone().getId()).isEqualTo("Europe/Monaco");
        assertThat(area.currency().getCurrencyCode()).isEqualTo("EUR");
        assertThat(area.language().getLanguage()).isEqualTo("fr");
        assertThat(area.drivesOnTheLeft()).isFalse();
        assertThat(area.attribution()).isEqualTo("© OpenStreetMap contributors");
    }

    @Test
    void stopsAreTheTownsBusStopsUnderNamesOfTheirOwn() {
        List<String> names = area.stops().stream().map(VirtualStop::name).toList();
        assertThat(names)
                .hasSizeBetween(45, 90)
                .doesNotHaveDuplicates()
                .contains("Stade Louis II", "Place du Palais", "Larvotto");
        assertThat(area.stops()).allSatisfy(stop -> {
            assertThat(stop.id()).matches("[nw][0-9]+");
            assertThat(area.bounds().contains(stop.latitude(), stop.longitude()))
                    .isTrue();
        });
    }

    @Test
    void theFleetIsFourSmallBusesSpreadOverTheTown() {
        assertThat(area.fleet()).hasSize(4);
        assertThat(area.fleet().stream().map(FleetVehicle::startPlace)).doesNotHaveDuplicates();
        FleetVehicle first = area.fleet().getFirst();
        assertThat(first.vehicle().label()).isEqualTo("Noriai 1");
        assertThat(first.vehicle().type().carries(new Load(8, 0, 0))).isTrue();
        assertThat(first.vehicle().type().carries(new Load(6, 1, 0))).isTrue();
        assertThat(first.vehicle().type().carries(new Load(7, 1, 0))).isFalse();
    }

    @Test
    void everyStopIsReachedFromEveryOtherAndNoWayRoundIsShorter() {
        int count = region.usualTimes().placeCount();
        assertThat(count).isEqualTo(area.stops().size());
        for (int from = 0; from < count; from++) {
            for (int to = 0; to < count; to++) {
                int direct = seconds(from, to);
                assertThat(direct).isBetween(from == to ? 0 : 1, from == to ? 0 : 1_800);
                for (int via = 0; via < count; via++) {
                    if (direct > seconds(from, via) + seconds(via, to)) {
                        throw new AssertionError("From %d by %d to %d is shorter.".formatted(from, via, to));
                    }
                }
            }
        }
    }

    @Test
    void aDriveTakesAsLongAsTheMatrixSaysAndLeadsAlongTheStreetFromKerbToKerb() {
        int count = area.stops().size();
        for (int from = 0; from < count; from++) {
            for (int to = 0; to < count; to++) {
                DrivePath path = region.streets().drive(from, to);
                int last = path.pointCount() - 1;
                assertThat(path.seconds()).isEqualTo(seconds(from, to));
                assertThat(toStop(path, 0, from)).isLessThan(6);
                assertThat(toStop(path, last, to)).isLessThan(6);
                assertThat(path.secondsAt(0)).isZero();
                assertThat(path.secondsAt(last)).isBetween(path.seconds() - 1.001, path.seconds() + 0.001);
                double meters = 0;
                for (int i = 1; i <= last; i++) {
                    assertThat(path.secondsAt(i)).isGreaterThanOrEqualTo(path.secondsAt(i - 1));
                    meters += Geo.meters(
                            path.latitude(i - 1), path.longitude(i - 1), path.latitude(i), path.longitude(i));
                }
                assertThat(meters).isCloseTo(path.meters(), within(path.meters() * 0.02 + 2));
            }
        }
    }

    @Test
    void aSecondAskForADriveIsAnsweredFromMemory() {
        assertThat(region.streets().drive(3, 7)).isSameAs(region.streets().drive(3, 7));
    }

    @Test
    void walksComeNearestFirstAndWithinTheirLength() {
        Random random = new Random(7);
        int found = 0;
        for (int i = 0; i < 500; i++) {
            Bounds bounds = area.bounds();
            double latitude = bounds.south() + random.nextDouble() * (bounds.north() - bounds.south());
            double longitude = bounds.west() + random.nextDouble() * (bounds.east() - bounds.west());
            List<Access> walks = region.streets().findWalks(latitude, longitude, 500, 100);
            found += walks.size();
            Set<Integer> places = new HashSet<>();
            int lastSeconds = 0;
            for (Access walk : walks) {
                VirtualStop stop = area.stops().get(walk.place());
                double straight = Geo.meters(latitude, longitude, stop.latitude(), stop.longitude());
                assertThat(places.add(walk.place())).isTrue();
                assertThat(walk.walkSeconds()).isGreaterThanOrEqualTo(lastSeconds);
                assertThat(walk.walkMeters()).isBetween((int) (straight * 0.98) - 8, 500);
                // 4 km/h, slower on steps.
                assertThat(walk.walkSeconds()).isBetween((int) (walk.walkMeters() * 0.89), walk.walkMeters() * 2 + 1);
                lastSeconds = walk.walkSeconds();
            }
            assertThat(region.streets().findWalks(latitude, longitude, 500, 3))
                    .isEqualTo(walks.subList(0, Math.min(3, walks.size())));
        }
        assertThat(found).isGreaterThan(400);
    }

    @Test
    void whoStandsAtAStopHasHardlyToWalk() {
        for (int place = 0; place < area.stops().size(); place++) {
            VirtualStop stop = area.stops().get(place);
            List<Access> walks = region.streets().findWalks(stop.latitude(), stop.longitude(), 500, 100);
            int here = place;
            assertThat(walks).anySatisfy(walk -> {
                assertThat(walk.place()).isEqualTo(here);
                assertThat(walk.walkMeters()).isLessThan(80);
            });
        }
    }

    @Test
    void theAreaCoversItsStreetsAndNothingElse() {
        assertThat(region.streets().covers(43.7384, 7.4246)).isTrue();
        assertThat(region.streets().covers(43.7260, 7.4380)).as("at sea").isFalse();
        assertThat(region.streets().covers(43.70, 7.25)).as("Nice").isFalse();
        assertThat(region.streets().covers(Double.NaN, 7.42)).isFalse();
        assertThat(region.streets().findWalks(Double.NaN, 7.42, 500, 3)).isEmpty();
        assertThat(region.streets().findWalks(43.70, 7.25, 500, 3)).isEmpty();
    }

    @Test
    void theBasemapHasTheTownAndTheSea() throws IOException {
        assertThat(region.basemap().zoomMax()).isEqualTo(14);
        Map<String, Set<String>> casino = VectorTileLayers.at(region.basemap(), 14, 43.7396, 7.4274);
        assertThat(casino.keySet()).contains("road", "building", "water", "poi", "landuse");
        assertThat(casino.get("road")).contains("kind", "name", "oneway");
        assertThat(casino.get("building")).contains("height");
        Map<String, Set<String>> offshore = VectorTileLayers.at(region.basemap(), 14, 43.7300, 7.4290);
        assertThat(offshore.keySet()).contains("water");
        assertThat(VectorTileLayers.at(region.basemap(), 12, 43.7384, 7.4246).keySet())
                .contains("road", "place", "water");
        assertThat(region.report()).noneMatch(line -> line.contains("The sea is not drawn"));
    }

    @Test
    void tilesThatDoNotExistAreEmpty() {
        assertThat(region.basemap().findTile(14, 0, 0)).isEmpty();
        assertThat(region.basemap().findTile(15, 0, 0)).isEmpty();
        assertThat(region.basemap().findTile(-1, 0, 0)).isEmpty();
        assertThat(region.basemap().findTile(3, 8, 0)).isEmpty();
    }

    private static int seconds(int from, int to) {
        return region.usualTimes().seconds(from, to, 0);
    }

    private static double toStop(DrivePath path, int point, int place) {
        VirtualStop stop = area.stops().get(place);
        return Geo.meters(path.latitude(point), path.longitude(point), stop.latitude(), stop.longitude());
    }
}
