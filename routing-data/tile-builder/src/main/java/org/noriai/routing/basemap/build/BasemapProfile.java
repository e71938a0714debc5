package org.noriai.routing.basemap.build;

import com.onthegomap.planetiler.FeatureCollector;
import com.onthegomap.planetiler.FeatureMerge;
import com.onthegomap.planetiler.Profile;
import com.onthegomap.planetiler.VectorTile;
import com.onthegomap.planetiler.geo.GeometryException;
import com.onthegomap.planetiler.reader.SimpleFeature;
import com.onthegomap.planetiler.reader.SourceFeature;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;

/**
 * Which things of the map are drawn, in which layer, from which zoom. The layers are the contract with the web app:
 * water, waterway, landuse, building, road, rail, place, poi.
 */
final class BasemapProfile implements Profile {

    /** Longest axis of a polygon, in pixels, below which it is left out. */
    private static final double POLYGON_PIXELS_MIN = 2;

    private static final double LEVEL_METERS = 3.2;
    private static final double BUILDING_METERS = 8;

    private static final Map<String, String> LANDUSE = Map.ofEntries(
            Map.entry("leisure=park", "park"),
            Map.entry("leisure=garden", "park"),
            Map.entry("leisure=nature_reserve", "park"),
            Map.entry("leisure=pitch", "grass"),
            Map.entry("leisure=golf_course", "grass"),
            Map.entry("landuse=forest", "forest"),
            Map.entry("natural=wood", "forest"),
            Map.entry("natural=scrub", "forest"),
            Map.entry("landuse=grass", "grass"),
            Map.entry("landuse=meadow", "grass"),
            Map.entry("landuse=farmland", "grass"),
            Map.entry("landuse=orchard", "grass"),
            Map.entry("landuse=vineyard", "grass"),
            Map.entry("landuse=recreation_ground", "grass"),
            Map.entry("landuse=village_green", "grass"),
            Map.entry("natural=grassland", "grass"),
            Map.entry("landuse=residential", "residential"),
            Map.entry("landuse=industrial", "industrial"),
            Map.entry("landuse=railway", "industrial"),
            Map.entry("landuse=commercial", "industrial"),
            Map.entry("amenity=school", "school"),
            Map.entry("amenity=university", "school"),
            Map.entry("amenity=college", "school"),
            Map.entry("amenity=kindergarten", "school"),
            Map.entry("amenity=hospital", "hospital"),
            Map.entry("landuse=cemetery", "cemetery"),
            Map.entry("amenity=grave_yard", "cemetery"),
            Map.entry("natural=beach", "beach"));

    private static final Map<String, String> POI = Map.ofEntries(
            Map.entry("railway=station", "station"),
            Map.entry("railway=halt", "station"),
            Map.entry("amenity=bus_station", "station"),
            Map.entry("amenity=hospital", "hospital"),
            Map.entry("amenity=clinic", "hospital"),
            Map.entry("amenity=school", "school"),
            Map.entry("amenity=university", "school"),
            Map.entry("amenity=college", "school"),
            Map.entry("amenity=townhall", "townhall"),
            Map.entry("amenity=library", "library"),
            Map.entry("amenity=post_office", "post_office"),
            Map.entry("amenity=police", "police"),
            Map.entry("amenity=pharmacy", "pharmacy"),
            Map.entry("amenity=marketplace", "marketplace"),
            Map.entry("amenity=place_of_worship", "worship"),
            Map.entry("amenity=theatre", "theatre"),
            Map.entry("amenity=cinema", "theatre"),
            Map.entry("tourism=museum", "museum"),
            Map.entry("tourism=attraction", "attraction"),
            Map.entry("tourism=hotel", "hotel"),
            Map.entry("shop=supermarket", "shop"),
            Map.entry("shop=mall", "shop"),
            Map.entry("shop=department_store", "shop"),
            Map.entry("leisure=park", "park"),
            Map.entry("leisure=stadium", "stadium"));

    private static final Set<String> POI_KEYS = Set.of("railway", "amenity", "tourism", "shop", "leisure");
    private static final Set<String> LANDUSE_KEYS = Set.of("landuse", "natural", "leisure", "amenity");
    private static final Set<String> RIVERS = Set.of("river", "canal");

    /** Kinds of places that riders go to by name. */
    static final Set<String> IMPORTANT = Set.of("station", "hospital", "townhall");

    static final List<String> PLACES =
            List.of("country", "state", "city", "town", "suburb", "village", "quarter", "neighbourhood", "hamlet");

    private static final int[] PLACE_ZOOM = {3, 4, 4, 7, 10, 9, 12, 13, 12};

    private final Sea sea;

    BasemapProfile(Sea sea) {
        this.sea = sea;
    }

    @Override
    public void processFeature(SourceFeature source, FeatureCollector features) {
        if (source.hasTag("natural", "coastline") && source.canBeLine()) {
            addCoast(source);
        }
        if (source.isPoint()) {
            place(source, features);
        } else {
            if (source.canBePolygon()) {
                area(source, features);
            }
            if (source.canBeLine()) {
                line(source, features);
            }
        }
        poi(source, features);
    }

    private void addCoast(SourceFeature source) {
        try {
            if (source.latLonGeometry() instanceof LineString coast) {
                sea.add(coast);
            }
        } catch (GeometryException e) {
            sea.cannotClose("a coastline is broken: " + e.getMessage());
        }
    }

    private static void area(SourceFeature source, FeatureCollector features) {
        if (source.hasTag("building") && !source.hasTag("building", "no")) {
            features.polygon("building")
                    .setMinZoom(13)
                    .setMinPixelSize(POLYGON_PIXELS_MIN)
                    .setAttr("height", height(source));
            return;
        }
        if (source.hasTag("natural", "water")
                || source.hasTag("waterway", "riverbank", "dock")
                || source.hasTag("landuse", "reservoir", "basin")) {
            String kind = source.hasTag("water", "river", "canal") || source.hasTag("waterway", "riverbank")
                    ? "river"
                    : "lake";
            features.polygon("water")
                    .setMinZoom(6)
                    .setMinPixelSize(POLYGON_PIXELS_MIN)
                    .setAttr("kind", kind);
            return;
        }
        String kind = kind(source, LANDUSE_KEYS, LANDUSE);
        if (kind != null) {
            features.polygon("landuse")
                    .setMinZoom(kind.equals("residential") || kind.equals("forest") ? 8 : 10)
                    .setMinPixelSize(POLYGON_PIXELS_MIN)
                    .setAttr("kind", kind);
        }
    }

    private static double height(SourceFeature source) {
        double height = number(source.getString("height", ""));
        double levels = number(source.getString("building:levels", ""));
        if (height <= 0) {
            height = levels > 0 ? levels * LEVEL_METERS : BUILDING_METERS;
        }
        return Math.round(Math.min(height, 900));
    }

    private static double number(String text) {
        String digits = text.replace("m", "").strip();
        if (!digits.matches("[0-9]{1,4}([.][0-9]{1,3})?")) {
            return 0;
        }
        return Double.parseDouble(digits);
    }

    private static void line(SourceFeature source, FeatureCollector features) {
        if (RIVERS.contains(source.getString("waterway", "")) || source.hasTag("waterway", "stream")) {
            boolean river = RIVERS.contains(source.getString("waterway", ""));
            names(features.line("waterway").setMinZoom(river ? 9 : 13), source)
                    .setAttr("kind", source.getString("waterway"));
        }
        String rail = switch (source.getString("railway", "")) {
            case "rail", "narrow_gauge", "monorail", "funicular" -> "rail";
            case "tram", "light_rail" -> "tram";
            case "subway" -> "subway";
            default -> null;
        };
        if (rail != null) {
            features.line("rail")
                    .setMinZoom(!rail.equals("rail") ? 12 : source.hasTag("service") ? 14 : 9)
                    .setAttr("kind", rail)
                    .setAttr("tunnel", source.getBoolean("tunnel") ? true : null)
                    .setAttr("bridge", source.getBoolean("bridge") ? true : null);
        }
        RoadKind road = RoadKind.of(source.getString("highway", ""));
        if (road != null && !source.hasTag("area", "yes")) {
            names(features.line("road").setMinZoom(road.zoomMin()), source)
                    .setSortKey(road.order())
                    .setMinPixelSize(0)
                    .setAttr("kind", road.kind())
                    .setAttr("tunnel", isSet(source, "tunnel"))
                    .setAttr("bridge", isSet(source, "bridge"))
                    .setAttr("oneway", source.getDirection("oneway") != 0 ? true : null);
        }
    }

    private static @Nullable Boolean isSet(SourceFeature source, String tag) {
        boolean set = source.hasTag(tag) && !source.hasTag(tag, "no");
        return set ? Boolean.TRUE : null;
    }

    private static void place(SourceFeature source, FeatureCollector features) {
        int rank = PLACES.indexOf(source.getString("place", ""));
        if (rank >= 0 && source.hasTag("name")) {
            names(features.point("place").setMinZoom(PLACE_ZOOM[rank]), source)
                    .setSortKey(rank)
                    .setBufferPixels(64)
                    .setAttr("kind", PLACES.get(rank))
                    .setAttr("rank", rank);
        }
    }

    private static void poi(SourceFeature source, FeatureCollector features) {
        String kind = source.hasTag("name") ? kind(source, POI_KEYS, POI) : null;
        if (kind == null || (!source.isPoint() && !source.canBePolygon())) {
            return;
        }
        boolean important = IMPORTANT.contains(kind);
        var point = source.isPoint() ? features.point("poi") : features.pointOnSurface("poi");
        names(point.setMinZoom(important ? 12 : 14), source)
                .setBufferPixels(64)
                .setSortKey(important ? 0 : 1)
                .setAttr("kind", kind);
    }

    private static @Nullable String kind(SourceFeature source, Set<String> keys, Map<String, String> kinds) {
        for (String key : List.of("railway", "amenity", "leisure", "landuse", "natural", "tourism", "shop")) {
            String kind = keys.contains(key) ? kinds.get(key + "=" + source.getString(key, "")) : null;
            if (kind != null) {
                return kind;
            }
        }
        return null;
    }

    /** The local name, one that can be read by who knows only the Latin script, and its reading in kana. */
    private static FeatureCollector.Feature names(FeatureCollector.Feature feature, SourceFeature source) {
        String name = source.getString("name");
        return feature.setAttr("name", name)
                .setAttr("name:latin", LatinName.of(source.tags()))
                .setAttr("name:reading", KanaName.of(source.tags()));
    }

    @Override
    public void finish(
            String sourceName, FeatureCollector.Factory featureCollectors, Consumer<FeatureCollector.Feature> emit) {
        Geometry water = sea.polygons();
        for (int i = 0; i < water.getNumGeometries(); i++) {
            SimpleFeature feature = SimpleFeature.fromLatLonGeometry(water.getGeometryN(i));
            FeatureCollector features = featureCollectors.get(feature);
            features.polygon("water").setMinZoom(0).setMinPixelSize(0).setAttr("kind", "sea");
            features.forEach(emit);
        }
    }

    @Override
    public List<VectorTile.Feature> postProcessLayerFeatures(String layer, int zoom, List<VectorTile.Feature> unsorted)
            throws GeometryException {
        List<VectorTile.Feature> items = FeatureOrder.sorted(layer, unsorted);
        return switch (layer) {
            case "road", "rail", "waterway" -> zoom < 14 ? FeatureMerge.mergeLineStrings(items, 0.5, 0.1, 4) : items;
            case "landuse", "water" -> FeatureMerge.mergeOverlappingPolygons(items, zoom < 14 ? 1 : 0);
            default -> items;
        };
    }

    @Override
    public String name() {
        return "Noriai basemap";
    }

    @Override
    public String attribution() {
        return "© OpenStreetMap contributors";
    }
}
