package org.noriai.routing.region;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is wrong, one line says what, the exit status tells the kind, and nothing is left behind. */
final class BadInputTest {

    private static final String XML_HEAD = "<?xml version='1.0'?>\n<osm version='0.6'>\n";

    @TempDir
    private Path folder = Path.of("");

    private Path out = Path.of("");

    @BeforeEach
    void nameOut() {
        out = folder.resolve("out/region");
    }

    @Test
    void aFileThatIsAbsent() throws IOException {
        Path osm = folder.resolve("nowhere.osm.pbf");
        fails(osm, "The OSM file %s does not exist. Name an extract with --osm FILE.".formatted(osm));
    }

    @Test
    void aFileThatIsNotOsm() throws IOException {
        for (String name : new String[] {"page.osm", "page.osm.pbf"}) {
            Path osm = Files.writeString(folder.resolve(name), "<html><body>404 Not Found</body></html>");
            fails(osm, "The file %s is not OpenStreetMap data (.osm.pbf, .osm or .osm.gz).".formatted(osm));
        }
        Path empty = Files.createFile(folder.resolve("empty.osm.pbf"));
        fails(empty, "The file %s is not OpenStreetMap data (.osm.pbf, .osm or .osm.gz).".formatted(empty));
    }

    @Test
    void aPbfFileThatIsCutOff() throws IOException {
        byte[] whole = Files.readAllBytes(TestRegions.monacoExtract());
        for (int length : new int[] {whole.length / 3, whole.length - 1, 40}) {
            Path osm = Files.write(folder.resolve("cut.osm.pbf"), Arrays.copyOf(whole, length));
            failsBeginning(osm, "The OSM file %s is cut off or damaged: ".formatted(osm));
        }
    }

    @Test
    void aPbfFileWithAFlippedByte() throws IOException {
        byte[] bytes = Files.readAllBytes(TestRegions.monacoExtract());
        bytes[bytes.length / 2] ^= 0x55;
        Path osm = Files.write(folder.resolve("damaged.osm.pbf"), bytes);
        failsBeginning(osm, "The OSM file %s is cut off or damaged: ".formatted(osm));
    }

    @Test
    void anXmlFileThatIsCutOff() throws IOException {
        Path osm = Files.writeString(
                folder.resolve("cut.osm"), XML_HEAD + "<node id='1' lat='43.7' lon='7.4'/>\n<node id='2' lat='43.7");
        failsBeginning(osm, "The OSM file %s is cut off or damaged: ".formatted(osm));
    }

    @Test
    void aFileWithoutARoad() throws IOException {
        Path osm = Files.writeString(
                folder.resolve("sea.osm"),
                XML_HEAD + "<node id='1' lat='43.7' lon='7.4'/>\n<node id='2' lat='43.8' lon='7.4'/>\n"
                        + "<way id='3'><nd ref='1'/><nd ref='2'/><tag k='highway' v='footway'/></way>\n</osm>\n");
        fails(osm, "The OSM file %s has no road in it: 2 nodes, 0 roads.".formatted(osm));
    }

    @Test
    void aFileOfNodesOnly() throws IOException {
        Path osm = Files.writeString(
                folder.resolve("nodes.osm"),
                XML_HEAD + "<node id='1' lat='43.7' lon='7.4'/>\n<node id='2' lat='43.8' lon='7.4'/>\n</osm>\n");
        fails(osm, "The OSM file %s has no road in it: 2 nodes, 0 roads.".formatted(osm));
    }

    @Test
    void coordinatesThatAreNotOnEarth() throws IOException {
        Path osm = Files.writeString(
                folder.resolve("far.osm"),
                XML_HEAD + "<node id='1' lat='43.7' lon='7.4'/>\n<node id='2' lat='4370000000' lon='7.4'/>\n"
                        + "<way id='3'><nd ref='1'/><nd ref='2'/><tag k='highway' v='residential'/></way>\n</osm>\n");
        String failure = failure(osm);
        assertThat(failure)
                .startsWith("The OSM file %s is cut off or damaged: ".formatted(osm))
                .hasLineCount(1);
    }

    @Test
    void aFileThatIsPackedAndCutOff() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write((XML_HEAD + "<node id='1' lat='43.7' lon='7.4'/>\n".repeat(5_000))
                    .getBytes(StandardCharsets.UTF_8));
        }
        Path osm = Files.write(folder.resolve("cut.osm.gz"), Arrays.copyOf(packed.toByteArray(), packed.size() - 20));
        failsBeginning(osm, "The OSM file %s is cut off or damaged: ".formatted(osm));
    }

    @Test
    void aFileWithoutATown() throws IOException {
        Path osm = Files.writeString(
                folder.resolve("lane.osm"),
                XML_HEAD + "<node id='1' lat='43.73' lon='7.42'/>\n<node id='2' lat='43.731' lon='7.42'/>\n"
                        + "<way id='3'><nd ref='1'/><nd ref='2'/><tag k='highway' v='service'/></way>\n</osm>\n");
        fails(
                osm,
                "The OSM file %s has no town in it: 1 roads, but only 0 places where a vehicle could halt."
                        .formatted(osm));
    }

    @Test
    void aFolderThatHoldsSomethingElseIsNotTouched() throws IOException {
        Files.createDirectories(out);
        Path mine = Files.writeString(out.resolve("thesis.txt"), "years of work");
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        assertThat(run(err, "--osm", TestRegions.monacoExtract().toString(), "--out", out.toString()))
                .isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo("The folder %s holds something else than a region. Name another with --out DIR.%n"
                        .formatted(out));
        assertThat(mine).hasContent("years of work");
    }

    @Test
    void argumentsThatCannotBeUsed() {
        usage("The argument --osm FILE is missing.");
        usage("The argument --out DIR is missing.", "--osm", "x.osm");
        usage("The argument '--mosm' is not known.", "--mosm", "x.osm");
        usage("The argument --out needs a value.", "--osm", "x.osm", "--out");
        usage("The argument --vehicles 'many' is no whole number.", "--osm", "x", "--out", "y", "--vehicles", "many");
        usage("The argument --out is given 2 times; it can be given once.", "--osm", "x", "--out", "y", "--out", "z");
        for (String file : new String[] {"--gtfs", "--places", "--area"}) {
            usage("The argument %s 'none' does not exist.".formatted(file), "--osm", "x", "--out", "y", file, "none");
        }
        for (String file : new String[] {"--places", "--area"}) {
            usage(
                    "The argument %s '%s' is not a file that can be read.".formatted(file, folder),
                    "--osm",
                    "x",
                    "--out",
                    "y",
                    file,
                    folder.toString());
        }
        usage("vehicles 0 must lie between 1 and 10000.", "--osm", "x", "--out", "y", "--vehicles", "0");
    }

    @Test
    void aTimetableThatIsNoneEndsTheImportBeforeItCostsTime() throws IOException {
        Path feed = Files.writeString(folder.resolve("feed.zip"), "stop_id,stop_name");
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        String osm = TestRegions.monacoExtract().toString();
        assertThat(run(err, "--osm", osm, "--out", out.toString(), "--gtfs", feed.toString()))
                .isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith("The GTFS feed %s can't be used: feed.zip is no zip file: ".formatted(feed))
                .hasLineCount(1);
        assertThat(out).doesNotExist();
    }

    @Test
    void feedsAndPlacesMayBeGivenSeveralTimes() throws IOException {
        Path one = Files.createFile(folder.resolve("one"));
        Path two = Files.createFile(folder.resolve("two"));
        ImportOptions options = ImportArguments.parse(
                "--places",
                one.toString(),
                "--osm",
                "x",
                "--gtfs",
                two.toString(),
                "--out",
                "y",
                "--places",
                two.toString(),
                "--area",
                one.toString(),
                "--gtfs",
                folder.toString());
        assertThat(options.places()).containsExactly(one, two);
        assertThat(options.gtfs()).containsExactly(two, folder);
        assertThat(options.area()).contains(one);
    }

    private static void usage(String message, String... arguments) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        assertThat(run(err, arguments)).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo("%s (%s)%n".formatted(message, ImportArguments.USAGE));
    }

    private void fails(Path osm, String message) throws IOException {
        assertThat(failure(osm)).isEqualTo(message + System.lineSeparator());
    }

    private void failsBeginning(Path osm, String message) throws IOException {
        assertThat(failure(osm)).startsWith(message).hasLineCount(1);
    }

    private String failure(Path osm) throws IOException {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        assertThat(run(err, "--osm", osm.toString(), "--out", out.toString())).isEqualTo(1);
        assertThat(out).doesNotExist();
        if (Files.exists(out.getParent())) {
            try (Stream<Path> files = Files.list(out.getParent())) {
                assertThat(files).isEmpty();
            }
        }
        return err.toString(StandardCharsets.UTF_8);
    }

    private static int run(ByteArrayOutputStream err, String... arguments) {
        return RegionImporter.run(
                arguments,
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }
}
