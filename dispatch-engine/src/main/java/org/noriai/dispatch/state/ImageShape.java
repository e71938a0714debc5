package org.noriai.dispatch.state;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;

/** The fields of a class, and the constructor that takes them in their order. Immutable. */
final class ImageShape {

    /** Nothing else is ever made from an image. */
    private static final String PACKAGES = "org.noriai.dispatch.";

    private final List<Field> fields;
    private final Constructor<?> constructor;

    private ImageShape(List<Field> fields, Constructor<?> constructor) {
        this.fields = fields;
        this.constructor = constructor;
    }

    /**
     * The shape of a class.
     *
     * @throws IllegalStateException if it is not of the engine, or no constructor takes its fields
     */
    static ImageShape of(Class<?> type) {
        if (!type.getName().startsWith(PACKAGES)) {
            throw new IllegalStateException("A state holds a %s.".formatted(type.getName()));
        }
        List<Field> fields = Arrays.stream(type.getDeclaredFields())
                .filter(field -> !Modifier.isStatic(field.getModifiers()) && !field.isSynthetic())
                .toList();
        Class<?>[] types = fields.stream().map(Field::getType).toArray(Class<?>[]::new);
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            fields.forEach(field -> field.setAccessible(true));
            return new ImageShape(fields, constructor);
        } catch (NoSuchMethodException missing) {
            throw new IllegalStateException(
                    "No constructor of %s takes its fields in their order: %s."
                            .formatted(type.getName(), Arrays.toString(types)),
                    missing);
        }
    }

    int size() {
        return fields.size();
    }

    Object value(Object of, int index) {
        try {
            return fields.get(index).get(of);
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException("The field %s can't be read.".formatted(fields.get(index)), impossible);
        }
    }

    Object make(Object[] values) throws ReflectiveOperationException {
        try {
            return constructor.newInstance(values);
        } catch (InvocationTargetException failed) {
            throw new IllegalArgumentException(
                    "%s refuses %s."
                            .formatted(constructor.getDeclaringClass().getSimpleName(), Arrays.toString(values)),
                    failed.getCause());
        }
    }

    /** Names and types of the fields. */
    String describe() {
        StringBuilder text = new StringBuilder();
        for (Field field : fields) {
            text.append(field.getName())
                    .append(':')
                    .append(field.getGenericType().getTypeName())
                    .append(' ');
        }
        return text.toString();
    }
}
