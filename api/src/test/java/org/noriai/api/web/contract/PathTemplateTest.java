package org.noriai.api.web.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PathTemplateTest {

    private final PathTemplate live = PathTemplate.of("/api/v1/rides/{ride_id}/live");

    @Test
    void findsTheVariablesOfAPath() {
        assertThat(live.match("/api/v1/rides/a-1/live")).contains(Map.of("ride_id", "a-1"));
        assertThat(live.match("/api/v1/rides/a%2F1+%C3%A9/live")).contains(Map.of("ride_id", "a/1+é"));
        assertThat(live.variables()).containsExactly("ride_id");
    }

    @Test
    void fitsNoOtherPath() {
        assertThat(live.match("/api/v1/rides/a-1")).isEmpty();
        assertThat(live.match("/api/v1/rides/a-1/live/")).isEmpty();
        assertThat(live.match("/api/v1/riders/a-1/live")).isEmpty();
    }

    @Test
    void takesAMalformedEscapeAsItIs() {
        assertThat(live.match("/api/v1/rides/%zz/live")).contains(Map.of("ride_id", "%zz"));
    }
}
