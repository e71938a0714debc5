package org.noriai.routing.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.noriai.routing.place.source.PlaceFileException;
import org.noriai.routing.place.source.PlaceFiles;

/** Stations and towns of Kanagawa in every script, where the shared data is there. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class KanagawaTest {

    private PlaceIndex index;

    KanagawaTest() throws IOException {
        index = PlaceIndex.of(List.of());
    }

    @BeforeAll
    void read() throws IOException, PlaceFileException {
        Path places = findData()
                .orElseGet(() -> abort("The shared data with stations and towns is not there; nothing to search in."));
        List<Path> files = new ArrayList<>(List.of(places.resolve("stations-kanagawa.csv")));
        try (Stream<Path> towns = Files.list(places.resolve("towns"))) {
            towns.sorted().forEach(files::add);
        }
        PlaceMerge merge = new PlaceMerge();
        for (Path file : files) {
            merge.add(PlaceFiles.read(file, Optional.empty()).entries());
        }
        index = PlaceIndex.of(merge.entries());
        assertThat(index.size()).isGreaterThan(1_500);
    }

    @AfterAll
    void close() throws IOException {
        index.close();
    }

    private static Optional<Path> findData() {
        String named = System.getenv().getOrDefault("NORIAI_DATA", "");
        return Stream.of(named, "../../shared/data", "../../../shared/data")
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, "places"))
                .filter(Files::isDirectory)
                .findFirst();
    }

    @ParameterizedTest
    @CsvSource({
        "小田原, 小田原",
        "小田原駅, 小田原",
        "おだわら, 小田原",
        "オダワラ, 小田原",
        "ｵﾀﾞﾜﾗ, 小田原",
        "odawara, 小田原",
        "odawara eki, 小田原",
        "Odawara Station, 小田原",
        "odawra, 小田原",
        "小田源, 小田原",
        "ōfuna, 大船",
        "oohuna, 大船",
        "ofuna, 大船",
        "茅ヶ崎, 茅ケ崎",
        "塔之沢, 塔ノ沢",
        "ごうら, 強羅",
        "gora, 強羅",
        "みくるべ, 三廻部",
        "さかわ, 酒匂",
        "愛甲1丁目, 愛甲一丁目",
        "中山駅, 中山(神奈川)",
        "fuzisawa, 藤沢",
        "よこまは, 横浜"
    })
    void thePlaceThatIsMeantIsAmongTheFirstThree(String typed, String meant) {
        assertThat(index.search(PlaceQuery.of(typed, 3)))
                .extracting(Place::name)
                .contains(meant);
    }
}
