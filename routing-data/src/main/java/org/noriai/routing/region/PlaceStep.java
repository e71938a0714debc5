package org.noriai.routing.region;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.noriai.routing.area.Bounds;
import org.noriai.routing.area.Geo;
import org.noriai.routing.area.ServiceArea;
import org.noriai.routing.area.VirtualStop;
import org.noriai.routing.extract.OsmScan;
import org.noriai.routing.intake.ImportReport;
import org.noriai.routing.intake.RegionImportException;
import org.noriai.routing.place.Place;
import org.noriai.routing.place.PlaceEntry;
import org.noriai.routing.place.PlaceIndexWriter;
import org.noriai.routing.place.PlaceKind;
import org.noriai.routing.place.PlaceMerge;
import org.noriai.routing.place.osm.OsmPlaces;
import org.noriai.routing.place.source.FilePlaces;
import org.noriai.routing.place.source.PlaceFileException;
import org.noriai.routing.place.source.PlaceFiles;
import org.noriai.routing.transit.store.TimetableBook;

/** The step of an import that makes places searchable: virtual stops, place files, GTFS stops, and what the map has. */
final class PlaceStep {

    /** The map's places are taken so far beyond the service area. Those of files are all taken. */
    private static final double MARGIN_METERS = 5_000;

    private static final String SOURCE = "service area";

    private final List<FilePlaces> files;

    private PlaceStep(List<FilePlaces> files) {
        this.files = files;
    }

    /**
     * Reads the place files, before anything that takes long.
     *
     * @throws RegionImportException if one can't be used at all
     */
    static PlaceStep read(List<Path> files) throws RegionImportException {
        List<FilePlaces> read = new ArrayList<>();
        for (Path file : files) {
            try {
                read.add(PlaceFiles.read(file, Optional.empty()));
            } catch (PlaceFileException e) {
                throw new RegionImportException(String.valueOf(e.getMessage()), e);
            }
        }
        return new PlaceStep(read);
    }

    /** Writes the index of places into a folder and tells the report what it found. */
    void write(Path osm, ServiceArea area, TimetableBook timetables, Path folder, ImportReport report)
            throws RegionImportException, IOException {
        OsmPlaces map = new OsmPlaces();
        OsmScan.read(osm, map::look);
        OsmScan.read(osm, map::locate);
        Bounds around = around(area.bounds());
        List<PlaceEntry> mapped = map.entries();
        List<PlaceEntry> near = mapped.stream()
                .filter(entry ->
                        around.contains(entry.place().latitude(), entry.place().longitude()))
                .toList();
        PlaceMerge merge = new PlaceMerge().add(stops(area));
        files.forEach(file -> merge.add(file.entries()));
        merge.add(TimetablePlaces.of(timetables));
        merge.add(near);
        List<PlaceEntry> all = merge.entries();
        PlaceIndexWriter.write(all, folder);
        report.found("places", summary(all));
        files.forEach(file -> report.found("places", file.summary()));
        files.forEach(file -> file.notes().forEach(note -> report.dropped("places", note)));
        if (merge.merged() > 0) {
            report.found("places", "%d were in more than one source".formatted(merge.merged()));
        }
        if (near.size() < mapped.size()) {
            report.dropped(
                    "places",
                    "%d places of the map, more than %.0f km outside of the area"
                            .formatted(mapped.size() - near.size(), MARGIN_METERS / 1_000));
        }
    }

    static List<PlaceEntry> stops(ServiceArea area) {
        return area.stops().stream().map(stop -> PlaceEntry.of(place(stop))).toList();
    }

    private static Place place(VirtualStop stop) {
        String name = stop.name().length() > Place.TEXT_LENGTH_MAX
                ? stop.name().substring(0, Place.TEXT_LENGTH_MAX)
                : stop.name();
        return new Place(
                "stop:" + stop.id(),
                PlaceKind.VIRTUAL_STOP,
                name,
                "",
                "",
                "",
                stop.latitude(),
                stop.longitude(),
                SOURCE);
    }

    private static Bounds around(Bounds bounds) {
        double north = MARGIN_METERS / Geo.METERS_PER_DEGREE;
        double east = MARGIN_METERS / Geo.metersPerDegreeEast(bounds.centerLatitude());
        return new Bounds(
                Math.max(-90, bounds.south() - north),
                Math.max(-180, bounds.west() - east),
                Math.min(90, bounds.north() + north),
                Math.min(180, bounds.east() + east));
    }

    private static String summary(List<PlaceEntry> all) {
        List<String> parts = new ArrayList<>();
        for (PlaceKind kind : PlaceKind.values()) {
            long count =
                    all.stream().filter(entry -> entry.place().kind() == kind).count();
            if (count > 0) {
                parts.add("%s %d".formatted(kind.name().toLowerCase(Locale.ROOT).replace('_', ' '), count));
            }
        }
        return "%d places to search for: %s".formatted(all.size(), String.join(", ", parts));
    }
}
