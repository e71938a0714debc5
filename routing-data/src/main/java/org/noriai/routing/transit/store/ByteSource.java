package org.noriai.routing.transit.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads what {@link ByteSink} wrote. Used by one thread. */
final class ByteSource {

    private final ByteBuffer in;
    private final String[] texts;

    /** How a value is read. */
    interface Reading<T> {
        T read() throws IOException;
    }

    ByteSource(ByteBuffer in) throws IOException {
        this.in = in;
        this.texts = new String[length(Integer.BYTES)];
        for (int i = 0; i < texts.length; i++) {
            byte[] utf8 = new byte[length(1)];
            in.get(utf8);
            texts[i] = new String(utf8, StandardCharsets.UTF_8);
        }
    }

    /** A count of things of this many bytes at least, which must still be there. */
    private int length(int bytesEach) throws IOException {
        int count = in.getInt();
        if (count < 0 || (long) count * bytesEach > in.remaining()) {
            throw new IOException("%d things can't follow at byte %d".formatted(count, in.position()));
        }
        return count;
    }

    int number() {
        return in.getInt();
    }

    boolean flag() {
        return in.get() != 0;
    }

    double real() {
        return in.getDouble();
    }

    String text() {
        return texts[in.getInt()];
    }

    OptionalInt optionalNumber() {
        boolean present = flag();
        int value = number();
        return present ? OptionalInt.of(value) : OptionalInt.empty();
    }

    Optional<String> optionalText() {
        boolean present = flag();
        String value = text();
        return present ? Optional.of(value) : Optional.empty();
    }

    <T> List<T> list(Reading<T> reading) throws IOException {
        int size = length(1);
        List<T> values = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            values.add(reading.read());
        }
        return values;
    }

    int[] numbers() throws IOException {
        int[] values = new int[length(Integer.BYTES)];
        in.asIntBuffer().get(values);
        in.position(in.position() + values.length * Integer.BYTES);
        return values;
    }

    double[] reals() throws IOException {
        double[] values = new double[length(Double.BYTES)];
        in.asDoubleBuffer().get(values);
        in.position(in.position() + values.length * Double.BYTES);
        return values;
    }

    float[] floats() throws IOException {
        float[] values = new float[length(Float.BYTES)];
        in.asFloatBuffer().get(values);
        in.position(in.position() + values.length * Float.BYTES);
        return values;
    }

    byte[] raw() throws IOException {
        byte[] values = new byte[length(1)];
        in.get(values);
        return values;
    }
}
