package org.noriai.dispatch.model;

/**
 * What a member of staff told the service to do.
 *
 * @param by who, as an opaque key
 * @param kind what, as the contract names the method
 * @param subject what it is about: the id of a ride, a vehicle, a zone; empty where it is none of these
 * @param why for people; nothing about a person
 * @param idempotencyKey the caller's key; the same again gives the same answer
 * @param fingerprint of the request, so that the key can't be used for another one
 */
public record Instruction(
        String by, String kind, String subject, String why, String idempotencyKey, String fingerprint) {

    /** Checks that it says who and what. */
    public Instruction {
        if (by.isBlank() || kind.isBlank()) {
            throw new IllegalArgumentException(
                    "An instruction must say who and what, not '%s' and '%s'.".formatted(by, kind));
        }
    }
}
