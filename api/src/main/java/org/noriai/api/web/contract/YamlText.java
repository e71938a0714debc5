package org.noriai.api.web.contract;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Writes maps, lists, strings, numbers and booleans as YAML 1.2 in block style. */
final class YamlText {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z$/_][A-Za-z0-9_./{}$-]*");
    private static final Pattern WORD = Pattern.compile("(?i)true|false|null|yes|no|on|off|y|n");

    private YamlText() {}

    static String of(Map<String, ?> document) {
        StringBuilder out = new StringBuilder();
        map(out, document, 0);
        return out.toString();
    }

    private static void map(StringBuilder out, Map<?, ?> map, int depth) {
        map.forEach((key, value) -> {
            out.append("  ".repeat(depth)).append(scalar(key)).append(':');
            value(out, value, depth + 1);
        });
    }

    private static void value(StringBuilder out, Object value, int depth) {
        switch (value) {
            case Map<?, ?> map when map.isEmpty() -> out.append(" {}\n");
            case Map<?, ?> map -> {
                out.append('\n');
                map(out, map, depth);
            }
            case List<?> list when list.isEmpty() -> out.append(" []\n");
            case List<?> list -> {
                out.append('\n');
                for (Object item : list) {
                    out.append("  ".repeat(depth)).append('-');
                    value(out, item, depth + 1);
                }
            }
            default -> out.append(' ').append(scalar(value)).append('\n');
        }
    }

    private static String scalar(Object value) {
        String text = value.toString();
        boolean bare = !(value instanceof String)
                || (PLAIN.matcher(text).matches() && !WORD.matcher(text).matches());
        return bare
                ? text
                : '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }
}
