package org.noriai.routing.areafile;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads a record of rules, each of whose components may be named: what a component may be is the record's own check, so
 * that a rule that the engine gains can be named at once.
 */
final class RecordFields<T extends Record> {

    private final RecordComponent[] components;
    private final Constructor<T> constructor;
    private final Set<String> names = new LinkedHashSet<>();

    RecordFields(Class<T> type) {
        components = type.getRecordComponents();
        try {
            constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("The record %s has its constructor.".formatted(type), e);
        }
        for (RecordComponent component : components) {
            names.add(component.getName());
        }
    }

    /** What may be named. */
    Set<String> names() {
        return names;
    }

    /** The record with what the value says instead. */
    T over(T base, Optional<YamlValue> said) {
        return said.flatMap(value -> value.mapping(names))
                .map(given -> over(base, given))
                .orElse(base);
    }

    private T over(T base, YamlMapping given) {
        T result = base;
        for (int i = 0; i < components.length; i++) {
            Optional<YamlValue> value = given.find(components[i].getName());
            Optional<Object> read = value.flatMap(reader(components[i].getType()));
            if (value.isPresent() && read.isPresent()) {
                result = with(result, i, read.get(), value.get());
            }
        }
        return result;
    }

    private static Function<YamlValue, Optional<Object>> reader(Class<?> type) {
        if (type == int.class) {
            return value -> {
                OptionalInt whole = value.whole(Integer.MIN_VALUE, Integer.MAX_VALUE);
                return whole.isPresent() ? Optional.of(whole.getAsInt()) : Optional.empty();
            };
        }
        if (type == double.class) {
            return value -> {
                OptionalDouble number = value.number(-1e9, 1e9);
                return number.isPresent() ? Optional.of(number.getAsDouble()) : Optional.empty();
            };
        }
        if (type == boolean.class) {
            return value -> value.truth().map(truth -> (Object) truth);
        }
        throw new IllegalStateException("No field can say a %s.".formatted(type));
    }

    private T with(T base, int index, Object value, YamlValue at) {
        try {
            Object[] arguments = new Object[components.length];
            for (int i = 0; i < arguments.length; i++) {
                arguments[i] = i == index ? value : components[i].getAccessor().invoke(base);
            }
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            at.wrong(String.valueOf(
                            e.getCause() == null ? e.getMessage() : e.getCause().getMessage())
                    .replaceFirst("\\.$", ""));
            return base;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The record %s can be made.".formatted(constructor), e);
        }
    }
}
