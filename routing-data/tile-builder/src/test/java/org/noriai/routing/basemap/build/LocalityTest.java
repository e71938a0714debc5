package org.noriai.routing.basemap.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

final class LocalityTest {

    @Test
    void theZoneOfMostPointsDecides() {
        // Two in Monaco, one in France, one at sea.
        Locality locality = Locality.of(List.of(
                new double[] {43.7384, 7.4246},
                new double[] {43.7311, 7.4197},
                new double[] {43.7420, 7.4010},
                new double[] {43.60, 7.60}));
        assertThat(locality.zone().getId()).isEqualTo("Europe/Monaco");
        assertThat(locality.country()).isEqualTo("MC");
        assertThat(locality.language()).isEqualTo("fr");
        assertThatThrownBy(() -> Locality.of(List.of(new double[] {0, -150})))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("none of 1 places of the map lies in a country, the first at 0.0, -150.0");
    }
}
