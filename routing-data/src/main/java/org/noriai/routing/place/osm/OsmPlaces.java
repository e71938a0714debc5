package org.noriai.routing.place.osm;

import com.carrotsearch.hppc.LongArrayList;
import com.carrotsearch.hppc.LongLongHashMap;
import com.carrotsearch.hppc.procedures.LongProcedure;
import com.graphhopper.reader.ReaderElement;
import com.graphhopper.reader.ReaderNode;
import com.graphhopper.reader.ReaderRelation;
import com.graphhopper.reader.ReaderWay;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.noriai.routing.place.Place;
import org.noriai.routing.place.PlaceEntry;
import org.noriai.routing.place.PlaceKind;

/**
 * Collects the places of a map extract, which is read twice: {@link #look} takes what has a name or a house number, {@link
 * #locate} the nodes of those that are drawn as ways or relations. Confined to one thread.
 */
public final class OsmPlaces {

    private static final String SOURCE = "OpenStreetMap";
    private static final double MICRO = 1e6;
    private static final long UNKNOWN = Long.MIN_VALUE;

    private final List<Found> found = new ArrayList<>();
    private final LongLongHashMap positions = new LongLongHashMap();
    private final LongLongHashMap wayNodes = new LongLongHashMap();
    private final List<Drawn> drawn = new ArrayList<>();
    private final OsmStreets streets = new OsmStreets();

    private record Found(
            String id, PlaceKind kind, OsmNames names, String locality, double latitude, double longitude) {}

    /** Something whose nodes are not known yet. */
    private record Drawn(String id, PlaceKind kind, OsmNames names, String locality, LongArrayList nodes) {}

    /** Takes an element of the first reading. */
    public void look(ReaderElement element) {
        switch (element) {
            case ReaderNode node -> lookAtNode(node);
            case ReaderWay way -> lookAtWay(way);
            case ReaderRelation relation -> lookAtRelation(relation);
            default -> {}
        }
    }

    private void lookAtNode(ReaderNode node) {
        OsmNames names = OsmNames.of(node);
        String id = "osm:n" + node.getId();
        if (!names.name().isEmpty()) {
            OsmKinds.find(node)
                    .ifPresent(kind ->
                            found.add(new Found(id, kind, names, OsmAddress.city(node), node.getLat(), node.getLon())));
        }
        OsmAddress.find(node)
                .ifPresent(address -> found.add(new Found(
                        id + "#address",
                        PlaceKind.HOUSE,
                        plain(address),
                        OsmAddress.city(node),
                        node.getLat(),
                        node.getLon())));
    }

    private static OsmNames plain(String name) {
        return new OsmNames(name, "", "", List.of());
    }

    private void lookAtWay(ReaderWay way) {
        LongArrayList nodes = new LongArrayList();
        for (int i = 0; i < way.getNodes().size(); i++) {
            nodes.add(way.getNodes().get(i));
        }
        if (nodes.isEmpty()) {
            return;
        }
        wayNodes.put(way.getId(), nodes.get(nodes.size() / 2));
        OsmNames names = OsmNames.of(way);
        String id = "osm:w" + way.getId();
        Optional<PlaceKind> kind = names.name().isEmpty() ? Optional.empty() : OsmKinds.find(way);
        if (kind.isPresent()) {
            draw(new Drawn(id, kind.get(), names, OsmAddress.city(way), nodes));
        } else if (!names.name().isEmpty() && OsmKinds.isStreet(way)) {
            streets.add(way.getId(), names, nodes);
            need(nodes);
        }
        OsmAddress.find(way)
                .ifPresent(address ->
                        draw(new Drawn(id + "#address", PlaceKind.HOUSE, plain(address), OsmAddress.city(way), nodes)));
    }

    /** A relation lies between the middle nodes of its outer ways: near enough, and it spares a third reading. */
    private void lookAtRelation(ReaderRelation relation) {
        OsmNames names = OsmNames.of(relation);
        Optional<PlaceKind> kind = names.name().isEmpty() ? Optional.empty() : OsmKinds.find(relation);
        if (kind.isEmpty() || relation.getMembers() == null) {
            return;
        }
        LongArrayList nodes = new LongArrayList();
        for (ReaderRelation.Member member : relation.getMembers()) {
            boolean outer = member.getRole().isEmpty() || member.getRole().equals("outer");
            if (member.getType() == ReaderElement.Type.WAY && outer && wayNodes.containsKey(member.getRef())) {
                nodes.add(wayNodes.get(member.getRef()));
            } else if (member.getType() == ReaderElement.Type.NODE) {
                nodes.add(member.getRef());
            }
        }
        draw(new Drawn("osm:r" + relation.getId(), kind.get(), names, OsmAddress.city(relation), nodes));
    }

    private void draw(Drawn one) {
        drawn.add(one);
        need(one.nodes());
    }

    private void need(LongArrayList nodes) {
        nodes.forEach((LongProcedure) node -> positions.put(node, UNKNOWN));
    }

    /** Takes an element of the second reading. */
    public void locate(ReaderElement element) {
        if (element instanceof ReaderNode node && positions.containsKey(node.getId())) {
            positions.put(
                    node.getId(),
                    (Math.round(node.getLat() * MICRO) << 32) | (Math.round(node.getLon() * MICRO) & 0xffff_ffffL));
        }
    }

    /** All places, when both readings are done; those of which no node is in the extract are left out. */
    public List<PlaceEntry> entries() {
        List<PlaceEntry> entries = new ArrayList<>();
        for (Found one : found) {
            entries.add(entry(one, List.of()));
        }
        for (Drawn one : drawn) {
            OsmLine line = line(one.nodes());
            if (!line.isEmpty()) {
                entries.add(entry(
                        new Found(
                                one.id(),
                                one.kind(),
                                one.names(),
                                one.locality(),
                                line.centerLatitude(),
                                line.centerLongitude()),
                        List.of()));
            }
        }
        streets.places(this::line)
                .forEach(street -> entries.add(entry(
                        new Found(
                                "osm:w" + street.wayId(),
                                PlaceKind.STREET,
                                street.names(),
                                "",
                                street.latitude(),
                                street.longitude()),
                        street.points())));
        return entries;
    }

    private OsmLine line(LongArrayList nodes) {
        OsmLine line = new OsmLine();
        for (int i = 0; i < nodes.size(); i++) {
            long position = positions.getOrDefault(nodes.get(i), UNKNOWN);
            if (position != UNKNOWN) {
                line.add((int) (position >> 32) / MICRO, (int) position / MICRO);
            }
        }
        return line;
    }

    private static PlaceEntry entry(Found one, List<Double> points) {
        OsmNames names = one.names();
        Place place = new Place(
                one.id(),
                one.kind(),
                names.name(),
                names.kana(),
                names.latin(),
                one.locality(),
                one.latitude(),
                one.longitude(),
                SOURCE);
        return new PlaceEntry(place, names.aliases(), points);
    }
}
