package org.noriai.routing.region;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.noriai.routing.area.AreaFile;
import org.noriai.routing.area.ServiceArea;
import org.noriai.routing.intake.RegionImportException;
import org.noriai.routing.street.PairRouter;
import org.noriai.routing.street.SnappedPlace;
import org.noriai.routing.street.StreetGraph;
import org.noriai.routing.traveltime.StopMatrix;

/** The stop matrix is compared with GraphHopper's own router, which finds each drive by another way. */
final class ExactnessTest {

    /** Rounding of each edge to a millisecond and of the matrix up to a second. */
    private static final double TOLERANCE_SECONDS = 0.1;

    @Test
    void monacoAgreesWithGraphHoppersRouter() throws IOException, RegionImportException {
        compare(TestRegions.imported(TestRegions.monacoExtract()), 600);
    }

    @Test
    void shibuyaWhichDrivesOnTheLeftAgreesWithGraphHoppersRouter() throws IOException, RegionImportException {
        var extract = TestRegions.findExtract("shibuya.osm");
        Assumptions.assumeTrue(extract.isPresent(), "shibuya.osm is absent");
        compare(TestRegions.imported(extract.orElseThrow()), 600);
    }

    private static void compare(Path folder, int pairs) throws IOException {
        ServiceArea area = AreaFile.read(folder.resolve(RegionBundle.AREA_FILE));
        StopMatrix times = StopMatrix.read(folder.resolve(RegionBundle.TIMES_FILE));
        List<SnappedPlace> places = PlacesFile.read(folder.resolve(RegionBundle.PLACES_FILE));
        try (StreetGraph streets =
                StreetGraph.load(folder.resolve(RegionBundle.STREETS_FOLDER), area.drivesOnTheLeft())) {
            PairRouter router = new PairRouter(streets);
            Random random = new Random(11);
            for (int i = 0; i < pairs; i++) {
                int from = random.nextInt(places.size());
                int to = random.nextInt(places.size());
                if (from == to) {
                    continue;
                }
                double exact = router.seconds(places.get(from), places.get(to));
                int told = times.seconds(from, to, 0);
                assertThat((double) told)
                        .as(
                                "from %s to %s",
                                area.stops().get(from), area.stops().get(to))
                        .isBetween(exact - TOLERANCE_SECONDS, exact + 1 + TOLERANCE_SECONDS);
            }
        }
    }
}
