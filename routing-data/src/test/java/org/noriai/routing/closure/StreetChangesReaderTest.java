package org.noriai.routing.closure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.noriai.routing.closure.StreetChangesException.Problem;

final class StreetChangesReaderTest {

    private static final Instant EPOCH = Instant.parse("2026-11-25T00:00:00Z");
    private static final String LINE = "{\"type\":\"LineString\",\"coordinates\":[[7.42,43.73],[7.43,43.74]]}";

    @Test
    void closuresAndLimitsAreReadWithSecondsOrInstants() throws StreetChangesException {
        List<StreetChange> changes = read(
                feature(LINE, "\"id\":\"works\",\"closed\":true,\"start\":100,\"end\":200,\"direction\":\"along\""),
                feature(
                        "{\"type\":\"Polygon\",\"coordinates\":[[[7,43],[8,43],[8,44],[7,43]]]}",
                        "\"id\":7,\"maxSpeedKmh\":20,\"start\":\"2026-11-25T09:00:00+09:00\",\"end\":\"2026-11-25T00:01:00Z\""));
        assertThat(changes).hasSize(2);
        assertThat(changes.get(0).id()).isEqualTo("works");
        assertThat(changes.get(0).effect()).isEqualTo(new StreetChange.Effect.Closed());
        assertThat(changes.get(0).alongOnly()).isTrue();
        assertThat(changes.get(0).holdsAt(100)).isTrue();
        assertThat(changes.get(0).holdsAt(99)).isFalse();
        assertThat(changes.get(0).holdsAt(200)).isFalse();
        assertThat(changes.get(1).effect()).isEqualTo(new StreetChange.Effect.SpeedLimit(20));
        assertThat(changes.get(1).startSeconds()).isZero();
        assertThat(changes.get(1).endSeconds()).isEqualTo(60);
    }

    @Test
    void everyMistakeIsNamedAtOnceWithFieldAndValue() {
        String times = "\"start\":1,\"end\":2";
        assertThat(problems(
                        feature(LINE, "\"id\":\"a\",\"closed\":true,\"start\":\"yesterday\",\"end\":5"),
                        feature(LINE, "\"id\":\"a\",\"closed\":true,\"start\":5,\"end\":5"),
                        feature(LINE, "\"id\":\"c\",\"closed\":true,\"maxSpeedKmh\":20," + times),
                        feature(LINE, "\"id\":\"d\",\"maxSpeedKmh\":900," + times),
                        feature(LINE, "\"closed\":true,\"speed\":3," + times),
                        feature("{\"type\":\"Point\",\"coordinates\":[7,43]}", "\"id\":\"f\",\"closed\":true," + times),
                        feature(
                                "{\"type\":\"LineString\",\"coordinates\":[[7,43],[43.7,743]]}",
                                "\"id\":\"g\",\"closed\":true," + times),
                        feature(
                                "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,1],[1,0],[0,1],[0,0]]]}",
                                "\"id\":\"h\",\"closed\":true," + times),
                        feature(
                                "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,1],[1,0],[0,1]]]}",
                                "\"id\":\"i\",\"closed\":true,\"direction\":\"up\"," + times)))
                .extracting(problem -> problem.field() + " = " + problem.value())
                .containsExactly(
                        "features[0].properties.start = yesterday",
                        "features[1].properties.id = a",
                        "features[1].properties.end = 5",
                        "features[2].properties.closed = true",
                        "features[3].properties.maxSpeedKmh = 900",
                        "features[4].properties.speed = 3",
                        "features[4].properties.id = ",
                        "features[5].geometry.type = Point",
                        "features[6].geometry.coordinates[1] = [43.7,743]",
                        "features[7].geometry.coordinates = [[[0,0],[1,1],[1,0],[0,1],[0,0]]]",
                        "features[8].geometry.coordinates[0] = [[0,0],[1,1],[1,0],[0,1]]",
                        "features[8].properties.direction = up");
    }

    @Test
    void whatIsNoFeatureCollectionIsNamed() {
        assertThatThrownBy(() -> StreetChangesReader.read("{\"type\":", EPOCH))
                .isInstanceOf(StreetChangesException.class)
                .hasMessageContaining("line 1, column")
                .hasMessageContaining("is no JSON");
        assertThatThrownBy(() -> StreetChangesReader.read("{\"type\":\"Feature\"}", EPOCH))
                .hasMessage("type 'Feature' must be FeatureCollection.");
        assertThatThrownBy(() -> StreetChangesReader.read("{\"type\":\"FeatureCollection\",\"features\":3}", EPOCH))
                .hasMessage("features '3' must be a list of at most 5000 features.");
        assertThatThrownBy(() -> StreetChangesReader.read("", EPOCH)).isInstanceOf(StreetChangesException.class);
    }

    private static List<Problem> problems(String... features) {
        try {
            read(features);
            return List.of();
        } catch (StreetChangesException e) {
            return e.problems();
        }
    }

    private static List<StreetChange> read(String... features) throws StreetChangesException {
        return StreetChangesReader.read(
                "{\"type\":\"FeatureCollection\",\"features\":[%s]}".formatted(String.join(",", features)), EPOCH);
    }

    private static String feature(String geometry, String properties) {
        return "{\"type\":\"Feature\",\"geometry\":%s,\"properties\":{%s}}".formatted(geometry, properties);
    }
}
