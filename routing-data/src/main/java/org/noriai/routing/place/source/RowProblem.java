package org.noriai.routing.place.source;

/**
 * A row of a place file that was left out, and why. Immutable.
 *
 * @param file its name
 * @param unit what {@code line} counts: {@code line}, or {@code entry} in JSON
 * @param line where the row begins, from 1
 * @param field the column or property concerned, as the file calls it
 * @param value what it holds, shortened
 * @param message a sentence that says what would be right
 */
public record RowProblem(String file, String unit, int line, String field, String value, String message) {

    private static final int VALUE_LENGTH_MAX = 80;

    /** Shortens a value that nobody could read. */
    public RowProblem {
        if (value.length() > VALUE_LENGTH_MAX) {
            value = value.substring(0, VALUE_LENGTH_MAX) + "…";
        }
    }

    /** One line for people. */
    @Override
    public String toString() {
        return "%s, %s %d: %s '%s' %s".formatted(file, unit, line, field, value, message);
    }
}
