package org.noriai.api.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.noriai.api.TestProcesses;
import org.noriai.api.TestTown;

/**
 * What the validator says of the static feed. It has libraries of its own and runs in a process of its own: it leaves a
 * thread behind that would keep the tests from ending.
 */
final class GtfsValidatorTest {

    private static final Path SOURCE = Path.of("src/test/gtfs-validator");
    private static final Path WORK = Path.of("target/gtfs-validator");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    @TempDir
    Path folder;

    @BeforeAll
    static void resolveTheValidator() throws IOException, InterruptedException {
        Path resolved = WORK.resolve("pom.xml");
        if (Files.notExists(resolved) || Files.mismatch(SOURCE.resolve("pom.xml"), resolved) >= 0) {
            Files.createDirectories(WORK);
            TestProcesses.run(
                    SOURCE,
                    WORK.resolve("mvn.txt"),
                    List.of(
                            "mvn",
                            "-q",
                            "-ntp",
                            "dependency:copy-dependencies",
                            "-DoutputDirectory=" + WORK.resolve("lib").toAbsolutePath()));
            Files.copy(SOURCE.resolve("pom.xml"), resolved, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Test
    void itFindsNoErrorAndNothingToWarnOf() throws IOException, InterruptedException {
        GtfsFeed feed = new GtfsFeed(TestTown.FEED_AREA, URI.create("http://localhost:8080/"));
        assertThat(notices(feed)).containsExactly("validated 11 files");
    }

    @Test
    void itWouldFindOne() throws IOException, InterruptedException {
        GtfsFeed feed = new GtfsFeed(TestTown.FEED_AREA, URI.create("http://no-domain:8080/"));
        assertThat(notices(feed)).anyMatch(line -> line.startsWith("ERROR invalid_url"));
    }

    private List<String> notices(GtfsFeed feed) throws IOException, InterruptedException {
        Path zip = Files.write(folder.resolve("gtfs.zip"), feed.zip(TODAY).toByteArray());
        return notices(zip, TODAY, folder);
    }

    /** What the validator says of a zip file on a day, a line each. */
    static List<String> notices(Path zip, LocalDate today, Path folder) throws IOException, InterruptedException {
        return TestProcesses.run(
                        SOURCE,
                        folder.resolve("notices.txt"),
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                WORK.resolve("lib").toAbsolutePath() + "/*",
                                "ValidateFeed.java",
                                zip.toAbsolutePath().toString(),
                                today.toString()))
                .lines()
                .toList();
    }
}
