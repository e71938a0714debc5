package org.noriai.routing.street;

import com.graphhopper.reader.ReaderWay;
import com.graphhopper.routing.ev.BooleanEncodedValue;
import com.graphhopper.routing.ev.DefaultImportRegistry;
import com.graphhopper.routing.ev.EdgeIntAccess;
import com.graphhopper.routing.ev.ImportRegistry;
import com.graphhopper.routing.ev.ImportUnit;
import com.graphhopper.routing.ev.SimpleBooleanEncodedValue;
import com.graphhopper.routing.util.parsers.TagParser;
import com.graphhopper.storage.IntsRef;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells during the import whether somebody in a wheelchair can go along a piece of way: no steps without a ramp, nothing
 * that the map calls {@code wheelchair=no}, no raised kerb on a footway, no stile or turnstile, no surface or smoothness
 * that wheels stick in, no slope above 10 %. What the map does not say is taken to be fine. Immutable.
 */
final class StepFreeParser implements TagParser {

    /** Name of what is kept of each edge. */
    static final String KEY = "step_free";

    private static final double INCLINE_PERCENT_MAX = 10;

    private static final Set<String> ROUGH = Set.of("very_bad", "horrible", "very_horrible", "impassable");
    private static final Set<String> SOFT = Set.of("sand", "mud", "stepping_stones", "pebblestone");
    private static final Set<String> BARRIERS = Set.of("stile", "turnstile", "kissing_gate", "full-height_turnstile");
    private static final Set<String> FOOTWAYS = Set.of("footway", "path", "pedestrian", "cycleway", "crossing");

    private final BooleanEncodedValue stepFree;

    private StepFreeParser(BooleanEncodedValue stepFree) {
        this.stepFree = stepFree;
    }

    /** Knows this beside all that GraphHopper knows itself. */
    static ImportRegistry registry() {
        ImportRegistry known = new DefaultImportRegistry();
        return name -> name.equals(KEY)
                ? ImportUnit.create(
                        KEY,
                        properties -> new SimpleBooleanEncodedValue(KEY),
                        (lookup, properties) -> new StepFreeParser(lookup.getBooleanEncodedValue(KEY)))
                : known.createImportUnit(name);
    }

    @Override
    public void handleWayTags(int edge, EdgeIntAccess access, ReaderWay way, IntsRef relationFlags) {
        stepFree.setBool(false, edge, access, isStepFree(way));
    }

    static boolean isStepFree(ReaderWay way) {
        if (way.hasTag("wheelchair", "no")) {
            return false;
        }
        boolean ramp = way.hasTag("wheelchair", "yes", "designated") || way.hasTag("ramp:wheelchair", "yes");
        if (way.hasTag("highway", "steps") && !ramp) {
            return false;
        }
        return ramp
                || (!ROUGH.contains(way.getTag("smoothness", ""))
                        && !SOFT.contains(way.getTag("surface", ""))
                        && !isSteep(way.getTag("incline", ""))
                        && !hasRaisedKerb(way));
    }

    private static boolean isSteep(String incline) {
        String number = incline.endsWith("%") ? incline.substring(0, incline.length() - 1) : "";
        try {
            return !number.isEmpty() && Math.abs(Double.parseDouble(number.strip())) > INCLINE_PERCENT_MAX;
        } catch (NumberFormatException e) {
            // Words such as "up" say nothing about how steep it is.
            return false;
        }
    }

    private static boolean hasRaisedKerb(ReaderWay way) {
        if (!FOOTWAYS.contains(way.getTag("highway", ""))) {
            return false;
        }
        if (way.hasTag("kerb", "raised")) {
            return true;
        }
        List<Map<String, Object>> nodes = way.getTag("node_tags", List.of());
        return nodes.stream()
                .anyMatch(node -> !"yes".equals(node.get("wheelchair"))
                        && ("raised".equals(node.get("kerb")) || isBarrier(node.get("barrier"))));
    }

    private static boolean isBarrier(@Nullable Object barrier) {
        return barrier instanceof String kind && BARRIERS.contains(kind);
    }
}
