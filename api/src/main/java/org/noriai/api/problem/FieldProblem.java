package org.noriai.api.problem;

/**
 * One thing that is wrong with a request.
 *
 * @param field path of the field in the contract's own names, as {@code party.seats}; empty if it concerns no one field
 * @param value what was sent, as text
 * @param message a sentence that says what would be right
 */
public record FieldProblem(String field, String value, String message) {

    private static final int VALUE_LENGTH_MAX = 200;

    /** Shortens a value that nobody could read. */
    public FieldProblem {
        if (value.length() > VALUE_LENGTH_MAX) {
            value = value.substring(0, VALUE_LENGTH_MAX) + "…";
        }
    }

    /** A problem whose message is a sentence about {@code field value}. */
    public static FieldProblem of(String field, Object value, String rest) {
        return new FieldProblem(field, String.valueOf(value), "%s '%s' %s".formatted(field, value, rest));
    }
}
