package org.noriai.routing.area;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.noriai.dispatch.model.SeatConfiguration;
import org.noriai.dispatch.model.ServiceRules;
import org.noriai.dispatch.model.Vehicle;
import org.noriai.dispatch.model.VehicleDwell;
import org.noriai.dispatch.model.VehicleId;
import org.noriai.dispatch.model.VehicleType;

final class AreaFileTest {

    private static final VehicleType TYPE = new VehicleType(
            "small-bus",
            "Small bus",
            List.of(new SeatConfiguration(8, 0, 3), new SeatConfiguration(6, 1, 2)),
            false,
            new VehicleDwell(5, 1, 40));

    private static final ServiceArea AREA = new ServiceArea(
            "渋谷",
            new Bounds(35.64, 139.68, 35.67, 139.71),
            ZoneId.of("Asia/Tokyo"),
            Currency.getInstance("JPY"),
            Locale.JAPANESE,
            true,
            List.of(new VirtualStop("n1", "道玄坂上", 35.657, 139.695), new VirtualStop("s2-1", "公園通り", 35.662, 139.699)),
            ServiceRules.DEFAULT,
            OpeningHours.AROUND_THE_CLOCK,
            List.of(new FleetVehicle(new Vehicle(new VehicleId("bus-1"), "Noriai 1", TYPE), 1)),
            "© OpenStreetMap contributors");

    @Test
    void whatIsWrittenIsReadAgain(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("area.json");
        AreaFile.write(AREA, file);
        assertThat(AreaFile.read(file)).isEqualTo(AREA);
    }

    @Test
    void aFaultIsNamedWithFileFieldAndValue(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("area.json");
        AreaFile.write(AREA, file);
        String written = Files.readString(file);

        Files.writeString(file, written.replace("\"startStop\" : \"s2-1\"", "\"startStop\" : \"n7\""));
        assertThatThrownBy(() -> AreaFile.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("startStop 'n7' of the vehicle 'bus-1' is not one of the stops");

        Files.writeString(file, written.replace("\"walkMetersMax\" : 500", "\"walkMetersMax\" : 0"));
        assertThatThrownBy(() -> AreaFile.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("walkMetersMax 0 must be positive");

        Files.writeString(file, written.replace("\"rampSeconds\" : 40", "\"rampSeconds\" : -1"));
        assertThatThrownBy(() -> AreaFile.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("'dwell'")
                .hasMessageContaining("-1 s for the ramp is negative");

        Files.writeString(file, written.replace("Asia/Tokyo", "Asia/Edo"));
        assertThatThrownBy(() -> AreaFile.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("Asia/Edo");

        Files.writeString(file, written.replace("\"south\" : 35.64", "\"south\" : \"x\""));
        assertThatThrownBy(() -> AreaFile.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("The field 'south' is 'x', not a number.");

        Files.writeString(file, written.substring(0, 100));
        assertThatThrownBy(() -> AreaFile.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no JSON");
    }
}
