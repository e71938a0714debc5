package org.noriai.routing.basemap.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Readings come from the map, never from a guess. */
final class KanaNameTest {

    @Test
    void theReadingIsTheMapsOwn() {
        assertThat(KanaName.of(Map.of("name", "明治通り", "name:ja-Hira", "めいじどおり")))
                .isEqualTo("めいじどおり");
        assertThat(KanaName.of(Map.of("name", "渋谷駅", "name:ja_kana", "シブヤエキ"))).isEqualTo("シブヤエキ");
    }

    @Test
    void whatNeedsNoReadingHasNone() {
        assertThat(KanaName.of(Map.of("name", "ウェーヴ", "name:ja_kana", "ウェーヴ"))).isNull();
        assertThat(KanaName.of(Map.of("name", "Rue Grimaldi", "name:ja_kana", "リュ")))
                .isNull();
        assertThat(KanaName.of(Map.of("name:ja_kana", "シブヤ"))).isNull();
    }

    @Test
    void whatIsNoReadingIsNotTaken() {
        assertThat(KanaName.of(Map.of("name", "渋谷駅"))).isNull();
        assertThat(KanaName.of(Map.of("name", "渋谷駅", "name:ja_kana", "渋谷エキ"))).isNull();
        assertThat(KanaName.of(Map.of("name", "渋谷駅", "name:ja-Hira", "Shibuya")))
                .isNull();
    }
}
