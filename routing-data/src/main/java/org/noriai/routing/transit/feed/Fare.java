package org.noriai.routing.transit.feed;

import java.math.BigDecimal;
import java.util.OptionalInt;

/**
 * A row of {@code fare_attributes.txt}.
 *
 * @param id within its feed
 * @param price in the currency's unit, with its decimals
 * @param currency ISO 4217
 * @param paidOnBoard or before
 * @param transfers how many are allowed; as many as one likes if absent
 * @param transferSeconds how long transfers are allowed
 * @param agencyId whose it is; empty where the feed does not say
 */
public record Fare(
        String id,
        BigDecimal price,
        String currency,
        boolean paidOnBoard,
        OptionalInt transfers,
        OptionalInt transferSeconds,
        String agencyId) {}
