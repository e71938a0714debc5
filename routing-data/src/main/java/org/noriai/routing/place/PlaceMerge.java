package org.noriai.routing.place;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.noriai.routing.area.Geo;
import org.noriai.routing.place.text.SearchKey;

/**
 * Brings places of several sources together: what two of them have is one place, with the id and position of the one that
 * came first and what only the other knew. A place without a locality gets the nearest town's name. Confined to one thread.
 */
public final class PlaceMerge {

    private static final double SAME_METERS = 150;
    private static final double SAME_STATION_METERS = 500;
    private static final double LOCALITY_METERS_MAX = 3_000;

    private final List<PlaceEntry> entries = new ArrayList<>();
    private final Map<String, List<Integer>> byName = new HashMap<>();
    private final Set<String> ids = new HashSet<>();
    private int merged;

    /** Adds places; those added first have precedence. */
    public PlaceMerge add(Collection<PlaceEntry> more) {
        more.forEach(this::add);
        return this;
    }

    private void add(PlaceEntry entry) {
        Place place = entry.place();
        List<String> keys = keys(place);
        for (String key : keys) {
            for (int index : byName.getOrDefault(key, List.of())) {
                if (isNear(entries.get(index).place(), place)) {
                    entries.set(index, merged(entries.get(index), entry));
                    merged++;
                    return;
                }
            }
        }
        if (!ids.add(place.id())) {
            throw new IllegalArgumentException("There are two places '%s'.".formatted(place.id()));
        }
        keys.forEach(
                key -> byName.computeIfAbsent(key, any -> new ArrayList<>()).add(entries.size()));
        entries.add(entry);
    }

    private static boolean isNear(Place known, Place place) {
        double metersMax = place.kind() == PlaceKind.STATION ? SAME_STATION_METERS : SAME_METERS;
        return Geo.meters(known.latitude(), known.longitude(), place.latitude(), place.longitude()) <= metersMax;
    }

    /** What a place may be found under by another that is the same: its name, and a virtual stop's bare one too. */
    private static List<String> keys(Place place) {
        String group = group(place.kind());
        return Stream.of(bareName(place), place.name())
                .map(name -> group + " " + SearchKey.ofName(name))
                .distinct()
                .toList();
    }

    /** Stops of the map became virtual stops. */
    private static String group(PlaceKind kind) {
        return kind == PlaceKind.TRANSIT_STOP ? PlaceKind.VIRTUAL_STOP.name() : kind.name();
    }

    /** Without what tells virtual stops of one name apart. */
    private static String bareName(Place place) {
        return place.kind() == PlaceKind.VIRTUAL_STOP
                ? place.name().replaceFirst(" / .*$", "").replaceFirst(" \\([^)]*\\)$", "")
                : place.name();
    }

    private static PlaceEntry merged(PlaceEntry first, PlaceEntry other) {
        Set<String> aliases = new LinkedHashSet<>(first.aliases());
        aliases.addAll(other.aliases());
        if (!other.place().name().equals(first.place().name())) {
            aliases.add(other.place().name());
        }
        List<Double> points = new ArrayList<>(first.points());
        points.addAll(other.points());
        return new PlaceEntry(first.place().completedBy(other.place()), List.copyOf(aliases), points);
    }

    /** How many places were one with another. */
    public int merged() {
        return merged;
    }

    /** All places, each once. */
    public List<PlaceEntry> entries() {
        List<Place> towns = entries.stream()
                .map(PlaceEntry::place)
                .filter(place -> place.kind() == PlaceKind.TOWN)
                .toList();
        Localities localities = new Localities(towns, LOCALITY_METERS_MAX);
        return entries.stream()
                .map(entry -> entry.place().locality().isEmpty()
                        ? new PlaceEntry(
                                entry.place().in(localities.nearest(entry.place())), entry.aliases(), entry.points())
                        : entry)
                .toList();
    }
}
