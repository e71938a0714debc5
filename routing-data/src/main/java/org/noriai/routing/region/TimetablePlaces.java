package org.noriai.routing.region;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.noriai.routing.place.Place;
import org.noriai.routing.place.PlaceEntry;
import org.noriai.routing.place.PlaceKind;
import org.noriai.routing.place.text.Kana;
import org.noriai.routing.transit.Timetable;
import org.noriai.routing.transit.feed.GtfsStop;
import org.noriai.routing.transit.feed.Translations;
import org.noriai.routing.transit.store.TimetableBook;

/** GTFS stops as places to search for, with their readings and English names: stations, and platforms that belong to none. */
final class TimetablePlaces {

    private TimetablePlaces() {}

    static List<PlaceEntry> of(TimetableBook timetables) {
        List<PlaceEntry> places = new ArrayList<>();
        for (Map.Entry<String, Timetable> feed : timetables.feeds().entrySet()) {
            Translations translations = feed.getValue().parts().translations();
            for (GtfsStop stop : feed.getValue().parts().stops()) {
                boolean alone =
                        stop.kind() == GtfsStop.Kind.PLATFORM && stop.parentId().isEmpty();
                if ((alone || stop.kind() == GtfsStop.Kind.STATION)
                        && !stop.name().isBlank()) {
                    places.add(PlaceEntry.of(place(feed.getKey(), stop, translations)));
                }
            }
        }
        return places;
    }

    private static Place place(String feed, GtfsStop stop, Translations translations) {
        String english = translations
                .find("stops", "stop_name", stop.id(), stop.name(), "en")
                .orElse("");
        return new Place(
                "gtfs:%s:%s".formatted(feed, stop.id()),
                PlaceKind.TRANSIT_STOP,
                shortened(stop.name()),
                Kana.isReading(stop.reading()) ? shortened(Kana.hiragana(stop.reading())) : "",
                english.equals(stop.name()) ? "" : shortened(english),
                "",
                stop.latitude(),
                stop.longitude(),
                feed);
    }

    private static String shortened(String text) {
        return text.length() > Place.TEXT_LENGTH_MAX ? text.substring(0, Place.TEXT_LENGTH_MAX) : text;
    }
}
