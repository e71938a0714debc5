package org.noriai.dispatch.model;

/**
 * What a ride costs, as it was agreed. The engine carries it and never looks into it.
 *
 * @param minorUnits the most that is to be paid, in the smallest units of the currency (yen, cents); not negative
 * @param currency ISO 4217
 * @param terms how it came about and how it is paid, as whoever set it wrote it
 */
public record Fare(long minorUnits, String currency, String terms) {

    /** Checks that nobody is paid for riding. */
    public Fare {
        if (minorUnits < 0 || currency.length() != 3) {
            throw new IllegalArgumentException("A fare of %d in '%s' is not possible.".formatted(minorUnits, currency));
        }
    }
}
