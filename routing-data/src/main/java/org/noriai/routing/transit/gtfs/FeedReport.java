package org.noriai.routing.transit.gtfs;

import java.util.ArrayList;
import java.util.List;
import org.noriai.routing.transit.Timetable;

/** What an import says of a feed. */
final class FeedReport {

    private final String name;
    private final FeedDraft draft;
    private final FeedCheck.Found found;
    private final Timetable.Parts parts;

    FeedReport(String name, FeedDraft draft, FeedCheck.Found found, Timetable.Parts parts) {
        this.name = name;
        this.draft = draft;
        this.found = found;
        this.parts = parts;
    }

    String found() {
        return "%s: %s; %d routes, %d stops, %d trips, %d stop times, from %s to %s"
                .formatted(
                        name,
                        parts.agencies().getFirst().name(),
                        parts.routes().size(),
                        parts.stops().size(),
                        parts.trips().size(),
                        parts.stopTimes().size(),
                        parts.services().findFirst().map(Object::toString).orElse("no day"),
                        parts.services().findLast().map(Object::toString).orElse("no day"));
    }

    List<String> dropped(int tripsCut, int tripsDropped) {
        List<String> lines = new ArrayList<>();
        int stopsDropped = draft.stops.size() - parts.stops().size();
        if (stopsDropped + tripsCut + tripsDropped > 0) {
            lines.add("%s: %d stops, %d trips and parts of %d more, which lie outside the region"
                    .formatted(name, stopsDropped, tripsDropped, tripsCut));
        }
        if (draft.flexibleCalls > 0) {
            lines.add("%s: %d stop times at zones or groups of stops (GTFS-Flex)".formatted(name, draft.flexibleCalls));
        }
        draft.japaneseRoutes.keySet().stream()
                .filter(id -> !draft.routes.containsKey(id))
                .sorted()
                .forEach(id -> lines.add(
                        "%s: the row of routes_jp.txt on route_id '%s', which routes.txt has not".formatted(name, id)));
        draft.japaneseAgencies.keySet().stream()
                .filter(id -> draft.agencies.stream().noneMatch(agency -> id.equals(agency.getId())))
                .sorted()
                .forEach(id -> lines.add("%s: the row of agency_jp.txt on agency_id '%s', which agency.txt has not"
                        .formatted(name, id)));
        found.unread().forEach(columns -> lines.add("%s: columns that are not read, %s".formatted(name, columns)));
        return lines;
    }
}
