package org.noriai.routing.transit.gtfs;

import static org.noriai.routing.transit.gtfs.EntityReading.text;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.noriai.routing.transit.feed.Accessibility;
import org.noriai.routing.transit.feed.GtfsStop;
import org.noriai.routing.transit.feed.TransitAgency;
import org.noriai.routing.transit.feed.TransitRoute;
import org.noriai.routing.transit.feed.Translations;
import org.onebusaway.gtfs.model.Route;
import org.onebusaway.gtfs.model.Stop;

/** Turns rows of agencies, stops and routes into values of ours, with what the Japanese files add. */
final class FeedRecords {

    private final FeedDraft draft;
    private final Translations translations;

    FeedRecords(FeedDraft draft, Translations translations) {
        this.draft = draft;
        this.translations = translations;
    }

    List<TransitAgency> agencies(Set<String> ids) {
        return draft.agencies.stream()
                .filter(agency -> ids.contains(agency.getId()))
                .map(agency -> {
                    FeedDraft.JapaneseAgency more =
                            draft.japaneseAgencies.getOrDefault(agency.getId(), FeedDraft.JapaneseAgency.NONE);
                    return new TransitAgency(
                            agency.getId(),
                            text(agency.getName()),
                            text(agency.getUrl()),
                            text(agency.getLang()),
                            text(agency.getPhone()),
                            text(agency.getFareUrl()),
                            text(agency.getEmail()),
                            more.officialName(),
                            more.address());
                })
                .toList();
    }

    List<GtfsStop> stops(List<String> ids) {
        return ids.stream().map(id -> stop(id, draft.stops.get(id))).toList();
    }

    private GtfsStop stop(String id, @Nullable Stop stop) {
        if (stop == null) {
            throw new IllegalStateException("The stop %s was kept but not read.".formatted(id));
        }
        String name = text(stop.getName());
        return new GtfsStop(
                id,
                text(stop.getCode()),
                name,
                translations
                        .find("stops", "stop_name", id, name, Translations.READING)
                        .orElse(text(stop.getTtsStopName())),
                text(stop.getDesc()),
                stop.getLat(),
                stop.getLon(),
                text(stop.getZoneId()),
                GtfsStop.Kind.values()[stop.getLocationType()],
                text(stop.getParentStation()),
                wheelchair(stop),
                text(stop.getPlatformCode()),
                text(stop.getUrl()));
    }

    private Accessibility wheelchair(Stop stop) {
        Accessibility own = Accessibility.of(stop.getWheelchairBoarding());
        Stop parent = stop.getParentStation() == null ? null : draft.stops.get(stop.getParentStation());
        return own == Accessibility.UNKNOWN && parent != null ? Accessibility.of(parent.getWheelchairBoarding()) : own;
    }

    List<TransitRoute> routes(List<String> ids) {
        return ids.stream().map(id -> route(id, draft.routes.get(id))).toList();
    }

    private TransitRoute route(String id, @Nullable Route route) {
        if (route == null) {
            throw new IllegalStateException("The route %s was kept but not read.".formatted(id));
        }
        FeedDraft.JapaneseRoute more = draft.japaneseRoutes.getOrDefault(id, FeedDraft.JapaneseRoute.NONE);
        return new TransitRoute(
                id,
                route.getAgency().getId(),
                text(route.getShortName()),
                text(route.getLongName()),
                text(route.getDesc()),
                route.getType(),
                text(route.getUrl()),
                text(route.getColor()),
                text(route.getTextColor()),
                more.origin(),
                more.via(),
                more.destination());
    }
}
