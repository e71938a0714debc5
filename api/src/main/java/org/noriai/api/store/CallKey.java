package org.noriai.api.store;

/**
 * A caller's name for one call, by which its repetition is known.
 *
 * @param caller whose: keys of different callers have nothing to do with each other
 * @param method of what: nor have those of different methods
 * @param key chosen by the caller
 */
public record CallKey(String caller, String method, String key) {

    private static final int CALLER_LENGTH_MAX = 128;
    private static final int KEY_LENGTH_MAX = 255;

    /** Checks the lengths that the store has room for. */
    public CallKey {
        if (caller.isBlank() || caller.length() > CALLER_LENGTH_MAX || method.isBlank()) {
            throw new IllegalArgumentException("The caller '%s' or the method '%s' is none.".formatted(caller, method));
        }
        if (key.isEmpty() || key.length() > KEY_LENGTH_MAX) {
            throw new IllegalArgumentException("The key must have 1 to %d characters.".formatted(KEY_LENGTH_MAX));
        }
    }
}
