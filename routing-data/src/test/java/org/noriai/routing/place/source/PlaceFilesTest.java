package org.noriai.routing.place.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.noriai.routing.place.Place;
import org.noriai.routing.place.PlaceEntry;
import org.noriai.routing.place.PlaceKind;

/** Place files as cities write them, and as they break. */
final class PlaceFilesTest {

    private static final String FACILITIES = """
            都道府県コード又は市区町村コード,NO,都道府県名,市区町村名,名称,名称_カナ,名称_通称,POIコード,住所,緯度,経度
            142069,0001,神奈川県,小田原市,小田原市役所,オダワラシヤクショ,,1001,荻窪300,35.264605,139.152283
            142069,0002,神奈川県,小田原市,"小田原市立病院 ""本館\""",オダワラシリツビョウイン,市立病院,1003,久野46,35.2687,139.1567
            142069,0003,神奈川県,小田原市,郷土文化館,キョウドブンカカン,,1005,城内7-8,緯度不明,139.1546
            142069,0004,神奈川県,小田原市,,ナナシ,,1005,城内,35.25,139.15
            142069,0001,神奈川県,小田原市,二重番号,ニジュウ,,1005,城内,35.25,139.15
            142069,0006,神奈川県,小田原市,海の向こう,ウミ,,1005,城内,95.25,139.15
            142069,0007,神奈川県,小田原市,零,ゼロ,,1005,城内,0,0
            142069,0008
            """;

    @TempDir
    Path folder;

    private FilePlaces read(String name, byte[] bytes) throws IOException, PlaceFileException {
        Path file = folder.resolve(name);
        Files.write(file, bytes);
        return PlaceFiles.read(file, Optional.empty());
    }

    private FilePlaces read(String name, String text) throws IOException, PlaceFileException {
        return read(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private String refusal(String name, String text) {
        try {
            read(name, text);
        } catch (PlaceFileException refused) {
            return String.valueOf(refused.getMessage());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        throw new AssertionError("The file %s must be refused.".formatted(name));
    }

    @Test
    void theNationalLayoutIsReadAndEachBadRowReported() throws Exception {
        FilePlaces places = read("facilities.csv", FACILITIES);
        assertThat(places.entries())
                .extracting(entry -> entry.place().name())
                .containsExactly("小田原市役所", "小田原市立病院 \"本館\"");
        Place hall = places.entries().getFirst().place();
        assertThat(hall.id()).isEqualTo("facilities:0001");
        assertThat(hall.kind()).isEqualTo(PlaceKind.FACILITY);
        assertThat(hall.kana()).isEqualTo("おだわらしやくしょ");
        assertThat(hall.latin()).isEqualTo("Odawarashiyakusho");
        assertThat(hall.locality()).isEqualTo("小田原市");
        assertThat(places.entries().get(1).place().kind()).isEqualTo(PlaceKind.HOSPITAL);
        assertThat(places.entries().get(1).aliases()).containsExactly("市立病院");
        assertThat(places.problems())
                .extracting(RowProblem::toString)
                .containsExactly(
                        "facilities.csv, line 4: 緯度 '緯度不明' must be a number of degrees from -90 to 90.",
                        "facilities.csv, line 5: 名称 '' must not be empty.",
                        "facilities.csv, line 6: NO '0001' was there before; ids must differ.",
                        "facilities.csv, line 7: 緯度 '95.25' must be a number of degrees from -90 to 90.",
                        "facilities.csv, line 8: 緯度 '0, 0' is the point of files that don't know where; name the real one.",
                        "facilities.csv, line 9: 緯度 '' must not be empty.");
    }

    @Test
    void byteOrderMarkShiftJisAndUtf16AreFoundOut() throws Exception {
        FilePlaces plain = read("f.csv", FACILITIES);
        assertThat(read("f.csv", "\ufeff" + FACILITIES)).isEqualTo(plain);
        assertThat(read("f.csv", FACILITIES.getBytes(Charset.forName("windows-31j"))))
                .isEqualTo(plain);
        assertThat(read("f.csv", ("\ufeff" + FACILITIES).getBytes(StandardCharsets.UTF_16LE)))
                .isEqualTo(plain);
        assertThat(read("f.csv", FACILITIES.replace("\n", "\r\n"))).isEqualTo(plain);
        assertThat(read("f.csv", FACILITIES.replace("\n", "\r"))).isEqualTo(plain);
        Path file = folder.resolve("told.csv");
        Files.write(file, FACILITIES.getBytes(Charset.forName("windows-31j")));
        assertThatThrownBy(() -> PlaceFiles.read(file, Optional.of(StandardCharsets.UTF_8)))
                .hasMessage("The place file %s is not text in UTF-8.".formatted(file));
    }

    @Test
    void idsAreStableWhereTheFileHasNone() throws Exception {
        String one = "name,lat,lon\nMarkt,49.41,8.71\nRathaus,49.411,8.711\n";
        String two = "name,lat,lon\nNeu,49.40,8.70\nRathaus,49.411,8.711\nMarkt,49.41,8.71\n";
        assertThat(read("a.csv", two).entries())
                .extracting(entry -> entry.place().id())
                .containsAll(read("a.csv", one).entries().stream()
                        .map(PlaceEntry::place)
                        .map(Place::id)
                        .toList());
    }

    @Test
    void geoJsonPointsAreReadAndOtherShapesReported() throws Exception {
        FilePlaces places = read("p.geojson", """
                {"type":"FeatureCollection","features":[
                {"type":"Feature","id":"x1","geometry":{"type":"Point","coordinates":[8.7,49.4]},"properties":{"name":"Schloss","kind":"facility"}},
                {"type":"Feature","geometry":{"type":"Polygon","coordinates":[]},"properties":{"name":"Wald"}},
                {"type":"Feature","geometry":{"type":"Point","coordinates":[49.4,98.7]},"properties":{"name":"verkehrt"}},
                {"type":"Feature","geometry":{"type":"Point","coordinates":["8.7",null]},"properties":{"name":"Text"}},
                {"type":"Feature","geometry":null,"properties":{"name":"nirgends"}}]}
                """);
        assertThat(places.entries()).extracting(entry -> entry.place().id()).containsExactly("p:x1");
        assertThat(places.problems())
                .extracting(RowProblem::toString)
                .containsExactly(
                        "p.geojson, entry 2: geometry.type 'Polygon' must be Point.",
                        "p.geojson, entry 3: geometry.coordinates '[49.4,98.7]' must be longitude and latitude in degrees, in this order.",
                        "p.geojson, entry 4: geometry.coordinates '[\"8.7\",null]' must be longitude and latitude in degrees, in this order.",
                        "p.geojson, entry 5: geometry.type '' must be Point.");
    }

    @Test
    void townsWithoutCoordinatesAreLeftOut() throws Exception {
        FilePlaces towns = read("座間市.json", """
                [{"town":"座間","koaza":"","lat":35.48,"lng":139.4},{"town":"入谷西一丁目","koaza":"","lat":null,"lng":null}]
                """);
        assertThat(towns.entries())
                .extracting(entry -> entry.place().locality())
                .containsExactly("座間市");
        assertThat(towns.problems())
                .extracting(RowProblem::toString)
                .containsExactly("座間市.json, entry 2: lat '' must not be empty.");
    }

    @Test
    void aFileThatCantBeUsedIsRefusedAsAWhole() {
        assertThat(refusal("empty.csv", "")).endsWith("empty.csv is empty.");
        assertThat(refusal("blank.csv", " \n\n")).endsWith("blank.csv is empty.");
        assertThat(refusal("zip.csv", "PK\u0003\u0004\0\0")).endsWith("is not text: it has zero bytes.");
        assertThat(refusal("c.csv", "a,b\n1,2\n"))
                .startsWith("The place file c.csv has no column 名称 or 施設名称")
                .endsWith("its first line is 'a,b'.");
        assertThat(refusal("q.csv", "name,lat,lon\n\"Markt,1,2\n"))
                .isEqualTo("The place file q.csv has a quote in the row of line 2 that never ends.");
        assertThat(refusal("rows.csv", "name,lat,lon\nMarkt,x,y\n"))
                .isEqualTo(
                        "The place file rows.csv has no row that can be used; the first problem is rows.csv, line 2: "
                                + "lat 'x' must be a number of degrees from -90 to 90.");
        assertThat(refusal("head.csv", "name,lat,lon\n"))
                .isEqualTo("The place file head.csv has no row that can be used.");
        assertThat(refusal("cut.json", "[{\"town\":\"座")).contains("is no JSON: line 1: ");
        assertThat(refusal("other.json", "{\"type\":\"Topology\"}"))
                .isEqualTo("The place file other.json is neither a GeoJSON FeatureCollection nor an array of towns.");
        assertThatThrownBy(() -> PlaceFiles.read(folder.resolve("absent.csv"), Optional.empty()))
                .hasMessageEndingWith("absent.csv does not exist.");
        assertThatThrownBy(
                        () -> read("bytes.csv", new byte[] {'n', (byte) 0x80, (byte) 0xff, (byte) 0xfd, (byte) 0xa0}))
                .hasMessageEndingWith("is not text in UTF-8 or windows-31j.");
    }

    @Test
    void quotedLineEndsCountAsLines() throws Exception {
        FilePlaces places = read("n.csv", "name,lat,lon\n\"Alter\nMarkt\",49.4,8.7\nRathaus,x,8.7\n");
        assertThat(places.problems()).extracting(RowProblem::line).containsExactly(4);
    }
}
