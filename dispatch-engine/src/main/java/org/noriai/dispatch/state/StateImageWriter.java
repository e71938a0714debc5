package org.noriai.dispatch.state;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Writes the parts of a state, those that are one object once. Used by one thread. */
final class StateImageWriter {

    private final DataOutputStream out;
    private final Map<Class<?>, Integer> classes = new HashMap<>();
    private final Map<Class<?>, ImageShape> shapes = new HashMap<>();
    private final Map<String, Integer> texts = new HashMap<>();
    private final Map<Object, Integer> parts = new IdentityHashMap<>();

    StateImageWriter(DataOutputStream out) {
        this.out = out;
    }

    void write(Object value) throws IOException {
        switch (value) {
            case Integer number -> {
                tag(ImageTag.INTEGER);
                out.writeInt(number);
            }
            case Long number -> {
                tag(ImageTag.LONG);
                out.writeLong(number);
            }
            case Boolean yes -> tag(yes ? ImageTag.TRUE : ImageTag.FALSE);
            case Double number -> {
                tag(ImageTag.DOUBLE);
                out.writeDouble(number);
            }
            case String text -> text(text);
            case LocalDate date -> {
                tag(ImageTag.DATE);
                out.writeLong(date.toEpochDay());
            }
            case LocalTime time -> {
                tag(ImageTag.TIME);
                out.writeLong(time.toNanoOfDay());
            }
            case DayOfWeek day -> {
                tag(ImageTag.WEEKDAY);
                out.writeByte(day.getValue());
            }
            case ShiftTable shifts -> list(ImageTag.SHIFTS, shifts);
            case List<?> list -> list(ImageTag.LIST, list);
            case Optional<?> optional -> optional(optional);
            case OptionalInt optional -> {
                tag(optional.isPresent() ? ImageTag.INT_PRESENT : ImageTag.INT_EMPTY);
                if (optional.isPresent()) {
                    out.writeInt(optional.getAsInt());
                }
            }
            case IdMap<?, ?> map -> map(map);
            case Enum<?> constant -> {
                tag(ImageTag.CONSTANT);
                classOf(constant.getDeclaringClass());
                out.writeUTF(constant.name());
            }
            default -> part(value);
        }
    }

    private void tag(ImageTag tag) throws IOException {
        out.writeByte(tag.ordinal());
    }

    private void text(String text) throws IOException {
        Integer known = texts.putIfAbsent(text, texts.size());
        if (known != null) {
            tag(ImageTag.TEXT_AGAIN);
            out.writeInt(known);
            return;
        }
        tag(ImageTag.TEXT);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private void list(ImageTag tag, List<?> list) throws IOException {
        tag(tag);
        out.writeInt(list.size());
        for (Object element : list) {
            write(element);
        }
    }

    private void optional(Optional<?> optional) throws IOException {
        if (optional.isPresent()) {
            tag(ImageTag.PRESENT);
            write(optional.get());
        } else {
            tag(ImageTag.EMPTY);
        }
    }

    private void map(IdMap<?, ?> map) throws IOException {
        tag(ImageTag.ID_MAP);
        out.writeInt(map.size());
        try {
            map.forEach((key, value) -> {
                try {
                    write(key);
                    write(value);
                } catch (IOException failed) {
                    throw new UncheckedIOException(failed);
                }
            });
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        }
    }

    private void part(Object part) throws IOException {
        Integer known = parts.putIfAbsent(part, parts.size());
        if (known != null) {
            tag(ImageTag.PART_AGAIN);
            out.writeInt(known);
            return;
        }
        ImageShape shape = shapes.computeIfAbsent(part.getClass(), ImageShape::of);
        tag(ImageTag.PART);
        classOf(part.getClass());
        for (int i = 0; i < shape.size(); i++) {
            write(shape.value(part, i));
        }
    }

    /** A class by its number; the first time with its name and what an object of it is made of. */
    private void classOf(Class<?> type) throws IOException {
        Integer known = classes.putIfAbsent(type, classes.size());
        if (known != null) {
            out.writeShort(known);
            return;
        }
        out.writeShort(classes.size() - 1);
        out.writeUTF(type.getName());
        out.writeUTF(type.isEnum() ? "" : ImageShape.of(type).describe());
    }
}
