package org.noriai.routing.transit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.noriai.routing.transit.Timetable;
import org.noriai.routing.transit.gtfs.FeedReader;
import org.noriai.routing.transit.gtfs.TestFeeds;

/** What is written is what is read. */
final class TimetableFileTest {

    @TempDir
    Path folder;

    private static Timetable read(Path zip) throws Exception {
        return FeedReader.read(zip, (latitude, longitude) -> true).timetable();
    }

    @ParameterizedTest
    @ValueSource(strings = {"small", "kumagaya-yuyubus.zip", "mlit-gtfs-jp-sample.zip", "heidelberg-vrn.zip"})
    void aTimetableSurvivesTheFile(String name) throws Exception {
        Optional<Path> zip = name.equals("small")
                ? Optional.of(TestFeeds.small().write(folder.resolve("feed.zip")))
                : TestFeeds.findReal(name);
        assumeTrue(zip.isPresent(), () -> "There is no gtfs/" + name + ".");
        TimetableBook book = TimetableBook.EMPTY.with("one", read(zip.orElseThrow()));
        Path file = folder.resolve("timetable.bin");
        TimetableFile.write(book, file);
        TimetableBook again = TimetableFile.read(file);
        Timetable.Parts before = book.getFeed("one").parts();
        Timetable.Parts after = again.getFeed("one").parts();
        assertThat(after.stops()).isEqualTo(before.stops());
        assertThat(after.trips()).isEqualTo(before.trips());
        assertThat(after.routes()).isEqualTo(before.routes());
        assertThat(after.agencies()).isEqualTo(before.agencies());
        assertThat(after.offices()).isEqualTo(before.offices());
        assertThat(after.frequencies()).isEqualTo(before.frequencies());
        assertThat(after.fares().rules()).isEqualTo(before.fares().rules());
        assertThat(after.fares().fares()).isEqualTo(before.fares().fares());
        assertThat(after.translations().rows()).isEqualTo(before.translations().rows());
        assertThat(after.info()).isEqualTo(before.info());
        assertThat(after.stopTimes().columns())
                .usingRecursiveComparison()
                .isEqualTo(before.stopTimes().columns());
        // Reading the feed anew and writing it anew gives the same bytes.
        Path second = folder.resolve("second.bin");
        TimetableFile.write(TimetableBook.EMPTY.with("one", read(zip.orElseThrow())), second);
        assertThat(Files.mismatch(file, second)).isEqualTo(-1);
        TimetableFile.write(again, second);
        assertThat(Files.mismatch(file, second)).isEqualTo(-1);
    }

    @Test
    void aDamagedFileIsNamed() throws Exception {
        Path file = folder.resolve("timetable.bin");
        TimetableFile.write(
                TimetableBook.EMPTY.with("one", read(TestFeeds.small().write(folder.resolve("feed.zip")))), file);
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        assertThatThrownBy(() -> TimetableFile.read(file))
                .isInstanceOf(IOException.class)
                .hasMessage("The timetable %s is damaged. Import it again.".formatted(file));
        bytes[7] = 9;
        Files.write(file, bytes);
        assertThatThrownBy(() -> TimetableFile.read(file))
                .hasMessage("The timetable %s has version 9; this program reads 1. Import it again.".formatted(file));
        Files.writeString(file, "no");
        assertThatThrownBy(() -> TimetableFile.read(file)).hasMessage("The file %s is no timetable.".formatted(file));
    }

    @Test
    void feedsAreNamedByTheirFiles() {
        assertThat(FeedNames.of(Path.of("/x/Kumagaya_Yuyubus (2).ZIP"))).isEqualTo("kumagaya-yuyubus-2");
        assertThat(FeedNames.of(Path.of("熊谷.zip"))).isEqualTo("feed");
        assertThatThrownBy(() ->
                        TimetableBook.EMPTY.with("a:b", read(TestFeeds.small().write(folder.resolve("f.zip")))))
                .hasMessageContaining("The feed name 'a:b' must be");
    }
}
