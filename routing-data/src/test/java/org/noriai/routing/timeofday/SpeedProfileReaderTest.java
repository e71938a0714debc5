package org.noriai.routing.timeofday;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

final class SpeedProfileReaderTest {

    private static final String HEADING = "day_type,from,to,road_class,speed_factor\n";

    @Test
    void quartersWithTheSameFactorsMakeOneSlice() throws SpeedProfileException {
        SpeedProfile profile = SpeedProfileReader.read("\uFEFF# peaks\n" + HEADING
                + "weekday,07:00,09:00,*,0.8\r\nweekday,07:00,09:00,primary,0.5\n\n"
                + "weekday,16:30,18:00,primary,0.5\nweekday,16:30,18:00,*,0.8\n"
                + "every,22:00,24:00,*,1.2\n");
        assertThat(profile.sliceCount()).isEqualTo(3);
        int usual = profile.sliceAt(DayType.WEEKDAY, 6 * 4 + 3);
        int peak = profile.sliceAt(DayType.WEEKDAY, 7 * 4);
        int night = profile.sliceAt(DayType.SUNDAY, 95);
        assertThat(profile.sliceAt(DayType.WEEKDAY, 17 * 4)).isEqualTo(peak);
        assertThat(profile.sliceAt(DayType.WEEKDAY, 9 * 4)).isEqualTo(usual);
        assertThat(profile.sliceAt(DayType.SATURDAY, 7 * 4)).isEqualTo(usual);
        assertThat(profile.factor(usual, "primary")).isEqualTo(1);
        assertThat(profile.factor(peak, "primary")).isEqualTo(0.5);
        assertThat(profile.factor(peak, "residential")).isEqualTo(0.8);
        assertThat(profile.factor(night, "primary")).isEqualTo(1.2);
    }

    @Test
    void everyMistakeIsNamedAtOnceWithLineFieldAndValue() {
        assertThatThrownBy(() -> SpeedProfileReader.read(HEADING
                        + "monday,07:00,09:00,*,0.8\n"
                        + "weekday,07:10,25:00,*,0.8\n"
                        + "weekday,09:00,09:00,street,fast\n"
                        + "weekday,07:00,09:00,primary\n"
                        + "weekday,07:00,09:00,primary,0.7\n"
                        + "every,08:45,10:00,primary,0.9\n"
                        + "sunday,00:00,24:00,*,NaN\n"))
                .isInstanceOf(SpeedProfileException.class)
                .hasMessageContainingAll(
                        "line 2: day_type 'monday' must be",
                        "line 3: from '07:10' must be",
                        "line 3: to '25:00' must be",
                        "line 4: to '09:00' must be later than 09:00.",
                        "line 4: road_class 'street' must be one of *, busway,",
                        "line 4: speed_factor 'fast' must be a number from 0.1 to 2.",
                        "line 5: line 'weekday,07:00,09:00,primary' must have 5 values, not 4.",
                        "line 7: from '08:45' overlaps line 6",
                        "line 8: speed_factor 'NaN' must be");
    }

    @Test
    void anEmptyFileAndOneWithAnotherHeadingAreNamed() {
        assertThatThrownBy(() -> SpeedProfileReader.read("")).hasMessageContaining("line 0: file '' must begin with");
        assertThatThrownBy(() -> SpeedProfileReader.read("day,from\n"))
                .hasMessageContaining("line 1: heading 'day,from' must be day_type,from,to,road_class,speed_factor.");
    }

    @Test
    void moreThanSixSlicesAreRefused() {
        StringBuilder text = new StringBuilder(HEADING);
        for (int hour = 0; hour < 6; hour++) {
            text.append("weekday,%02d:00,%02d:00,*,0.%d\n".formatted(hour, hour + 1, hour + 2));
        }
        assertThatThrownBy(() -> SpeedProfileReader.read(text.toString()))
                .hasMessageContaining("makes 7 slices of the week that differ; there may be 6");
    }

    @Test
    void aRuleThatContradictsAnotherIsRefused() {
        assertThatThrownBy(() -> SpeedProfile.of(List.of(
                        new SpeedProfile.Rule(DayType.SUNDAY, 0, 8, "*", 0.5),
                        new SpeedProfile.Rule(DayType.SUNDAY, 7, 9, "*", 0.6))))
                .hasMessage("On a SUNDAY at 01:45 the road class * has two factors, 0.5 and 0.6.");
    }
}
