package org.noriai.routing.area;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;

/** Reads fields of JSON that must be there; what is wrong is an {@link IllegalArgumentException} that names the field. */
final class JsonFields {

    static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private JsonFields() {}

    static JsonNode field(JsonNode node, String name) {
        JsonNode value = node.get(name);
        if (value == null) {
            throw new IllegalArgumentException("The field '%s' is missing.".formatted(name));
        }
        return value;
    }

    static String text(JsonNode node, String name) {
        return field(node, name).asText();
    }

    static boolean truth(JsonNode node, String name) {
        JsonNode value = field(node, name);
        if (!value.isBoolean()) {
            throw new IllegalArgumentException(
                    "The field '%s' is '%s', not true or false.".formatted(name, value.asText()));
        }
        return value.booleanValue();
    }

    static double number(JsonNode node, String name) {
        JsonNode value = field(node, name);
        if (!value.isNumber()) {
            throw new IllegalArgumentException("The field '%s' is '%s', not a number.".formatted(name, value.asText()));
        }
        return value.doubleValue();
    }

    static int whole(JsonNode node, String name) {
        JsonNode value = field(node, name);
        if (!value.isInt()) {
            throw new IllegalArgumentException(
                    "The field '%s' is '%s', not a whole number.".formatted(name, value.asText()));
        }
        return value.intValue();
    }

    /** A record of the engine's, its components by their names. */
    static <T> T value(JsonNode node, String name, Class<T> type) {
        try {
            return MAPPER.treeToValue(field(node, name), type);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "The field '%s' is impossible: %s".formatted(name, e.getOriginalMessage()), e);
        }
    }
}
