package org.noriai.api.rider;

import org.noriai.api.v1.PlaceKind;
import org.noriai.api.view.Messages;
import org.noriai.routing.area.Bounds;
import org.noriai.routing.place.Place;

/** Places in the contract's messages. Immutable, thus thread-safe. */
public final class PlaceViews {

    /** What the importer puts before the id of a virtual stop. */
    static final String STOP_PREFIX = "stop:";

    private final Bounds bounds;

    /** For an area within these bounds. */
    public PlaceViews(Bounds bounds) {
        this.bounds = bounds;
    }

    Bounds bounds() {
        return bounds;
    }

    org.noriai.api.v1.Place of(Place place) {
        org.noriai.api.v1.Place.Builder view = org.noriai.api.v1.Place.newBuilder()
                .setPlaceId(place.id())
                .setKind(kind(place))
                .setName(place.name())
                .setKana(place.kana())
                .setLatin(place.latin())
                .setLocality(place.locality())
                .setLocation(Messages.latLng(place.latitude(), place.longitude()))
                .setInServiceArea(bounds.contains(place.latitude(), place.longitude()))
                .setSource(place.source());
        if (place.id().startsWith(STOP_PREFIX)) {
            view.setStopId(place.id().substring(STOP_PREFIX.length()));
        }
        return view.build();
    }

    private static PlaceKind kind(Place place) {
        return switch (place.kind()) {
            case VIRTUAL_STOP -> PlaceKind.VIRTUAL_STOP;
            case STATION -> PlaceKind.STATION;
            case TRANSIT_STOP -> PlaceKind.TRANSIT_STOP;
            case HOSPITAL -> PlaceKind.HOSPITAL;
            case FACILITY -> PlaceKind.FACILITY;
            case SCHOOL -> PlaceKind.SCHOOL;
            case SHOP -> PlaceKind.SHOP;
            case TOWN -> PlaceKind.TOWN;
            case STREET -> PlaceKind.STREET;
            case HOUSE -> PlaceKind.HOUSE;
            case OTHER -> PlaceKind.OTHER_PLACE;
        };
    }
}
