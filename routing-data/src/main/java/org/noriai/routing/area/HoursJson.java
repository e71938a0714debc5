package org.noriai.routing.area;

import static org.noriai.routing.area.JsonFields.field;
import static org.noriai.routing.area.JsonFields.text;
import static org.noriai.routing.area.JsonFields.truth;
import static org.noriai.routing.area.JsonFields.whole;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Days, hours and holidays as JSON. */
final class HoursJson {

    private HoursJson() {}

    static ObjectNode write(OpeningHours hours) {
        ObjectNode root = JsonFields.MAPPER.createObjectNode();
        ArrayNode openings = root.putArray("openings");
        for (OpeningHours.Opening opening : hours.openings()) {
            ObjectNode node = openings.addObject();
            node.set("days", write(opening.days()));
            write(node, opening.span());
        }
        ObjectNode exceptions = root.putObject("exceptions");
        hours.exceptions().forEach((date, spans) -> {
            ArrayNode list = exceptions.putArray(date.toString());
            spans.forEach(span -> write(list.addObject(), span));
        });
        return root;
    }

    static OpeningHours read(JsonNode root) {
        List<OpeningHours.Opening> openings = new ArrayList<>();
        for (JsonNode node : field(root, "openings")) {
            openings.add(new OpeningHours.Opening(days(field(node, "days")), span(node)));
        }
        SortedMap<LocalDate, List<DaySpan>> exceptions = new TreeMap<>();
        field(root, "exceptions").properties().forEach(entry -> {
            List<DaySpan> spans = new ArrayList<>();
            entry.getValue().forEach(node -> spans.add(span(node)));
            exceptions.put(LocalDate.parse(entry.getKey()), spans);
        });
        return new OpeningHours(openings, exceptions);
    }

    static ObjectNode write(ServiceDays days) {
        ObjectNode node = JsonFields.MAPPER.createObjectNode();
        ArrayNode weekdays = node.putArray("weekdays");
        days.weekdays().forEach(day -> weekdays.add(day.name()));
        node.put("holidays", days.holidays());
        return node;
    }

    static ServiceDays days(JsonNode node) {
        Set<DayOfWeek> weekdays = EnumSet.noneOf(DayOfWeek.class);
        field(node, "weekdays").forEach(day -> weekdays.add(DayOfWeek.valueOf(day.asText())));
        return new ServiceDays(weekdays, truth(node, "holidays"));
    }

    static void write(ObjectNode node, DaySpan span) {
        node.put("fromSeconds", span.fromSeconds());
        node.put("toSeconds", span.toSeconds());
    }

    static DaySpan span(JsonNode node) {
        return new DaySpan(whole(node, "fromSeconds"), whole(node, "toSeconds"));
    }

    static ObjectNode write(ServiceCalendar calendar) {
        ObjectNode node = JsonFields.MAPPER.createObjectNode();
        calendar.holidays().forEach((date, name) -> node.put(date.toString(), name));
        return node;
    }

    static ServiceCalendar calendar(JsonNode node) {
        SortedMap<LocalDate, String> holidays = new TreeMap<>();
        node.properties().forEach(entry -> holidays.put(LocalDate.parse(entry.getKey()), text(node, entry.getKey())));
        return new ServiceCalendar(holidays);
    }
}
