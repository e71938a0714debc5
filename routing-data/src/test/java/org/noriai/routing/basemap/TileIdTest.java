package org.noriai.routing.basemap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class TileIdTest {

    @Test
    void numbersAreThoseOfTheSpecification() {
        assertThat(TileId.of(0, 0, 0)).isZero();
        assertThat(TileId.of(1, 0, 0)).isEqualTo(1);
        assertThat(TileId.of(1, 0, 1)).isEqualTo(2);
        assertThat(TileId.of(1, 1, 1)).isEqualTo(3);
        assertThat(TileId.of(1, 1, 0)).isEqualTo(4);
        assertThat(TileId.of(2, 0, 0)).isEqualTo(5);
        assertThat(TileId.of(12, 3423, 1763)).isEqualTo(19_078_479);
    }

    @Test
    void everyTileOfAZoomHasANumberOfItsOwn() {
        Set<Long> ids = new HashSet<>();
        for (int x = 0; x < 64; x++) {
            for (int y = 0; y < 64; y++) {
                ids.add(TileId.of(6, x, y));
            }
        }
        assertThat(ids).hasSize(64 * 64).contains(1365L, 1365L + 64 * 64 - 1);
    }
}
