package org.noriai.routing.areafile;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** The fields of a value of a YAML document. A name that is not known or given twice is a mistake. */
public final class YamlMapping {

    private final YamlValue self;
    private final Map<String, YamlValue> fields = new LinkedHashMap<>();

    YamlMapping(YamlValue self, MappingNode node, Optional<Set<String>> known) {
        this.self = self;
        for (NodeTuple tuple : node.getValue()) {
            YamlValue key = new YamlValue(tuple.getKeyNode(), self.path(), self.mistakes());
            if (!(tuple.getKeyNode() instanceof ScalarNode scalar)) {
                key.wrong("the name of a field must be a text");
                continue;
            }
            String name = scalar.getValue();
            String path = path(self.path(), name);
            YamlValue value = new YamlValue(tuple.getValueNode(), path, self.mistakes());
            if (known.isPresent() && !known.get().contains(name)) {
                self.mistakes()
                        .add(
                                key.line(),
                                path,
                                "",
                                "there is no such field; there are: " + String.join(", ", known.get()));
            } else if (fields.putIfAbsent(name, value) != null) {
                self.mistakes().add(key.line(), path, "", "is given twice");
            }
        }
    }

    /** A document of another file has its name and a colon for a path. */
    private static String path(String parent, String name) {
        if (parent.isEmpty()) {
            return name;
        }
        return parent.endsWith(":") ? parent + " " + name : parent + "." + name;
    }

    /** What the fields are of. */
    public YamlValue self() {
        return self;
    }

    /** All fields in their order. */
    public Map<String, YamlValue> fields() {
        return fields;
    }

    public Optional<YamlValue> find(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    /** The field; a mistake if it is missing. */
    public Optional<YamlValue> require(String name) {
        if (!fields.containsKey(name)) {
            self.wrong("the field '%s' is missing".formatted(name));
        }
        return find(name);
    }
}
