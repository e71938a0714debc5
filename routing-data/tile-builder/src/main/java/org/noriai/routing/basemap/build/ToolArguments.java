package org.noriai.routing.basemap.build;

import java.util.HashMap;
import java.util.Map;

/** Reads {@code --name value} pairs. */
final class ToolArguments {

    private ToolArguments() {}

    static Map<String, String> parse(String[] arguments) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < arguments.length; i += 2) {
            if (!arguments[i].startsWith("--") || i + 1 == arguments.length) {
                throw new IllegalArgumentException("the argument '%s' is not --name value".formatted(arguments[i]));
            }
            values.put(arguments[i].substring(2), arguments[i + 1]);
        }
        return values;
    }

    static String require(Map<String, String> arguments, String name) {
        String value = arguments.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the argument --%s is missing".formatted(name));
        }
        return value;
    }
}
