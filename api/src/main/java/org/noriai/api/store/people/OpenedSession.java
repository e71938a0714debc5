package org.noriai.api.store.people;

import org.noriai.api.security.Principal;

/**
 * A sign-in, and its tokens, which are told once and not kept.
 *
 * @param principal who signed in
 * @param accessToken secret, to call with
 * @param accessSeconds for how long it is valid
 * @param refreshToken secret, for a new pair of tokens, once
 * @param refreshSeconds for how long it is valid
 */
public record OpenedSession(
        Principal.Known principal, String accessToken, long accessSeconds, String refreshToken, long refreshSeconds) {

    /** Without the tokens, which belong in no log. */
    @Override
    public String toString() {
        return "OpenedSession[principal=%s]".formatted(principal.actor());
    }
}
