package org.noriai.dispatch.state;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Reads what {@link StateImageWriter} writes. Used by one thread. */
final class StateImageReader {

    private static final String PACKAGES = "org.noriai.dispatch.";

    private final DataInputStream in;
    private final List<Class<?>> classes = new ArrayList<>();
    private final Map<Class<?>, ImageShape> shapes = new HashMap<>();
    private final List<String> texts = new ArrayList<>();
    private final List<@Nullable Object> parts = new ArrayList<>();

    StateImageReader(DataInputStream in) {
        this.in = in;
    }

    Object read() throws IOException, ReflectiveOperationException {
        return switch (ImageTag.of(in.readUnsignedByte())) {
            case INTEGER -> in.readInt();
            case LONG -> in.readLong();
            case TRUE -> true;
            case FALSE -> false;
            case DOUBLE -> in.readDouble();
            case TEXT -> text();
            case TEXT_AGAIN -> texts.get(in.readInt());
            case DATE -> LocalDate.ofEpochDay(in.readLong());
            case TIME -> LocalTime.ofNanoOfDay(in.readLong());
            case WEEKDAY -> DayOfWeek.of(in.readUnsignedByte());
            case LIST -> List.copyOf(list());
            case EMPTY -> Optional.empty();
            case PRESENT -> Optional.of(read());
            case INT_EMPTY -> OptionalInt.empty();
            case INT_PRESENT -> OptionalInt.of(in.readInt());
            case ID_MAP -> map();
            case SHIFTS -> shifts();
            case CONSTANT -> constant();
            case PART -> part();
            case PART_AGAIN -> again();
        };
    }

    private String text() throws IOException {
        int length = in.readInt();
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new IllegalArgumentException("A text of %d bytes ends after %d.".formatted(length, bytes.length));
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        texts.add(text);
        return text;
    }

    private List<Object> list() throws IOException, ReflectiveOperationException {
        int size = in.readInt();
        List<Object> list = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            list.add(read());
        }
        return list;
    }

    private ShiftTable shifts() throws IOException, ReflectiveOperationException {
        return ShiftTable.of(list().stream().map(ShiftState.class::cast).toList());
    }

    private IdMap<Object, Object> map() throws IOException, ReflectiveOperationException {
        int size = in.readInt();
        IdMap<Object, Object> map = IdMap.empty();
        for (int i = 0; i < size; i++) {
            map = map.with(read(), read());
        }
        return map;
    }

    private Object constant() throws IOException, ReflectiveOperationException {
        Class<?> type = readClass();
        String name = in.readUTF();
        for (Object constant : type.getEnumConstants()) {
            if (((Enum<?>) constant).name().equals(name)) {
                return constant;
            }
        }
        throw new IllegalArgumentException("%s has no %s.".formatted(type.getName(), name));
    }

    private Object part() throws IOException, ReflectiveOperationException {
        int number = parts.size();
        // Counted before what it holds, as it was written.
        parts.add(null);
        Class<?> type = readClass();
        ImageShape shape = shapes.computeIfAbsent(type, ImageShape::of);
        Object[] values = new Object[shape.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = read();
        }
        Object part = shape.make(values);
        parts.set(number, part);
        return part;
    }

    private Object again() throws IOException {
        int number = in.readInt();
        Object part = parts.get(number);
        if (part == null) {
            throw new IllegalArgumentException("The part %d holds itself.".formatted(number));
        }
        return part;
    }

    private Class<?> readClass() throws IOException, ReflectiveOperationException {
        int number = in.readUnsignedShort();
        if (number < classes.size()) {
            return classes.get(number);
        }
        String name = in.readUTF();
        if (number > classes.size() || !name.startsWith(PACKAGES)) {
            throw new IllegalArgumentException("The class %d, %s, is none of the engine's.".formatted(number, name));
        }
        Class<?> type = Class.forName(name);
        String written = in.readUTF();
        String present = type.isEnum() ? "" : ImageShape.of(type).describe();
        if (!written.equals(present)) {
            throw new IllegalArgumentException(
                    "%s was made of %s and is now made of %s.".formatted(name, written, present));
        }
        classes.add(type);
        return type;
    }
}
