package org.noriai.benchmarks.fuzz;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;

/** JSON and paths as nobody should send them. Confined to one thread. */
final class MalformedJson {

    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "[]",
            "{}",
            "\"\"",
            "-1",
            "1e400",
            "99999999999999999999999",
            "\"NaN\"",
            "[[[]]]",
            "{\"a\": {\"b\": 1}}",
            "\"\\ud800\"",
            "0.1",
            "\"2026-99-99T00:00:00Z\"");

    private final SplittableRandom random;
    private final MalformedMessages messages;

    MalformedJson(long seed) {
        this.random = new SplittableRandom(seed);
        this.messages = new MalformedMessages(seed + 1);
    }

    /** The body of a request. */
    byte[] body(Descriptor type) {
        return switch (random.nextInt(8)) {
            case 0 -> noise();
            case 1 -> {
                byte[] whole = printed(type).getBytes(StandardCharsets.UTF_8);
                yield java.util.Arrays.copyOf(whole, random.nextInt(whole.length + 1));
            }
            case 2 -> mistyped(type).getBytes(StandardCharsets.UTF_8);
            case 3 -> nested().getBytes(StandardCharsets.UTF_8);
            case 4 ->
                ("{\"unknown_" + random.nextInt(100) + "\": 1, \"a\": 2, \"a\": 3}").getBytes(StandardCharsets.UTF_8);
            default -> printed(type).getBytes(StandardCharsets.UTF_8);
        };
    }

    private byte[] noise() {
        byte[] noise = new byte[random.nextInt(200)];
        random.nextBytes(noise);
        return noise;
    }

    private String printed(Descriptor type) {
        try {
            return JsonFormat.printer().print(messages.message(type, 0));
        } catch (InvalidProtocolBufferException | IllegalArgumentException | IndexOutOfBoundsException notAsJson) {
            return mistyped(type);
        }
    }

    private String mistyped(Descriptor type) {
        StringBuilder json = new StringBuilder("{");
        type.getFields()
                .forEach(field -> json.append(json.length() > 1 ? "," : "")
                        .append('"')
                        .append(random.nextBoolean() ? field.getName() : field.getJsonName())
                        .append("\": ")
                        .append(VALUES.get(random.nextInt(VALUES.size()))));
        return json.append('}').toString();
    }

    private String nested() {
        int depth = random.nextInt(1, 100_000);
        String open = random.nextBoolean() ? "[" : "{\"a\":";
        return open.repeat(depth) + (random.nextBoolean() ? "" : "1");
    }

    /** A path of a template, with something in the place of its variables. */
    String path(String template) {
        StringBuilder path = new StringBuilder();
        for (String part : template.split("(?=\\{)|(?<=\\})")) {
            path.append(part.startsWith("{") ? variable() : part);
        }
        return random.nextInt(10) == 0 ? path + "?a=%00&b=" + variable() + "&b=2" : path.toString();
    }

    private String variable() {
        return switch (random.nextInt(5)) {
            case 0 -> "%00";
            case 1 -> "%2e%2e%2f";
            case 2 -> "x".repeat(random.nextInt(1, 3_000));
            case 3 -> URLEncoder.encode("乗合 ' --", StandardCharsets.UTF_8).replace("+", "%20");
            default -> "r-" + random.nextInt();
        };
    }
}
