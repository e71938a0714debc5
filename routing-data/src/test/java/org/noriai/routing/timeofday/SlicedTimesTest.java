package org.noriai.routing.timeofday;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.noriai.dispatch.spi.TravelTimesCheck;
import org.noriai.routing.MonacoStreets;
import org.noriai.routing.street.DriveSearch;
import org.noriai.routing.street.SnappedPlace;
import org.noriai.routing.traveltime.ContractedStreets;

/** Monaco by the time of day, each slice compared with a plain Dijkstra on its times. */
final class SlicedTimesTest {

    private static final ZoneId ZONE = ZoneId.of("Europe/Monaco");

    /** A Wednesday, midnight in Monaco. */
    private static final Instant EPOCH = Instant.parse("2026-11-24T23:00:00Z");

    private static final LocalDate DAY = LocalDate.of(2026, 11, 25);
    private static final int PLACES = 40;

    @Test
    void aDriveTakesTheTimeOfTheSliceItBeginsInAndNobodyIsOvertaken(@TempDir Path folder) throws Exception {
        SpeedProfile profile = SpeedProfileReader.read("""
                day_type,from,to,road_class,speed_factor
                weekday,07:00,09:00,*,0.7
                weekday,07:00,09:00,primary,0.4
                weekday,16:00,18:00,secondary,0.5
                every,22:00,24:00,*,1.3
                """);
        ContractedStreets usual = MonacoStreets.contracted();
        List<SnappedPlace> stops = MonacoStreets.places(PLACES, 21);
        SliceStreets streets = SliceStreets.of(MonacoStreets.graph(), usual, profile);
        SliceCalendar calendar = SliceCalendar.of(profile, ZONE, EPOCH, DAY, 14, Set.of(DAY.plusDays(1)));
        SliceMatrices matrices = streets.matrices(stops, millis -> {});
        assertThat(matrices.sliceCount()).isEqualTo(4);
        Path file = folder.resolve("slices.bin");
        matrices.write(file);
        SlicedTimes times = new SlicedTimes(calendar, SliceMatrices.read(file));
        assertThat(times.dependOnDeparture()).isTrue();
        for (int hour : new int[] {3, 8, 17, 23}) {
            int[] millis = new int[PLACES];
            int slice = profile.sliceAt(DayType.WEEKDAY, hour * 4);
            DriveSearch dijkstra =
                    new DriveSearch(streets.contract(slice, unchanged -> {}).turns(), stops);
            for (int from = 0; from < PLACES; from++) {
                dijkstra.findTimes(from, millis);
                for (int to = 0; to < PLACES; to++) {
                    assertThat(times.seconds(from, to, hour * 3_600)).isEqualTo(Math.ceilDiv(millis[to], 1000));
                }
            }
        }
        obeysItsPort(times);
    }

    private static void obeysItsPort(SlicedTimes times) {
        SplittableRandom random = new SplittableRandom(2);
        for (int departure = 6 * 3_600; departure < 10 * 3_600; departure += 601) {
            TravelTimesCheck.check(times, departure, 0);
        }
        for (int i = 0; i < 200_000; i++) {
            int from = random.nextInt(PLACES);
            int to = random.nextInt(PLACES);
            int departure = random.nextInt(-100_000, 2_000_000);
            int later = departure + random.nextInt(3_000);
            assertThat(later + times.seconds(from, to, later))
                    .as("from %d to %d at %d and %d", from, to, departure, later)
                    .isGreaterThanOrEqualTo(departure + times.seconds(from, to, departure));
        }
        int[] row = new int[PLACES];
        int[] column = new int[PLACES];
        times.leastSecondsFrom(3, row);
        times.leastSecondsTo(3, column);
        for (int place = 0; place < PLACES; place++) {
            assertThat(row[place]).isEqualTo(times.leastSeconds(3, place));
            assertThat(column[place]).isEqualTo(times.leastSeconds(place, 3));
        }
    }

    @Test
    void theCalendarKnowsHolidaysClockChangesAndRepeatsItsWeeks() throws SpeedProfileException {
        SpeedProfile profile = SpeedProfileReader.read("""
                day_type,from,to,road_class,speed_factor
                weekday,07:00,09:00,*,0.7
                sunday,12:00,13:00,*,0.9
                """);
        Instant epoch = Instant.parse("2026-10-18T22:00:00Z");
        LocalDate monday = LocalDate.of(2026, 10, 19);
        SliceCalendar calendar = SliceCalendar.of(profile, ZONE, epoch, monday, 21, Set.of(LocalDate.of(2026, 10, 21)));
        int peak = profile.sliceAt(DayType.WEEKDAY, 28);
        int noon = profile.sliceAt(DayType.SUNDAY, 48);
        int usual = profile.sliceAt(DayType.SATURDAY, 48);
        assertThat(calendar.sliceAt(7 * 3_600)).isEqualTo(peak);
        assertThat(calendar.sliceAt(7 * 3_600 - 1)).isEqualTo(usual);
        assertThat(calendar.sliceAt(2 * 86_400 + 8 * 3_600))
                .as("a holiday's morning")
                .isEqualTo(usual);
        assertThat(calendar.sliceAt(2 * 86_400 + 12 * 3_600))
                .as("a holiday's noon")
                .isEqualTo(noon);
        // The clocks went back in the night before: noon is an hour later in engine time.
        assertThat(calendar.sliceAt(6 * 86_400 + 12 * 3_600)).isEqualTo(usual);
        assertThat(calendar.sliceAt(6 * 86_400 + 13 * 3_600)).isEqualTo(noon);
        assertThat(calendar.sliceAt(28 * 86_400 + 9 * 3_600))
                .as("a Monday after the table")
                .isEqualTo(peak);
        assertThat(calendar.sliceAt(-7 * 86_400 + 8 * 3_600))
                .as("a Monday before it")
                .isEqualTo(peak);
        assertThat(calendar.nextChangeAfter(3_600)).isEqualTo(7 * 3_600);
        assertThatThrownBy(() -> SliceCalendar.of(profile, ZONE, epoch, monday, 6, Set.of()))
                .hasMessage("A calendar of slices must hold 7 to 3,660 days, not 6.");
    }
}
