package org.noriai.benchmarks.simulate;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.noriai.dispatch.simulation.FiguresOfMerit;
import org.noriai.dispatch.simulation.Scenario;
import org.noriai.dispatch.simulation.SimulatedDay;

/**
 * What a simulated day came to, as a table for people and as JSON for programs.
 *
 * @param region its name
 * @param vehicles size of the fleet
 * @param scenario what happened
 * @param day what came of it
 */
record DayReport(String region, int vehicles, Scenario scenario, SimulatedDay day) {
    private static final String NONE = "–";

    /** The figures of merit, one a line. */
    String table() {
        FiguresOfMerit figures = day.figures();
        StringBuilder table = new StringBuilder();
        line(table, "region", "%s, %d vehicles, seed %d".formatted(region, vehicles, day.seed()));
        line(table, "rides per vehicle-hour", number(figures.ridesPerVehicleHour(), 2));
        line(table, "requests", Integer.toString(figures.requests()));
        line(table, "accepted", figures.accepted() + " (" + percent(figures.acceptedShare()) + ")");
        line(table, "  after a counter-offer", Integer.toString(figures.acceptedAfterCounterOffer()));
        line(table, "  by telephone", percent(figures.telephoneShare()));
        line(table, "refused", Integer.toString(sum(figures.refused())));
        figures.refused()
                .forEach((reason, count) ->
                        line(table, "  " + reason.name().toLowerCase(Locale.ROOT), Integer.toString(count)));
        line(table, "declined by the rider", Integer.toString(figures.declined()));
        line(table, "cancelled by the rider", Integer.toString(figures.cancelled()));
        line(table, "rider did not come", Integer.toString(figures.ridersAbsent()));
        line(table, "promises kept", Integer.toString(figures.promisesKept()));
        line(table, "promises broken", Integer.toString(figures.promisesBroken()));
        figures.promisesBrokenByCause()
                .forEach((cause, count) ->
                        line(table, "  " + cause.name().toLowerCase(Locale.ROOT), Integer.toString(count)));
        line(table, "wait, median", minutes(figures.waitSecondsP50()));
        line(table, "wait, 90 % at most", minutes(figures.waitSecondsP90()));
        line(
                table,
                "detour factor",
                figures.detourFactor().isPresent()
                        ? number(figures.detourFactor().getAsDouble(), 2)
                        : NONE);
        figures.distance().ifPresent(distance -> {
            line(table, "driven", number(distance.drivenKilometers(), 1) + " km");
            line(table, "  empty", number(distance.emptyKilometers(), 1) + " km");
            line(table, "  with two parties or more", percent(distance.sharedShareOfKilometers()));
        });
        line(table, "driving time empty", percent(figures.emptyShareOfDrivenSeconds()));
        line(table, "on time at the pickup", percent(figures.onTimeAtPickupShare()));
        line(table, "on time at the appointment", percent(figures.onTimeAtAppointmentShare()));
        line(table, "wheelchair riders", figures.wheelchair().requests() + " requests");
        line(table, "  accepted, against all", points(figures.wheelchair().acceptedShareGap()));
        line(table, "  median wait, against all", minutes(figures.wheelchair().waitSecondsP50Gap()));
        line(table, "state hash", day.stateHash());
        return table.toString();
    }

    private static void line(StringBuilder table, String name, String value) {
        table.append(String.format(Locale.ROOT, "%-28s %s%n", name, value));
    }

    private static int sum(Map<?, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static String number(double value, int decimals) {
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }

    private static String percent(OptionalDouble share) {
        return share.isPresent() ? number(100 * share.getAsDouble(), 1) + " %" : NONE;
    }

    private static String points(OptionalDouble gap) {
        return gap.isPresent() ? String.format(Locale.ROOT, "%+.1f points", 100 * gap.getAsDouble()) : NONE;
    }

    private static String minutes(OptionalInt seconds) {
        return seconds.isPresent() ? number(seconds.getAsInt() / 60.0, 1) + " min" : NONE;
    }

    /** Everything, under the names of the records' fields. */
    String json() {
        JsonObject report = new JsonObject();
        report.addProperty("region", region);
        report.addProperty("vehicles", vehicles);
        report.addProperty("seed", day.seed());
        report.addProperty("stateHash", day.stateHash());
        report.addProperty("events", day.events());
        report.addProperty("commands", day.commands());
        report.add("figures", element(day.figures()));
        report.add("scenario", element(scenario));
        return new GsonBuilder().setPrettyPrinting().create().toJson(report) + "\n";
    }

    private static JsonElement element(Object value) {
        return switch (value) {
            case Optional<?> optional -> optional.isPresent() ? element(optional.get()) : JsonNull.INSTANCE;
            case OptionalDouble optional ->
                optional.isPresent() ? new JsonPrimitive(optional.getAsDouble()) : JsonNull.INSTANCE;
            case OptionalInt optional ->
                optional.isPresent() ? new JsonPrimitive(optional.getAsInt()) : JsonNull.INSTANCE;
            case Map<?, ?> map -> {
                JsonObject object = new JsonObject();
                map.forEach((key, count) -> object.add(key.toString(), element(count)));
                yield object;
            }
            case List<?> list -> {
                JsonArray array = new JsonArray();
                list.forEach(each -> array.add(element(each)));
                yield array;
            }
            case Number number -> new JsonPrimitive(number);
            case Record fields -> fields(fields);
            default -> new JsonPrimitive(value.toString());
        };
    }

    private static JsonObject fields(Record value) {
        JsonObject object = new JsonObject();
        for (RecordComponent field : value.getClass().getRecordComponents()) {
            try {
                object.add(field.getName(), element(field.getAccessor().invoke(value)));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("The field %s must be readable.".formatted(field.getName()), e);
            }
        }
        return object;
    }
}
