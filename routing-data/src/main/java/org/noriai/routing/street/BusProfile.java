package org.noriai.routing.street;

import static com.graphhopper.json.Statement.Else;
import static com.graphhopper.json.Statement.ElseIf;
import static com.graphhopper.json.Statement.If;
import static com.graphhopper.json.Statement.Op.ADD;
import static com.graphhopper.json.Statement.Op.LIMIT;
import static com.graphhopper.json.Statement.Op.MULTIPLY;

import com.graphhopper.config.Profile;
import com.graphhopper.util.CustomModel;
import com.graphhopper.util.TurnCostsConfig;
import java.util.List;

/**
 * How a small bus drives and how an old person walks, in GraphHopper's terms. The weight of a drive is its seconds:
 * no priorities but 0, no influence of the distance. The figures are argued for in decision 0001.
 */
final class BusProfile {

    /** Name of the driving profile. */
    static final String BUS = "bus";

    /** Name of the walking profile. */
    static final String FOOT = "foot";

    /** What GraphHopper has to keep of each edge. */
    static final String ENCODED_VALUES = "bus_access, car_access, car_average_speed, road_access, road_class,"
            + " road_environment, road_class_link, roundabout, max_weight, max_width, max_height, max_speed, orientation,"
            + " osm_way_id, foot_access, " + StepFreeParser.KEY;

    /** Speed on foot, in metres per second: about 4 km/h. */
    static final double WALK_METERS_PER_SECOND = 4 / 3.6;

    /** Turning round at a junction or the end of a street. */
    private static final int U_TURN_SECONDS = 45;

    private BusProfile() {}

    static Profile bus(boolean drivesOnTheLeft) {
        CustomModel model = new CustomModel().setDistanceInfluence(0d);
        model.addToPriority(
                If("road_access == PRIVATE || road_access == AGRICULTURAL || road_access == FORESTRY", MULTIPLY, "0"));
        model.addToPriority(If("max_weight < 4 || max_width < 2.3 || max_height < 2.9", MULTIPLY, "0"));
        // The class list keeps it off footways, steps and tracks, which bus_access alone lets it on to.
        model.addToPriority(If(
                "!bus_access || !(road_class == BUSWAY || road_class == MOTORWAY || road_class == TRUNK"
                        + " || road_class == PRIMARY || road_class == SECONDARY || road_class == TERTIARY"
                        + " || road_class == UNCLASSIFIED || road_class == LIVING_STREET || road_class == RESIDENTIAL"
                        + " || road_class == SERVICE || road_class == ROAD)",
                MULTIPLY,
                "0"));
        model.addToSpeed(If("car_average_speed < 10 || road_class == LIVING_STREET", LIMIT, "10"));
        model.addToSpeed(ElseIf("road_class == MOTORWAY || road_class == TRUNK", LIMIT, "car_average_speed * 0.85"));
        model.addToSpeed(ElseIf("car_average_speed > 60", LIMIT, "car_average_speed * 0.8"));
        model.addToSpeed(Else(LIMIT, "car_average_speed * 0.65"));
        model.addToSpeed(If("true", LIMIT, "80"));
        // Across the oncoming traffic costs more than along it; angles grow to the right.
        String right = drivesOnTheLeft ? "6" : "2";
        String left = drivesOnTheLeft ? "2" : "6";
        model.addToTurnPenalty(If("change_angle > -40 && change_angle < 40", ADD, "0"));
        model.addToTurnPenalty(ElseIf("change_angle >= 40 && change_angle <= 180", ADD, right));
        model.addToTurnPenalty(Else(ADD, left));
        return new Profile(BUS)
                .setCustomModel(model)
                .setTurnCostsConfig(new TurnCostsConfig(List.of("bus", "motorcar", "motor_vehicle"), U_TURN_SECONDS));
    }

    static Profile foot() {
        CustomModel model = new CustomModel().setDistanceInfluence(0d);
        model.addToPriority(If("!foot_access", MULTIPLY, "0"));
        model.addToSpeed(If("road_class == STEPS", LIMIT, "2"));
        model.addToSpeed(Else(LIMIT, "4"));
        return new Profile(FOOT).setCustomModel(model);
    }
}
