package org.noriai.routing.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.noriai.dispatch.model.AreaCalendar;
import org.noriai.dispatch.spi.TravelTimes;
import org.noriai.dispatch.spi.TravelTimesCheck;
import org.noriai.routing.intake.ImportReport;
import org.noriai.routing.intake.RegionImportException;
import org.noriai.routing.street.SnappedPlace;

/** Speeds by the time of day on their way into a bundle, and out of it to the engine. */
final class SpeedsStepTest {

    private static final Instant EPOCH = Instant.parse("2020-01-01T00:00:00Z");

    @TempDir
    Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("speeds.csv"), text);
    }

    @Test
    void whatTheImportIsGivenTheEngineDrivesBy() throws Exception {
        Path bundle = folder.resolve("region");
        copy(TestRegions.imported(TestRegions.monacoExtract()), bundle);
        ImportReport report = new ImportReport();
        try (RegionBundle usual = RegionBundle.open(bundle)) {
            AreaCalendar days = new AreaCalendar(EPOCH, usual.serviceArea().zone());
            assertThat(usual.travelTimes(days, 0)).isSameAs(usual.usualTimes());
            List<SnappedPlace> stops = usual.streets().places();
            SpeedsStep.read(Optional.of(file("day_type,from,to,road_class,speed_factor\nweekday,07:00,09:00,*,0.5\n")))
                    .write(usual.streets().graph(), usual.contractedStreets(), stops, bundle, report, line -> {});
        }
        assertThat(report.entries()).hasToString("[speeds: 2 slices of the week that differ]");
        Manifest.of(bundle, "monaco", List.of()).write(bundle);
        try (RegionBundle region = RegionBundle.open(bundle)) {
            AreaCalendar days = new AreaCalendar(EPOCH, region.serviceArea().zone());
            LocalDate tuesday = LocalDate.of(2026, 11, 24);
            int noon = days.seconds(tuesday, LocalTime.NOON);
            int morning = days.seconds(tuesday, LocalTime.of(8, 0));
            TravelTimes times = region.travelTimes(days, noon);
            TravelTimesCheck.check(times, morning, 0);
            int compared = 0;
            for (int from = 0; from < times.placeCount(); from++) {
                for (int to = 0; to < times.placeCount(); to++) {
                    int ordinary = region.usualTimes().seconds(from, to, 0);
                    assertThat(times.seconds(from, to, noon)).isEqualTo(ordinary);
                    assertThat(times.leastSeconds(from, to)).isEqualTo(ordinary);
                    // Turns cost what they cost; only the drives along the streets take twice as long.
                    assertThat(times.seconds(from, to, morning)).isBetween(ordinary, 2 * ordinary);
                    compared += times.seconds(from, to, morning) > 1.5 * ordinary ? 1 : 0;
                }
            }
            assertThat(compared).isGreaterThan(times.placeCount() * times.placeCount() / 2);
        }
    }

    @Test
    void everyMistakeIsToldAtOnce() throws Exception {
        Path bad =
                file("day_type,from,to,road_class,speed_factor\nmonday,07:10,09:00,*,0.7\nevery,07:00,09:00,alley,9\n");
        assertThatThrownBy(() -> SpeedsStep.read(Optional.of(bad)))
                .isInstanceOf(RegionImportException.class)
                .hasMessageStartingWith(
                        "The speed file %s can't be used: line 2: day_type 'monday' must be".formatted(bad))
                .hasMessageContaining("; line 2: from '07:10'")
                .hasMessageContaining("; line 3: road_class 'alley'")
                .hasMessageContaining("; line 3: speed_factor '9'");
        Path latin = Files.write(folder.resolve("latin.csv"), new byte[] {(byte) 0xe9, 0x20});
        assertThatThrownBy(() -> SpeedsStep.read(Optional.of(latin)))
                .isInstanceOf(RegionImportException.class)
                .hasMessage("The speed file %s can't be used: it is no text in UTF-8.".formatted(latin));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }
}
