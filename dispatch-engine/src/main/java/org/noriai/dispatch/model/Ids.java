package org.noriai.dispatch.model;

/** The form that all ids share. */
final class Ids {

    private static final int LENGTH_MAX = 64;

    private Ids() {}

    static void check(String type, String value) {
        if (value.isBlank() || value.length() > LENGTH_MAX) {
            throw new IllegalArgumentException(
                    "The %s '%s' must have 1 to %d characters.".formatted(type, value, LENGTH_MAX));
        }
    }
}
