package org.noriai.benchmarks.simulate;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.noriai.dispatch.simulation.Scenario;
import org.noriai.dispatch.simulation.UnusableScenarioException;

/**
 * Reads a scenario: one JSON object whose fields are those of {@link Scenario}, by the same names. What it does not say
 * is as on the default day.
 */
final class ScenarioFile {
    private ScenarioFile() {}

    /**
     * The scenario in {@code file}.
     *
     * @throws IOException if the file can't be read
     * @throws UnusableScenarioException naming every field that is unknown or does not fit, with its value
     */
    static Scenario read(Path file, Scenario base) throws IOException {
        String text = Files.readString(file, StandardCharsets.UTF_8);
        JsonElement root;
        try {
            root = JsonParser.parseString(text);
        } catch (JsonParseException e) {
            throw new UnusableScenarioException(List.of("'%s' is no JSON.".formatted(file)));
        }
        if (!(root instanceof JsonObject object)) {
            throw new UnusableScenarioException(List.of("'%s' must hold one JSON object.".formatted(file)));
        }
        return of(object, base);
    }

    static Scenario of(JsonObject object, Scenario base) {
        List<String> problems = new ArrayList<>();
        RecordComponent[] fields = Scenario.class.getRecordComponents();
        List<String> known = Arrays.stream(fields).map(RecordComponent::getName).toList();
        for (Map.Entry<String, JsonElement> entry : object.entrySet()) {
            if (!known.contains(entry.getKey())) {
                problems.add(
                        "%s is no field of a scenario, its value is %s.".formatted(entry.getKey(), entry.getValue()));
            }
        }
        Object[] values = new Object[fields.length];
        for (int i = 0; i < fields.length; i++) {
            Object usual = read(fields[i], base);
            JsonElement given = object.get(fields[i].getName());
            values[i] =
                    given == null ? usual : value(fields[i], given, problems).orElse(usual);
        }
        try {
            Class<?>[] types =
                    Arrays.stream(fields).map(RecordComponent::getType).toArray(Class<?>[]::new);
            Scenario scenario = Scenario.class.getDeclaredConstructor(types).newInstance(values);
            if (!problems.isEmpty()) {
                throw new UnusableScenarioException(problems);
            }
            return scenario;
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof UnusableScenarioException unusable) {
                problems.addAll(unusable.problems());
                throw new UnusableScenarioException(problems);
            }
            throw new IllegalStateException("A scenario must be possible to make.", e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("A scenario must be possible to make.", e);
        }
    }

    private static Object read(RecordComponent field, Scenario base) {
        try {
            return field.getAccessor().invoke(base);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The field %s must be readable.".formatted(field.getName()), e);
        }
    }

    private static Optional<Object> value(RecordComponent field, JsonElement given, List<String> problems) {
        if (field.getType() == List.class) {
            return numbers(field, given, problems);
        }
        boolean number = given instanceof JsonPrimitive primitive && primitive.isNumber();
        if (field.getType() == int.class) {
            double value = number ? given.getAsDouble() : Double.NaN;
            if (value == Math.rint(value) && Math.abs(value) <= Integer.MAX_VALUE) {
                return Optional.of((int) value);
            }
            problems.add("%s must be a whole number, not %s.".formatted(field.getName(), given));
            return Optional.empty();
        }
        if (!number) {
            problems.add("%s must be a number, not %s.".formatted(field.getName(), given));
            return Optional.empty();
        }
        return Optional.of(given.getAsDouble());
    }

    private static Optional<Object> numbers(RecordComponent field, JsonElement given, List<String> problems) {
        List<Double> numbers = new ArrayList<>();
        boolean fits = given instanceof JsonArray;
        if (given instanceof JsonArray array) {
            for (JsonElement element : array) {
                fits &= element instanceof JsonPrimitive primitive && primitive.isNumber();
                numbers.add(fits ? element.getAsDouble() : 0);
            }
        }
        if (!fits) {
            problems.add("%s must be a list of numbers, not %s.".formatted(field.getName(), given));
            return Optional.empty();
        }
        return Optional.of(numbers);
    }
}
