package org.noriai.routing.region;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What to import.
 *
 * @param osm an OpenStreetMap extract: .osm.pbf, .osm, .osm.gz
 * @param gtfs timetables: GTFS or GTFS-JP feeds, zipped or as a folder each
 * @param places files with places to search for: CSV, GeoJSON
 * @param speeds how fast the traffic is by the time of day, as {@link
 *     org.noriai.routing.timeofday.SpeedProfileReader} reads it; otherwise the same at all times
 * @param area the area file: zones, stops, hours, rules, fleet; otherwise what suits the map
 * @param out the bundle's folder; it must not exist or be empty, or hold a bundle, which is then replaced
 * @param vehicles how many vehicles the fleet has; otherwise those of the area file, or as many as suit the number of stops
 */
public record ImportOptions(
        Path osm,
        List<Path> gtfs,
        List<Path> places,
        Optional<Path> speeds,
        Optional<Path> area,
        Path out,
        OptionalInt vehicles) {

    /** Most vehicles of a fleet. */
    public static final int VEHICLES_MAX = 10_000;

    /** Checks the number of vehicles. */
    public ImportOptions {
        gtfs = List.copyOf(gtfs);
        places = List.copyOf(places);
        if (vehicles.isPresent() && (vehicles.getAsInt() < 1 || vehicles.getAsInt() > VEHICLES_MAX)) {
            throw new IllegalArgumentException(
                    "vehicles %d must lie between 1 and %d.".formatted(vehicles.getAsInt(), VEHICLES_MAX));
        }
    }

    /** An extract and nothing else. */
    public ImportOptions(Path osm, Path out, OptionalInt vehicles) {
        this(osm, List.of(), List.of(), Optional.empty(), Optional.empty(), out, vehicles);
    }

    /** The same with these timetables. */
    public ImportOptions withGtfs(List<Path> feeds) {
        return new ImportOptions(osm, feeds, places, speeds, area, out, vehicles);
    }

    /** The same with these files of places. */
    public ImportOptions withPlaces(List<Path> files) {
        return new ImportOptions(osm, gtfs, files, speeds, area, out, vehicles);
    }

    /** The same with this area file. */
    public ImportOptions withArea(Path file) {
        return new ImportOptions(osm, gtfs, places, speeds, Optional.of(file), out, vehicles);
    }

    /** The same with these speeds. */
    public ImportOptions withSpeeds(Path file) {
        return new ImportOptions(osm, gtfs, places, Optional.of(file), area, out, vehicles);
    }
}
