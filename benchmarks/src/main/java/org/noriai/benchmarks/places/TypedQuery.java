package org.noriai.benchmarks.places;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What somebody types, and the place that is meant. Immutable.
 *
 * @param script how it is written: {@code kanji}, {@code hiragana} and so on
 * @param typed the whole text
 * @param meant the name of the place
 */
record TypedQuery(String script, String typed, String meant) {

    private static final String FILE = "queries.txt";

    /** All queries of the benchmark, in the order of its file. */
    static List<TypedQuery> all() throws IOException {
        List<TypedQuery> queries = new ArrayList<>();
        try (InputStream file = TypedQuery.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IOException("The file %s of the benchmark is missing.".formatted(FILE));
            }
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            for (String line : text.lines().filter(one -> !one.startsWith("#")).toList()) {
                String[] parts = line.split(" \\| ", -1);
                if (parts.length != 3) {
                    throw new IOException("The line '%s' of %s must have three parts.".formatted(line, FILE));
                }
                queries.add(new TypedQuery(parts[0], parts[1], parts[2]));
            }
        }
        return queries;
    }
}
