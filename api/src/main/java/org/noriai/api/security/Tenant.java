package org.noriai.api.security;

/**
 * A city that runs its service on this installation. Accounts, tokens and records of who looked at what belong to one, and
 * nobody sees another's.
 *
 * @param name stable, 1 to 64 characters
 */
public record Tenant(String name) {

    private static final int LENGTH_MAX = 64;

    /** Checks the name. */
    public Tenant {
        if (name.isBlank() || name.length() > LENGTH_MAX) {
            throw new IllegalArgumentException(
                    "The tenant '%s' must have 1 to %d characters.".formatted(name, LENGTH_MAX));
        }
    }
}
