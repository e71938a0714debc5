package org.noriai.routing.extract;

import com.graphhopper.reader.ReaderElement;
import com.graphhopper.reader.ReaderNode;
import com.graphhopper.reader.ReaderWay;
import com.graphhopper.reader.osm.OSMInputFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javax.xml.stream.XMLStreamException;
import org.noriai.routing.intake.RegionImportException;

/** What an extract holds besides its streets: bus stops, settlements, where it lies; and whether it is one at all. */
public final class OsmScan {

    private static final Set<String> ROADS = Set.of(
            "primary",
            "primary_link",
            "secondary",
            "secondary_link",
            "tertiary",
            "tertiary_link",
            "unclassified",
            "residential",
            "living_street",
            "service",
            "trunk",
            "trunk_link",
            "motorway",
            "motorway_link",
            "busway",
            "road");

    private static final List<String> PLACES =
            List.of("city", "town", "suburb", "village", "quarter", "neighbourhood", "hamlet");

    static {
        // The generated code of GraphHopper's PBF reader is older than protobuf 21.7, and each of its types warns on
        // standard error. What it reads is a file that the operator names.
        System.setProperty("com.google.protobuf.use_unsafe_pre22_gencode", "true");
    }

    private final List<OsmStop> stops = new ArrayList<>();
    private final List<OsmPlace> places = new ArrayList<>();
    private final NodeSample sample = new NodeSample();
    private final Map<Long, PlatformWay> platformByNode = new HashMap<>();
    private final List<PlatformWay> platforms = new ArrayList<>();
    private long roads;

    /** A platform drawn as a way; it lies in the middle of its nodes. */
    private static final class PlatformWay {
        private final String id;
        private final String name;
        private double latitudeSum;
        private double longitudeSum;
        private int nodes;

        PlatformWay(String id, String name) {
            this.id = id;
            this.name = name;
        }
    }

    private OsmScan() {}

    /**
     * Reads an extract once, or twice if platforms are drawn as ways.
     *
     * @throws RegionImportException if it is absent, no OpenStreetMap data, cut off or without a road
     */
    public static OsmScan of(Path file) throws RegionImportException {
        if (!Files.isRegularFile(file)) {
            throw new RegionImportException(
                    "The OSM file %s does not exist. Name an extract with --osm FILE.".formatted(file));
        }
        OsmScan scan = new OsmScan();
        read(file, scan::look);
        if (scan.sample.seen() == 0 || scan.roads == 0) {
            throw new RegionImportException("The OSM file %s has no road in it: %d nodes, %d roads."
                    .formatted(file, scan.sample.seen(), scan.roads));
        }
        if (!scan.platformByNode.isEmpty()) {
            read(file, scan::lookForPlatform);
            scan.addPlatforms();
        }
        return scan;
    }

    /** Reads all elements of an extract in order. */
    public static void read(Path file, Consumer<ReaderElement> reader) throws RegionImportException {
        OSMInputFile input;
        try {
            input = new OSMInputFile(file.toFile()).setWorkerThreads(2).open();
        } catch (IOException | XMLStreamException | RuntimeException e) {
            throw new RegionImportException(
                    "The file %s is not OpenStreetMap data (.osm.pbf, .osm or .osm.gz).".formatted(file), e);
        }
        try {
            try {
                for (ReaderElement element = input.getNext(); element != null; element = input.getNext()) {
                    reader.accept(element);
                }
            } finally {
                // Tells of a reading thread that failed.
                input.close();
            }
        } catch (IOException | XMLStreamException | RuntimeException e) {
            throw new RegionImportException("The OSM file %s is cut off or damaged: %s.".formatted(file, cause(e)), e);
        }
    }

    private static String cause(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String message = root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
        return message.lines().findFirst().orElse(message).strip();
    }

    private void look(ReaderElement element) {
        if (element instanceof ReaderNode node) {
            lookAtNode(node);
        } else if (element instanceof ReaderWay way) {
            lookAtWay(way);
        }
    }

    private void lookAtNode(ReaderNode node) {
        if (!(Math.abs(node.getLat()) <= 90) || !(Math.abs(node.getLon()) <= 180)) {
            throw new IllegalArgumentException("the node %d at latitude %s, longitude %s does not lie on Earth"
                    .formatted(node.getId(), node.getLat(), node.getLon()));
        }
        sample.add(node.getLat(), node.getLon());
        String name = node.getTag("name", "");
        if (name.isBlank()) {
            return;
        }
        boolean beside = isPlatform(node);
        boolean onStreet = node.hasTag("public_transport", "stop_position") && node.hasTag("bus", "yes");
        if (beside || onStreet) {
            stops.add(new OsmStop("n" + node.getId(), name.strip(), node.getLat(), node.getLon(), beside));
        }
        int rank = PLACES.indexOf(node.getTag("place", ""));
        if (rank >= 0) {
            places.add(new OsmPlace(name.strip(), rank, population(node), node.getLat(), node.getLon()));
        }
    }

    private static long population(ReaderNode node) {
        String digits = node.getTag("population", "").replaceAll("[^0-9]", "");
        return digits.isEmpty() || digits.length() > 9 ? 0 : Long.parseLong(digits);
    }

    /** Whether buses call there, beside the street. */
    private static boolean isPlatform(ReaderElement element) {
        if (element.hasTag("highway", "bus_stop")) {
            return true;
        }
        return element.hasTag("public_transport", "platform")
                && (element.hasTag("bus", "yes") || element.hasTag("highway", "platform"));
    }

    private void lookAtWay(ReaderWay way) {
        if (ROADS.contains(way.getTag("highway", ""))) {
            roads++;
        }
        String name = way.getTag("name", "");
        if (!name.isBlank() && isPlatform(way)) {
            PlatformWay platform = new PlatformWay("w" + way.getId(), name.strip());
            platforms.add(platform);
            for (int i = 0; i < way.getNodes().size(); i++) {
                platformByNode.put(way.getNodes().get(i), platform);
            }
        }
    }

    private void lookForPlatform(ReaderElement element) {
        if (element instanceof ReaderNode node) {
            PlatformWay platform = platformByNode.get(node.getId());
            if (platform != null) {
                platform.latitudeSum += node.getLat();
                platform.longitudeSum += node.getLon();
                platform.nodes++;
            }
        }
    }

    private void addPlatforms() {
        for (PlatformWay platform : platforms) {
            if (platform.nodes > 0) {
                stops.add(new OsmStop(
                        platform.id,
                        platform.name,
                        platform.latitudeSum / platform.nodes,
                        platform.longitudeSum / platform.nodes,
                        true));
            }
        }
    }

    /** Named bus stops, as many as there are. */
    public List<OsmStop> stops() {
        return stops;
    }

    /** Named settlements. */
    public List<OsmPlace> places() {
        return places;
    }

    /** Where its nodes lie. */
    public NodeSample sample() {
        return sample;
    }

    /** Ways that a vehicle may drive on. */
    public long roads() {
        return roads;
    }
}
