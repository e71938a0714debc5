package org.noriai.api.view;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.noriai.api.v1.StopCall;
import org.noriai.api.v1.VirtualStop;
import org.noriai.dispatch.model.Access;

/** The virtual stops of the area as messages, by place. Immutable. */
public final class StopCatalog {

    private final List<VirtualStop> stops = new ArrayList<>();
    private final Map<String, Integer> places = new HashMap<>();

    /** Of these stops, in the area's order. */
    public StopCatalog(List<org.noriai.routing.area.VirtualStop> areaStops) {
        for (org.noriai.routing.area.VirtualStop stop : areaStops) {
            places.put(stop.id(), stops.size());
            stops.add(VirtualStop.newBuilder()
                    .setStopId(stop.id())
                    .setName(stop.name())
                    .setLocation(Messages.latLng(stop.latitude(), stop.longitude()))
                    .build());
        }
    }

    /** The stop at a place. */
    public VirtualStop stop(int place) {
        return stops.get(place);
    }

    /** All, by place. */
    public List<VirtualStop> all() {
        return List.copyOf(stops);
    }

    /** The place of a stop. */
    public OptionalInt findPlace(String stopId) {
        Integer place = places.get(stopId);
        return place == null ? OptionalInt.empty() : OptionalInt.of(place);
    }

    /** One end of a ride. */
    public StopCall call(Access access) {
        return StopCall.newBuilder()
                .setStop(stop(access.place()))
                .setWalkSeconds(access.walkSeconds())
                .setWalkMeters(access.walkMeters())
                .build();
    }
}
