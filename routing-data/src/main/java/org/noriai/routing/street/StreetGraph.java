package org.noriai.routing.street;

import com.graphhopper.GraphHopper;
import com.graphhopper.routing.ev.BooleanEncodedValue;
import com.graphhopper.routing.ev.EnumEncodedValue;
import com.graphhopper.routing.ev.RoadClass;
import com.graphhopper.routing.ev.Subnetwork;
import com.graphhopper.routing.util.AllEdgesIterator;
import com.graphhopper.routing.util.DefaultSnapFilter;
import com.graphhopper.routing.util.EdgeFilter;
import com.graphhopper.routing.util.EncodingManager;
import com.graphhopper.routing.weighting.Weighting;
import com.graphhopper.storage.BaseGraph;
import com.graphhopper.storage.index.LocationIndex;
import com.graphhopper.storage.index.Snap;
import com.graphhopper.util.FetchMode;
import com.graphhopper.util.PMap;
import com.graphhopper.util.PointList;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The streets as GraphHopper keeps them, with the weights of the bus and of a walk. Thread-safe to read: nothing changes
 * after it was loaded.
 */
public final class StreetGraph implements AutoCloseable {

    private final GraphHopper hopper;
    private final Weighting bus;
    private final Weighting foot;
    private final EdgeFilter walkable;

    private StreetGraph(GraphHopper hopper) {
        this.hopper = hopper;
        this.bus = hopper.createWeighting(hopper.getProfile(BusProfile.BUS), new PMap());
        this.foot = hopper.createWeighting(hopper.getProfile(BusProfile.FOOT), new PMap());
        BooleanEncodedValue island = encoding().getBooleanEncodedValue(Subnetwork.key(BusProfile.FOOT));
        this.walkable = new DefaultSnapFilter(foot, island);
    }

    /**
     * Reads an extract and stores its streets.
     *
     * @param osm the extract
     * @param folder where to store them
     * @param drivesOnTheLeft the side of the road
     */
    public static StreetGraph importFrom(Path osm, Path folder, boolean drivesOnTheLeft) {
        GraphHopper hopper = configure(new UndatedGraphHopper(), folder, drivesOnTheLeft);
        hopper.setOSMFile(osm.toString());
        hopper.importOrLoad();
        return new StreetGraph(hopper);
    }

    /**
     * Reads streets that were stored.
     *
     * @throws IllegalStateException if there are none in the folder
     */
    public static StreetGraph load(Path folder, boolean drivesOnTheLeft) {
        GraphHopper hopper = configure(new GraphHopper(), folder, drivesOnTheLeft);
        hopper.setAllowWrites(false);
        if (!hopper.load()) {
            throw new IllegalStateException("The folder %s holds no street graph.".formatted(folder));
        }
        return new StreetGraph(hopper);
    }

    private static GraphHopper configure(GraphHopper hopper, Path folder, boolean drivesOnTheLeft) {
        hopper.setGraphHopperLocation(folder.toString());
        hopper.setImportRegistry(StepFreeParser.registry());
        hopper.setEncodedValuesString(BusProfile.ENCODED_VALUES);
        hopper.setProfiles(BusProfile.bus(drivesOnTheLeft), BusProfile.foot());
        hopper.setMinNetworkSize(200);
        return hopper;
    }

    /** GraphHopper's graph. */
    public BaseGraph graph() {
        return hopper.getBaseGraph();
    }

    /** What is kept of each edge. */
    public EncodingManager encoding() {
        return hopper.getEncodingManager();
    }

    /** Where edges lie. */
    public LocationIndex index() {
        return hopper.getLocationIndex();
    }

    /** Seconds of a bus. */
    public Weighting busWeighting() {
        return bus;
    }

    /** Seconds on foot. */
    public Weighting footWeighting() {
        return foot;
    }

    /** Edges that can be walked and are no island. */
    public EdgeFilter walkable() {
        return walkable;
    }

    /** Edges without a step; of streets imported before that was kept, those that are no steps. */
    public EdgeFilter stepFree() {
        if (encoding().hasEncodedValue(StepFreeParser.KEY)) {
            BooleanEncodedValue free = encoding().getBooleanEncodedValue(StepFreeParser.KEY);
            return edge -> edge.get(free);
        }
        EnumEncodedValue<RoadClass> roadClass = encoding().getEnumEncodedValue(RoadClass.KEY, RoadClass.class);
        return edge -> edge.get(roadClass) != RoadClass.STEPS;
    }

    /** Of each edge the class of its road, as OpenStreetMap's highways are called. */
    public String[] roadClasses() {
        EnumEncodedValue<RoadClass> roadClass = encoding().getEnumEncodedValue(RoadClass.KEY, RoadClass.class);
        String[] names = new String[graph().getEdges()];
        AllEdgesIterator edges = graph().getAllEdges();
        while (edges.next()) {
            names[edges.getEdge()] = edges.get(roadClass).name().toLowerCase(Locale.ROOT);
        }
        return names;
    }

    /** Position of a snap as a share of its edge's length, in the edge's own direction. */
    public static double shareOf(Snap snap) {
        PointList points = snap.getClosestEdge().fetchWayGeometry(FetchMode.ALL);
        return Polyline.shareAt(
                points,
                snap.getWayIndex(),
                snap.getSnappedPoint().getLat(),
                snap.getSnappedPoint().getLon());
    }

    @Override
    public void close() {
        hopper.close();
    }

    /** Leaves the time of the import out, so that importing twice gives the same bytes. */
    private static final class UndatedGraphHopper extends GraphHopper {

        @Override
        protected void postProcessing(boolean closeEarly) {
            getProperties().put("datareader.import.date", "");
            super.postProcessing(closeEarly);
        }
    }
}
