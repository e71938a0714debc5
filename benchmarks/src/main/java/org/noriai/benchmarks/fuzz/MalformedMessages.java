package org.noriai.benchmarks.fuzz;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.DynamicMessage;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Requests as nobody should send them: extreme values, cut off, with flipped bits, or no message at all. Confined to one thread. */
final class MalformedMessages {

    private static final int DEPTH_MAX = 4;
    private static final int LIST_MAX = 4;

    /** Larger ones are refused by gRPC itself. */
    private static final int BYTES_MAX = 900_000;

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "\0",
            "' or 1=1 --",
            "../../etc/passwd",
            "\uD83D\uDE00 乗合",
            "\u202E\u200B",
            "%s%n%x",
            "<script>",
            "NaN",
            "-1",
            "x".repeat(65),
            "x".repeat(5_000),
            "あ".repeat(20_000),
            "a@example.jp",
            "+81465123456",
            "2026-11-23",
            "bus-1");

    private final SplittableRandom random;

    MalformedMessages(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** The bytes of a request. */
    byte[] bytes(Descriptor type) {
        byte[] whole = message(type, 0).toByteArray();
        if (whole.length > BYTES_MAX) {
            return Arrays.copyOf(whole, BYTES_MAX);
        }
        switch (random.nextInt(6)) {
            case 0 -> {
                byte[] noise = new byte[random.nextInt(1, 200)];
                random.nextBytes(noise);
                return noise;
            }
            case 1 -> {
                return Arrays.copyOf(whole, whole.length == 0 ? 0 : random.nextInt(whole.length));
            }
            case 2 -> {
                for (int i = 0; i < 1 + whole.length / 20 && whole.length > 0; i++) {
                    whole[random.nextInt(whole.length)] ^= (byte) (1 << random.nextInt(8));
                }
                return whole;
            }
            default -> {
                return whole;
            }
        }
    }

    /** A message with fields as nobody should fill them. */
    DynamicMessage message(Descriptor type, int depth) {
        DynamicMessage.Builder builder = DynamicMessage.newBuilder(type);
        for (FieldDescriptor field : type.getFields()) {
            if (random.nextInt(5) == 0
                    || depth >= DEPTH_MAX && field.getJavaType() == FieldDescriptor.JavaType.MESSAGE) {
                continue;
            }
            if (field.isRepeated()) {
                boolean many = field.getJavaType() != FieldDescriptor.JavaType.STRING && random.nextInt(50) == 0;
                int count = many ? 700 : random.nextInt(LIST_MAX);
                for (int i = 0; i < count && !field.isMapField(); i++) {
                    builder.addRepeatedField(field, value(field, depth));
                }
            } else {
                builder.setField(field, value(field, depth));
            }
        }
        return builder.build();
    }

    private Object value(FieldDescriptor field, int depth) {
        return switch (field.getJavaType()) {
            case INT -> pick(0, 1, -1, Integer.MAX_VALUE, Integer.MIN_VALUE, random.nextInt());
            case LONG ->
                pick(0L, 1L, -1L, Long.MAX_VALUE, Long.MIN_VALUE, random.nextLong(), 1_795_428_000L, 253_402_300_800L);
            case FLOAT -> pick(0f, Float.NaN, Float.POSITIVE_INFINITY, -Float.MAX_VALUE, (float) random.nextDouble());
            case DOUBLE ->
                pick(
                        0d,
                        -0d,
                        Double.NaN,
                        Double.NEGATIVE_INFINITY,
                        Double.MAX_VALUE,
                        Double.MIN_VALUE,
                        43.73,
                        7.42,
                        181d);
            case BOOLEAN -> random.nextBoolean();
            case STRING -> TEXTS.get(random.nextInt(TEXTS.size()));
            case BYTE_STRING -> ByteString.copyFrom(new byte[random.nextInt(100)]);
            case ENUM -> constant(field.getEnumType());
            case MESSAGE -> message(field.getMessageType(), depth + 1);
        };
    }

    private Object constant(EnumDescriptor type) {
        return random.nextInt(4) == 0
                ? type.findValueByNumberCreatingIfUnknown(random.nextInt(-5, 1_000_000))
                : type.getValues().get(random.nextInt(type.getValues().size()));
    }

    private Object pick(Object... values) {
        return values[random.nextInt(values.length)];
    }
}
