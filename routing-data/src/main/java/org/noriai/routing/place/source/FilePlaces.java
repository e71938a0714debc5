package org.noriai.routing.place.source;

import java.util.ArrayList;
import java.util.List;
import org.noriai.routing.place.PlaceEntry;

/**
 * What a place file holds. Immutable.
 *
 * @param file its name
 * @param layout what kind of file it was taken for, in a few words
 * @param entries the places, ids unlike each other
 * @param problems the rows that were left out
 * @param closed rows left out because the place is closed, which is no mistake
 */
public record FilePlaces(String file, String layout, List<PlaceEntry> entries, List<RowProblem> problems, int closed) {

    /** Problems that a report shows; more are counted. */
    private static final int SHOWN_MAX = 20;

    /** Makes the lists unmodifiable. */
    public FilePlaces {
        entries = List.copyOf(entries);
        problems = List.copyOf(problems);
    }

    /** What was found, one line for people. */
    public String summary() {
        return "%d places from %s (%s)".formatted(entries.size(), file, layout);
    }

    /** What was left out, a line each, for people; after a good many only how many more. */
    public List<String> notes() {
        List<String> lines = new ArrayList<>();
        problems.stream().limit(SHOWN_MAX).map(RowProblem::toString).forEach(lines::add);
        if (problems.size() > SHOWN_MAX) {
            lines.add("%s: %d more rows".formatted(file, problems.size() - SHOWN_MAX));
        }
        if (closed > 0) {
            lines.add("%s: %d places that are closed".formatted(file, closed));
        }
        return lines;
    }
}
