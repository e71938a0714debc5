package org.noriai.routing.basemap.build;

import com.onthegomap.planetiler.Planetiler;
import com.onthegomap.planetiler.config.Arguments;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.locationtech.jts.geom.Envelope;

/**
 * The process that the importer starts. It answers on standard output, a line each: {@code @zone}, {@code @country},
 * {@code @language}, {@code @progress TEXT}, {@code @note TEXT}; anything else there is to be ignored. Exit status 0 is
 * success; otherwise the last line on standard output is {@code @error TEXT}.
 */
public final class TileBuilder {

    static {
        // Libraries log at once when they are loaded; standard output carries answers only.
        System.setProperty("log4j2.configurationFile", "tile-builder-log4j2.xml");
    }

    private TileBuilder() {}

    /**
     * Runs it.
     *
     * @param arguments {@code --at LAT,LON;LAT,LON… --osm PBF --bounds W,S,E,N --out FILE --work DIR}
     */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Thread.ofPlatform().daemon().name("importer-watch").start(TileBuilder::endWithTheImporter);
        try {
            run(ToolArguments.parse(arguments), out);
        } catch (Exception e) {
            out.println("@error " + String.valueOf(e.getMessage()).replace('\n', ' '));
            System.exit(1);
        }
    }

    /** The importer holds the other end of standard input and never writes: its end is the importer's. */
    private static void endWithTheImporter() {
        try {
            while (System.in.read() >= 0) {
                // Whatever comes means nothing.
            }
        } catch (IOException e) {
            // As good as the end.
        }
        Runtime.getRuntime().halt(1);
    }

    private static void run(Map<String, String> arguments, PrintStream out) {
        List<double[]> points = new ArrayList<>();
        for (String point : ToolArguments.require(arguments, "at").split(";", -1)) {
            String[] parts = point.split(",", -1);
            points.add(new double[] {Double.parseDouble(parts[0]), Double.parseDouble(parts[1])});
        }
        Locality locality = Locality.of(points);
        out.println("@zone " + locality.zone());
        out.println("@country " + locality.country());
        out.println("@language " + locality.language());
        draw(arguments, out);
    }

    private static void draw(Map<String, String> arguments, PrintStream out) {
        String bounds = ToolArguments.require(arguments, "bounds");
        double[] sides = Stream.of(bounds.split(",", -1))
                .mapToDouble(Double::parseDouble)
                .toArray();
        Envelope extract = new Envelope(sides[0], sides[2], sides[1], sides[3]);
        Sea sea = new Sea(extract);
        Envelope drawn = OpenSea.around(extract);
        Path tiles = Path.of(ToolArguments.require(arguments, "out"));
        Planetiler.create(Arguments.of(
                        "bounds",
                                "%s,%s,%s,%s"
                                        .formatted(drawn.getMinX(), drawn.getMinY(), drawn.getMaxX(), drawn.getMaxY()),
                        "tmpdir", ToolArguments.require(arguments, "work"),
                        "minzoom", "0",
                        "maxzoom", "14",
                        "nodemap_type", "sparsearray",
                        "nodemap_storage", "ram",
                        "multipolygon_geometry_storage", "ram",
                        "skip_filled_tiles", "false",
                        "force", "true"))
                .setProfile(new BasemapProfile(sea))
                .addOsmSource("osm", Path.of(ToolArguments.require(arguments, "osm")))
                .overwriteOutput(tiles)
                .run();
        if (!sea.reason().isEmpty()) {
            out.println("@note The sea is not drawn: %s.".formatted(sea.reason()));
        }
    }
}
