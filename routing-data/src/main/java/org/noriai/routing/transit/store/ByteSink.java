package org.noriai.routing.transit.store;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Writes values; equal texts are written once. Used by one thread. */
final class ByteSink {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);
    private final Map<String, Integer> texts = new LinkedHashMap<>();

    /** How a value is written. */
    interface Writing<T> {
        void write(T value) throws IOException;
    }

    void number(int value) throws IOException {
        out.writeInt(value);
    }

    void flag(boolean value) throws IOException {
        out.writeBoolean(value);
    }

    void real(double value) throws IOException {
        out.writeDouble(value);
    }

    void text(String value) throws IOException {
        Integer known = texts.get(value);
        if (known == null) {
            known = texts.size();
            texts.put(value, known);
        }
        out.writeInt(known);
    }

    void optional(OptionalInt value) throws IOException {
        out.writeBoolean(value.isPresent());
        out.writeInt(value.orElse(0));
    }

    void optional(Optional<String> value) throws IOException {
        out.writeBoolean(value.isPresent());
        text(value.orElse(""));
    }

    <T> void list(List<T> values, Writing<T> writing) throws IOException {
        out.writeInt(values.size());
        for (T value : values) {
            writing.write(value);
        }
    }

    void numbers(int[] values) throws IOException {
        out.writeInt(values.length);
        ByteBuffer buffer = ByteBuffer.allocate(values.length * Integer.BYTES);
        buffer.asIntBuffer().put(values);
        out.write(buffer.array());
    }

    void reals(double[] values) throws IOException {
        out.writeInt(values.length);
        ByteBuffer buffer = ByteBuffer.allocate(values.length * Double.BYTES);
        buffer.asDoubleBuffer().put(values);
        out.write(buffer.array());
    }

    void reals(float[] values) throws IOException {
        out.writeInt(values.length);
        ByteBuffer buffer = ByteBuffer.allocate(values.length * Float.BYTES);
        buffer.asFloatBuffer().put(values);
        out.write(buffer.array());
    }

    void raw(byte[] values) throws IOException {
        out.writeInt(values.length);
        out.write(values);
    }

    /** The texts, then all that was written. */
    byte[] toByteArray() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        DataOutputStream whole = new DataOutputStream(all);
        whole.writeInt(texts.size());
        for (String text : texts.keySet()) {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            whole.writeInt(utf8.length);
            whole.write(utf8);
        }
        bytes.writeTo(whole);
        return all.toByteArray();
    }
}
