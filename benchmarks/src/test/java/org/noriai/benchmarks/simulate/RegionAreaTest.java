package org.noriai.benchmarks.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.noriai.dispatch.model.SeatConfiguration;
import org.noriai.dispatch.model.Vehicle;
import org.noriai.dispatch.model.VehicleId;
import org.noriai.dispatch.model.VehicleType;
import org.noriai.dispatch.simulation.WeightedPlace;
import org.noriai.routing.area.FleetVehicle;
import org.noriai.routing.area.VirtualStop;

class RegionAreaTest {
    private static final VehicleType BUS = new VehicleType("bus", "Bus", List.of(new SeatConfiguration(8, 0)));

    @Test
    void stationsHospitalsAndTheMiddleOfTownAttractPeople() {
        assertThat(attracted("Heidelberg Hauptbahnhof", "Gare de Monaco", "渋谷駅", "Stazione FS"))
                .containsExactly(0, 1, 2, 3);
        assertThat(attracted("Kopfklinik", "Centre Hospitalier Princesse Grace", "市民病院", "Hospital de São João"))
                .containsExactly(0, 1, 2, 3);
        assertThat(attracted("Rathaus", "区役所", "Mairie")).containsExactly(0, 1, 2);
        assertThat(attracted("Bergstraße", "Garenne", "Jardin exotique", "一丁目")).isEmpty();
    }

    @Test
    void aFleetIsCutOrFilledUpWithVehiclesLikeThoseThatAreThere() {
        List<FleetVehicle> own = List.of(bus("bus-1", 4), bus("bus-3", 7));
        assertThat(ids(own, OptionalInt.empty())).containsExactly("bus-1", "bus-3");
        assertThat(ids(own, OptionalInt.of(1))).containsExactly("bus-1");
        assertThat(ids(own, OptionalInt.of(4))).containsExactly("bus-1", "bus-3", "bus-4", "bus-5");
        assertThat(RegionArea.fleet(own, OptionalInt.of(3)).getLast().basePlace())
                .isEqualTo(4);
    }

    private static List<String> ids(List<FleetVehicle> own, OptionalInt vehicles) {
        return RegionArea.fleet(own, vehicles).stream()
                .map(member -> member.vehicle().id().value())
                .toList();
    }

    private static FleetVehicle bus(String id, int place) {
        return new FleetVehicle(new Vehicle(new VehicleId(id), id, BUS), place);
    }

    private static List<Integer> attracted(String... names) {
        List<VirtualStop> stops = IntStream.range(0, names.length)
                .mapToObj(i -> new VirtualStop("s" + i, names[i], 50, 8))
                .toList();
        return RegionArea.attractions(stops).stream().map(WeightedPlace::place).toList();
    }
}
