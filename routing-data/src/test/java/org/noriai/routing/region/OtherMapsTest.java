package org.noriai.routing.region;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.noriai.dispatch.spi.TravelTimes;
import org.noriai.routing.area.ServiceArea;
import org.noriai.routing.area.VirtualStop;
import org.noriai.routing.intake.RegionImportException;

/** Maps of other countries, where the data is present. */
final class OtherMapsTest {

    @Test
    void shibuyaHasStopsAlongItsStreetsAndDrivesOnTheLeft() throws IOException, RegionImportException {
        try (RegionBundle region = open("shibuya.osm")) {
            ServiceArea area = region.serviceArea();
            facts(area, "Asia/Tokyo", "JPY", "ja", true);
            assertThat(area.name()).isEqualTo("Shibuya");
            assertThat(area.stops())
                    .hasSizeBetween(25, 80)
                    .extracting(VirtualStop::name)
                    .doesNotHaveDuplicates()
                    .anyMatch(name -> name.startsWith("六本木通り"));
            reachable(region);
            assertThat(VectorTileLayers.at(region.basemap(), 14, 35.6590, 139.7005)
                            .keySet())
                    .contains("road");
        }
    }

    @Test
    void heidelbergHasTheStopsOfItsBuses() throws IOException, RegionImportException {
        try (RegionBundle region = open("heidelberg.osm.pbf")) {
            ServiceArea area = region.serviceArea();
            facts(area, "Europe/Berlin", "EUR", "de", false);
            assertThat(area.name()).isEqualTo("Heidelberg");
            assertThat(area.fleet()).hasSize(20);
            assertThat(area.stops())
                    .hasSizeBetween(300, 450)
                    .extracting(VirtualStop::name)
                    .doesNotHaveDuplicates()
                    .contains("Bismarckplatz");
            reachable(region);
            assertThat(VectorTileLayers.at(region.basemap(), 14, 49.4094, 8.6942)
                            .keySet())
                    .contains("road");
        }
    }

    private static RegionBundle open(String name) throws IOException, RegionImportException {
        Optional<Path> extract = TestRegions.findExtract(name);
        Assumptions.assumeTrue(extract.isPresent(), name + " is absent");
        return RegionBundle.open(TestRegions.imported(extract.orElseThrow()));
    }

    private static void facts(ServiceArea area, String zone, String currency, String language, boolean left) {
        assertThat(area.zone().getId()).isEqualTo(zone);
        assertThat(area.currency().getCurrencyCode()).isEqualTo(currency);
        assertThat(area.language().getLanguage()).isEqualTo(language);
        assertThat(area.drivesOnTheLeft()).isEqualTo(left);
    }

    private static void reachable(RegionBundle region) {
        int count = region.usualTimes().placeCount();
        for (int from = 0; from < count; from++) {
            for (int to = 0; to < count; to++) {
                assertThat(region.usualTimes().seconds(from, to, 0)).isLessThan(TravelTimes.UNREACHABLE);
            }
        }
    }
}
