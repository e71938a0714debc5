package org.noriai.routing.closure;

import java.util.List;

/** Street changes that can't be used, with every mistake in them. */
public final class StreetChangesException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /**
     * A mistake.
     *
     * @param field where it is, such as {@code features[2].properties.start}
     * @param value what stands there, shortened
     * @param message what is wrong with it
     */
    public record Problem(String field, String value, String message) {

        @Override
        public String toString() {
            return "%s '%s' %s".formatted(field, value, message);
        }
    }

    StreetChangesException(List<Problem> problems) {
        super(String.join("\n", problems.stream().map(Problem::toString).toList()));
        this.problems = List.copyOf(problems);
    }

    /** All mistakes, in the order of the text. */
    public List<Problem> problems() {
        return problems;
    }
}
