package org.noriai.routing.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.noriai.routing.area.Bounds;

/** What is found, in which order, and how the index is kept. */
final class PlaceIndexTest {

    private static PlaceEntry place(String id, PlaceKind kind, String name, double latitude, double longitude) {
        return PlaceEntry.of(new Place(id, kind, name, "", "", "", latitude, longitude, "test"));
    }

    private static List<String> names(PlaceIndex index, String text) {
        return index.search(PlaceQuery.of(text, 5)).stream().map(Place::name).toList();
    }

    private static final List<PlaceEntry> EUROPE = List.of(
            place("1", PlaceKind.STATION, "São Bento", 41.1456, -8.6109),
            place("2", PlaceKind.STREET, "Rua de Santa Catarina", 41.1500, -8.6070),
            place("3", PlaceKind.HOUSE, "Rua de Santa Catarina 112", 41.1478, -8.6068),
            place("4", PlaceKind.HOUSE, "Rua de Santa Catarina 12", 41.1470, -8.6067),
            place("5", PlaceKind.STATION, "Heidelberg Hauptbahnhof", 49.4036, 8.6755),
            place("6", PlaceKind.SCHOOL, "Universität Heidelberg", 49.4105, 8.7064),
            place("7", PlaceKind.TOWN, "Αθήνα", 37.98, 23.72),
            place("8", PlaceKind.TOWN, "София", 42.69, 23.32));

    @Test
    void latinNamesAreFoundWithoutAccentsAndByEachWord() throws IOException {
        try (PlaceIndex index = PlaceIndex.of(EUROPE)) {
            assertThat(names(index, "sao b")).first().isEqualTo("São Bento");
            assertThat(names(index, "santa cat")).first().isEqualTo("Rua de Santa Catarina");
            assertThat(names(index, "catarina santa")).first().isEqualTo("Rua de Santa Catarina");
            assertThat(names(index, "bahnhof")).containsExactly("Heidelberg Hauptbahnhof");
            assertThat(names(index, "Universitaet")).containsExactly("Universität Heidelberg");
            assertThat(names(index, "univresitat")).containsExactly("Universität Heidelberg");
            assertThat(names(index, "athena")).containsExactly("Αθήνα");
            assertThat(names(index, "sofi")).containsExactly("София");
        }
    }

    @Test
    void houseNumbersAreFoundWhereANumberIsTyped() throws IOException {
        try (PlaceIndex index = PlaceIndex.of(EUROPE)) {
            assertThat(names(index, "santa catarina")).containsExactly("Rua de Santa Catarina");
            assertThat(names(index, "santa catarina 12"))
                    .startsWith("Rua de Santa Catarina 12")
                    .doesNotContain("Rua de Santa Catarina 112");
            assertThat(names(index, "catarina 1")).contains("Rua de Santa Catarina 112", "Rua de Santa Catarina 12");
        }
    }

    @Test
    void nearerAndMoreUsedPlacesComeFirstAndThoseInTheAreaBeforeAll() throws IOException {
        List<PlaceEntry> markets = List.of(
                place("a", PlaceKind.SHOP, "Mercado", 41.10, -8.60),
                place("b", PlaceKind.SHOP, "Mercado", 41.20, -8.60),
                place("c", PlaceKind.SHOP, "Mercado", 41.30, -8.60));
        try (PlaceIndex index = PlaceIndex.of(markets)) {
            PlaceQuery plain = PlaceQuery.of("merc", 3);
            assertThat(ids(index.search(plain))).containsExactly("a", "b", "c");
            assertThat(ids(index.search(plain.from(41.3, -8.6)))).startsWith("c");
            PlaceUsage usage = index.usage(Map.of("b", 40L, "gone", 7L));
            assertThat(ids(index.search(plain, usage))).startsWith("b");
            assertThat(ids(index.search(plain.within(new Bounds(41.25, -9, 41.35, -8)), usage)))
                    .containsExactly("c", "b", "a");
        }
    }

    private static List<String> ids(List<Place> places) {
        return places.stream().map(Place::id).toList();
    }

    @Test
    void aPointIsNamedByWhatIsThereAndByItsAddress() throws IOException {
        PlaceEntry street = new PlaceEntry(
                new Place("s", PlaceKind.STREET, "Avenida", "", "", "", 41.10, -8.60, "test"),
                List.of(),
                List.of(41.10, -8.60, 41.11, -8.60, 41.12, -8.60));
        PlaceEntry hospital = place("h", PlaceKind.HOSPITAL, "Hospital", 41.12, -8.601);
        try (PlaceIndex index = PlaceIndex.of(List.of(street, hospital))) {
            PlacesAtPoint end = index.at(new PlaceQuery.Point(41.1201, -8.6001));
            assertThat(end.findNearest().orElseThrow().place().name()).isEqualTo("Hospital");
            assertThat(end.findNearest().orElseThrow().meters()).isBetween(70.0, 80.0);
            assertThat(end.findAddress().orElseThrow().place().name()).isEqualTo("Avenida");
            assertThat(index.at(new PlaceQuery.Point(41.15, -8.6)).findAddress())
                    .isEmpty();
        }
        try (PlaceIndex empty = PlaceIndex.of(List.of())) {
            assertThat(empty.at(new PlaceQuery.Point(0, 0)).findNearest()).isEmpty();
            assertThat(empty.search(PlaceQuery.of("x", 1))).isEmpty();
        }
    }

    @Test
    void textWithoutALetterFindsNothing() throws IOException {
        try (PlaceIndex index = PlaceIndex.of(EUROPE)) {
            for (String text : List.of("", " ", "-", "()*?~", "\u3000", "\"")) {
                assertThat(names(index, text)).as(text).isEmpty();
            }
            assertThat(names(index, "santa* AND (catarina~")).isEmpty();
        }
        assertThatThrownBy(() -> PlaceQuery.of("x".repeat(101), 5)).hasMessageContaining("at most 100 characters");
        assertThatThrownBy(() -> PlaceQuery.of("x", 0)).hasMessage("limit 0 must lie between 1 and 50.");
        assertThatThrownBy(() -> PlaceQuery.of("x", 1).from(Double.NaN, 0)).hasMessageContaining("NaN");
    }

    @Test
    void randomTextNeverFails() throws IOException {
        Random random = new Random(4);
        String letters = "aeiouskthnmyrw' -ōüßéあかさたなはまやらわんっーｱｶﾞ小田原駅1２\ud83d\ude00\u0301";
        try (PlaceIndex index = PlaceIndex.of(EUROPE)) {
            for (int i = 0; i < 2_000; i++) {
                StringBuilder text = new StringBuilder();
                int length = 1 + random.nextInt(30);
                for (int j = 0; j < length; j++) {
                    text.append(letters.charAt(random.nextInt(letters.length())));
                }
                assertThat(index.search(PlaceQuery.of(text.toString(), 3))).hasSizeLessThanOrEqualTo(3);
            }
        }
    }

    @Test
    void theSamePlacesMakeTheSameBytes(@TempDir Path folder) throws IOException {
        List<PlaceEntry> shuffled = new ArrayList<>(EUROPE);
        Collections.shuffle(shuffled, new Random(1));
        PlaceIndexWriter.write(EUROPE, folder.resolve("one"));
        PlaceIndexWriter.write(shuffled, folder.resolve("two"));
        List<String> files = files(folder.resolve("one"));
        assertThat(files).hasSizeGreaterThan(5).isEqualTo(files(folder.resolve("two")));
        for (String file : files) {
            assertThat(folder.resolve("one").resolve(file))
                    .hasSameBinaryContentAs(folder.resolve("two").resolve(file));
        }
        try (PlaceIndex index = PlaceIndex.open(folder.resolve("two"))) {
            assertThat(names(index, "bento")).containsExactly("São Bento");
            assertThat(index.find("1").orElseThrow())
                    .isEqualTo(EUROPE.getFirst().place());
        }
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals("write.lock"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void whatTwoSourcesHaveIsOnePlace() {
        Place stop = new Place("stop:1", PlaceKind.VIRTUAL_STOP, "中央 / 本通り", "", "", "", 35.1, 139.1, "area");
        Place busStop = new Place("osm:n1", PlaceKind.TRANSIT_STOP, "中央", "ちゅうおう", "Chuo", "", 35.1005, 139.1, "map");
        Place far = new Place("osm:n2", PlaceKind.TRANSIT_STOP, "中央", "", "", "", 35.2, 139.1, "map");
        Place town = new Place("osm:n3", PlaceKind.TOWN, "港町", "", "", "", 35.101, 139.1, "map");
        PlaceMerge merge = new PlaceMerge()
                .add(List.of(PlaceEntry.of(stop)))
                .add(List.of(PlaceEntry.of(busStop), PlaceEntry.of(far), PlaceEntry.of(town)));
        assertThat(merge.merged()).isEqualTo(1);
        List<Place> places = merge.entries().stream().map(PlaceEntry::place).toList();
        assertThat(places).extracting(Place::id).containsExactly("stop:1", "osm:n2", "osm:n3");
        assertThat(places.getFirst().kana()).isEqualTo("ちゅうおう");
        assertThat(places).extracting(Place::locality).containsExactly("港町", "", "");
    }

    @Test
    void aStopOfTheMapWithBracketsInItsNameIsOnePlaceWithTheVirtualStopMadeOfIt() {
        Place stop =
                new Place("stop:1", PlaceKind.VIRTUAL_STOP, "Monte-Carlo (Casino)", "", "", "", 43.74, 7.427, "area");
        Place busStop =
                new Place("osm:n1", PlaceKind.TRANSIT_STOP, "Monte-Carlo (Casino)", "", "", "", 43.7401, 7.427, "map");
        Place bare = new Place("osm:n2", PlaceKind.TRANSIT_STOP, "Monte-Carlo", "", "", "", 43.7402, 7.427, "map");
        PlaceMerge merge = new PlaceMerge()
                .add(List.of(PlaceEntry.of(stop)))
                .add(List.of(PlaceEntry.of(busStop), PlaceEntry.of(bare)));
        assertThat(merge.entries().stream().map(PlaceEntry::place).map(Place::id))
                .containsExactly("stop:1");
        assertThat(merge.merged()).isEqualTo(2);
    }
}
