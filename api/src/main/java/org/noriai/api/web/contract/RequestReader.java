package org.noriai.api.web.contract;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.noriai.api.problem.FieldProblem;
import org.noriai.api.problem.ProblemException;

/**
 * Makes a request message of what HTTP brings: path, query or JSON body, headers. Every field that is not known or can't
 * be read is named, with its value. Immutable.
 */
final class RequestReader {

    /** Deeper than any request of the contract; parsers may be recursive. */
    private static final int DEPTH_MAX = 30;

    private static final String WELL_KNOWN = "google.protobuf.";

    private final HttpRoute route;

    RequestReader(HttpRoute route) {
        this.route = route;
    }

    /**
     * Reads a request.
     *
     * @param variables of the path
     * @param query parameters by name, each with its values
     * @param header finds a header; null where it is absent
     * @param body the JSON text, empty for none
     * @throws ProblemException with every field that can't be read
     */
    Message read(
            Map<String, String> variables,
            Map<String, List<String>> query,
            Function<String, @Nullable String> header,
            byte[] body) {
        List<FieldProblem> problems = new ArrayList<>();
        JsonObject json = route.takesBody() ? parse(body) : fromQuery(query, problems);
        check("", json, route.schema().getInputType(), problems);
        route.headerFields().forEach((name, field) -> {
            for (String spelling : Set.of(field.getName(), field.getJsonName())) {
                JsonElement misplaced = json.remove(spelling);
                if (misplaced != null) {
                    problems.add(FieldProblem.of(
                            field.getName(), text(misplaced), "is to be sent as the header %s.".formatted(name)));
                }
            }
            String value = header.apply(name);
            if (value != null) {
                json.addProperty(field.getName(), value);
            }
        });
        variables.forEach(json::addProperty);
        if (!problems.isEmpty()) {
            throw ProblemException.invalid(problems);
        }
        Message.Builder builder = route.requestType().newBuilderForType();
        try {
            JsonFormat.parser().merge(json.toString(), builder);
        } catch (InvalidProtocolBufferException malformed) {
            throw ProblemException.invalid(List.of(new FieldProblem("", "", String.valueOf(malformed.getMessage()))));
        }
        return builder.build();
    }

    private static JsonObject parse(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        if (text.isBlank()) {
            return new JsonObject();
        }
        if (depth(text) > DEPTH_MAX) {
            throw ProblemException.invalid(List.of(new FieldProblem(
                    "", text, "The body must not be nested deeper than %d levels.".formatted(DEPTH_MAX))));
        }
        try {
            if (JsonParser.parseString(text) instanceof JsonObject object) {
                return object;
            }
        } catch (JsonParseException malformed) {
            throw bodyProblem(text);
        }
        throw bodyProblem(text);
    }

    /** How deep brackets are nested at most, those within strings aside. */
    private static int depth(String text) {
        int depth = 0;
        int deepest = 0;
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '"' -> quoted = !quoted;
                case '\\' -> i += quoted ? 1 : 0;
                case '[', '{' -> deepest = quoted ? deepest : Math.max(deepest, ++depth);
                case ']', '}' -> depth -= quoted ? 0 : 1;
                default -> {}
            }
        }
        return deepest;
    }

    private static ProblemException bodyProblem(String text) {
        return ProblemException.invalid(List.of(new FieldProblem("", text, "The body must be a JSON object.")));
    }

    private JsonObject fromQuery(Map<String, List<String>> query, List<FieldProblem> problems) {
        JsonObject json = new JsonObject();
        query.forEach((name, values) -> {
            if (values.size() == 1) {
                put(json, name, values.getFirst());
            } else {
                problems.add(FieldProblem.of(name, String.join(", ", values), "must be given once."));
            }
        });
        return json;
    }

    private static void put(JsonObject json, String path, String value) {
        int dot = path.indexOf('.');
        if (dot < 0 || path.chars().filter(letter -> letter == '.').count() > DEPTH_MAX) {
            json.addProperty(path, value);
            return;
        }
        String head = path.substring(0, dot);
        JsonObject inner = json.get(head) instanceof JsonObject object ? object : new JsonObject();
        json.add(head, inner);
        put(inner, path.substring(dot + 1), value);
    }

    /** Tries every leaf alone, so that all that is wrong comes out at once and with its name. */
    private static void check(String prefix, JsonObject json, Descriptor type, List<FieldProblem> problems) {
        for (Map.Entry<String, JsonElement> entry : json.entrySet()) {
            String path = prefix + entry.getKey();
            FieldDescriptor field = find(type, entry.getKey());
            if (field == null) {
                problems.add(FieldProblem.of(path, text(entry.getValue()), "is not a field of the request."));
            } else {
                checkField(prefix + field.getName(), field, entry.getValue(), problems);
            }
        }
    }

    private static void checkField(String path, FieldDescriptor field, JsonElement value, List<FieldProblem> problems) {
        if (isPlainMessage(field) && field.isRepeated() && value.isJsonArray()) {
            int index = 0;
            for (JsonElement element : value.getAsJsonArray()) {
                checkMessage("%s[%d]".formatted(path, index++), field, element, problems);
            }
        } else if (isPlainMessage(field) && !field.isRepeated() && !value.isJsonNull()) {
            checkMessage(path, field, value, problems);
        } else {
            checkLeaf(path, field, value, problems);
        }
    }

    private static void checkMessage(
            String path, FieldDescriptor field, JsonElement value, List<FieldProblem> problems) {
        if (value instanceof JsonObject object) {
            check(path + ".", object, field.getMessageType(), problems);
        } else {
            problems.add(FieldProblem.of(path, text(value), "must be a JSON object."));
        }
    }

    private static void checkLeaf(String path, FieldDescriptor field, JsonElement value, List<FieldProblem> problems) {
        JsonObject alone = new JsonObject();
        alone.add(field.getName(), value);
        try {
            JsonFormat.parser().merge(alone.toString(), DynamicMessage.newBuilder(field.getContainingType()));
        } catch (InvalidProtocolBufferException malformed) {
            problems.add(FieldProblem.of(path, text(value), "must be " + expected(field) + "."));
        }
    }

    private static String expected(FieldDescriptor field) {
        String one = switch (field.getJavaType()) {
            case INT, LONG -> "a whole number in range";
            case FLOAT, DOUBLE -> "a number";
            case BOOLEAN -> "true or false";
            case STRING -> "a string";
            case BYTE_STRING -> "a base64 string";
            case ENUM -> "a name of " + field.getEnumType().getName();
            case MESSAGE ->
                field.getMessageType().getName().equals("Timestamp")
                        ? "an RFC 3339 time, as 2026-11-22T12:00:00Z"
                        : "a " + field.getMessageType().getName();
        };
        return field.isRepeated() ? "a list, each " + one : one;
    }

    private static boolean isPlainMessage(FieldDescriptor field) {
        return field.getJavaType() == FieldDescriptor.JavaType.MESSAGE
                && !field.isMapField()
                && !field.getMessageType().getFullName().startsWith(WELL_KNOWN);
    }

    private static @Nullable FieldDescriptor find(Descriptor type, String name) {
        for (FieldDescriptor field : type.getFields()) {
            if (field.getName().equals(name) || field.getJsonName().equals(name)) {
                return field;
            }
        }
        return null;
    }

    private static String text(JsonElement value) {
        return value.isJsonPrimitive() ? value.getAsString() : value.toString();
    }
}
