package org.noriai.api.store.people;

import java.time.Instant;

/**
 * Who did what with whose data. Carries ids only.
 *
 * @param sequence from 1, without a gap
 * @param at when
 * @param actor who, as {@code Principal.actor}
 * @param action what, as a stable word
 * @param subject whose, an opaque id; empty where it concerns nobody in particular
 * @param detail how much or which, never what is personal
 * @param hash SHA-256 of all of this and the hash of the entry before, as lower-case hexadecimal digits
 */
public record AuditEntry(
        long sequence, Instant at, String actor, String action, String subject, String detail, String hash) {

    /** What the hash covers besides the one before: each part with its length, so that no two entries read alike. */
    String covered() {
        StringBuilder text = new StringBuilder();
        for (String part :
                new String[] {Long.toString(sequence), Long.toString(at.toEpochMilli()), actor, action, subject, detail
                }) {
            text.append(part.length()).append(':').append(part).append(',');
        }
        return text.toString();
    }

    AuditEntry chained(String hashBefore) {
        return new AuditEntry(sequence, at, actor, action, subject, detail, Secrets.hash(hashBefore + "," + covered()));
    }
}
