package org.noriai.routing.basemap.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class LatinNameTest {

    @Test
    void aLatinNameIsItself() {
        assertThat(LatinName.of(Map.of("name", "Rua de Santa Catarina", "name:en", "Saint Catherine Street")))
                .isEqualTo("Rua de Santa Catarina");
    }

    @Test
    void anotherScriptTakesTheNameThatTheMapHas() {
        assertThat(LatinName.of(Map.of("name", "道玄坂", "name:en", "Dogenzaka"))).isEqualTo("Dogenzaka");
    }

    @Test
    void kanjiAreNeverTransliterated() {
        assertThat(LatinName.of(Map.of("name", "道玄坂", "name:ja-Hira", "どうげんざか")))
                .isNull();
    }
}
