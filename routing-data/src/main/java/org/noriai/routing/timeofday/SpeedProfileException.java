package org.noriai.routing.timeofday;

import java.util.List;

/** A speed profile that can't be used, with every mistake in it. */
public final class SpeedProfileException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /**
     * A mistake.
     *
     * @param line of the file, from 1; 0 for the file as a whole
     * @param field the column
     * @param value what stands there
     * @param message what is wrong with it
     */
    public record Problem(int line, String field, String value, String message) {

        @Override
        public String toString() {
            return "line %d: %s '%s' %s".formatted(line, field, value, message);
        }
    }

    SpeedProfileException(List<Problem> problems) {
        super(String.join("\n", problems.stream().map(Problem::toString).toList()));
        this.problems = List.copyOf(problems);
    }

    /** All mistakes, in the order of the file. */
    public List<Problem> problems() {
        return problems;
    }
}
