package org.noriai.routing.areafile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.noriai.dispatch.model.AreaCalendar;
import org.noriai.dispatch.model.RiderClass;
import org.noriai.dispatch.model.ServiceHours;
import org.noriai.dispatch.model.ServiceRules;
import org.noriai.routing.area.Bounds;
import org.noriai.routing.area.OpeningHours;
import org.noriai.routing.area.ServiceZone;

/** The example that ships with the module can be used as it is, and says what it seems to say. */
final class OdawaraExampleTest {

    private static final Bounds KANTO = new Bounds(34.8, 138.4, 37.2, 141.0);

    private static AreaPlan read() throws Exception {
        Path file = Path.of("src/main/resources/org/noriai/routing/areafile/odawara.example.yml");
        return AreaFileReader.read(file, KANTO);
    }

    @Test
    void hasACityAndAMountainDistrictWithRulesOfTheirOwn() throws Exception {
        AreaPlan plan = read();
        assertThat(plan.name()).contains("おだわら乗合");
        assertThat(plan.timeZone()).contains(ZoneId.of("Asia/Tokyo"));
        assertThat(plan.stops().spreadWalkMetersMax()).hasValue(200);
        assertThat(plan.stops().given()).hasSize(3);
        assertThat(plan.zones()).hasSize(2);
        ServiceZone city = plan.zones().getFirst();
        ServiceZone mountain = plan.zones().getLast();
        assertThat(city.contains(35.2556, 139.1565)).isTrue();
        assertThat(mountain.contains(35.2030, 139.1370)).isTrue();
        assertThat(mountain.contains(35.2556, 139.1565)).isFalse();
        assertThat(city.rules().pickupWindowSeconds()).isEqualTo(600);
        assertThat(mountain.rules().pickupWindowSeconds()).isEqualTo(1200);
        assertThat(mountain.rules().rideFactorMax()).isEqualTo(2.0);
        // What neither says is usual; what the area says holds in both.
        assertThat(mountain.rules().boardingSeconds()).isEqualTo(ServiceRules.DEFAULT.boardingSeconds());
        assertThat(mountain.rules().horizonSeconds()).isEqualTo(1_209_600);
        ServiceRules seniorInTheMountains = mountain.rulesFor(new RiderClass("senior"));
        assertThat(seniorInTheMountains.doorToDoor()).isTrue();
        assertThat(seniorInTheMountains.walkMetersMax()).isEqualTo(250);
        assertThat(seniorInTheMountains.pickupWindowSeconds()).isEqualTo(1200);
        assertThat(city.rulesFor(new RiderClass("senior")).doorToDoor()).isFalse();
        assertThat(city.rulesFor(new RiderClass("wheelchair")).noShowWaitSeconds())
                .isEqualTo(300);
    }

    @Test
    void isServedOnWeekdaysSaturdaysAndHolidaysAndNotAroundNewYear() throws Exception {
        AreaPlan plan = read();
        AreaCalendar days = new AreaCalendar(AreaCalendar.UTC.epoch(), ZoneId.of("Asia/Tokyo"));
        OpeningHours hours = plan.zones().getFirst().hours();
        ServiceHours city = plan.calendar().serviceHours(hours, days, LocalDate.of(2026, 11, 20));
        serves(city, days, "2026-11-24", "07:30", true); // a Tuesday
        serves(city, days, "2026-11-24", "07:29", false);
        serves(city, days, "2026-11-23", "08:00", false); // a Monday that is a holiday
        serves(city, days, "2026-11-23", "09:00", true);
        serves(city, days, "2026-11-22", "12:00", false); // a Sunday
        serves(city, days, "2026-12-30", "12:00", false);
        serves(city, days, "2027-05-03", "20:30", true);
        serves(city, days, "2027-05-04", "20:30", false);
        ServiceHours mountain =
                plan.calendar().serviceHours(plan.zones().getLast().hours(), days, LocalDate.of(2026, 11, 20));
        serves(mountain, days, "2026-11-25", "12:00", true); // a Wednesday
        serves(mountain, days, "2026-11-24", "12:00", false);
        serves(mountain, days, "2026-12-30", "12:00", false); // the area's exceptions hold there as well
    }

    private static void serves(ServiceHours hours, AreaCalendar days, String day, String time, boolean served) {
        int seconds = days.seconds(LocalDate.parse(day), LocalTime.parse(time));
        assertThat(hours.contains(seconds)).as(day + " " + time).isEqualTo(served);
    }

    @Test
    void hasVehiclesThatWorkInShifts() throws Exception {
        AreaPlan plan = read();
        assertThat(plan.fleet()).hasSize(3);
        assertThat(plan.fleet().getFirst().shifts()).hasSize(3);
        assertThat(plan.fleet().getFirst().shifts().getFirst().breaks()).contains(List.of());
        assertThat(plan.fleet().getFirst().vehicle().type().wheelchairsMax()).isEqualTo(1);
        assertThat(plan.fleet().getFirst().vehicle().type().dwell().rampSeconds())
                .isEqualTo(60);
        assertThat(plan.fleet().getLast().shifts().getFirst().breaks()).isEmpty();
        assertThat(plan.fleet().getLast().vehicle().type().ramp()).isFalse();
    }
}
